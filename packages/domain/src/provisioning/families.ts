import { vendors } from './catalogue.ts';
import type { Family, FileKind, Vendor } from './model.ts';

export interface KnownFamily {
  /** `yealink.t-series` */
  id: string;
  vendor: Vendor;
  family: Family;
}

/** What a family is called where data refer to it. */
export const familyIdOf = (vendor: string, family: string): string => `${vendor}.${family.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;

export const knownFamilies: readonly KnownFamily[] = vendors.flatMap((vendor) => vendor.families.map((family) => ({ id: familyIdOf(vendor.id, family.name), vendor, family })));

const byId = new Map(knownFamilies.map((known) => [known.id, known]));

export const findFamily = (id: string): KnownFamily | undefined => byId.get(id);

/** The texts that a family comes with; empty for a kind of file that its phones do not ask for. */
export const shippedTexts = ({ templates }: Family): { [K in FileKind]: string } => ({ device: templates.device, boot: templates.boot ?? '', common: templates.common ?? '' });
