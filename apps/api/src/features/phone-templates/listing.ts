import type { PhoneTemplateSummary, TemplateField, TemplateTexts } from '@patchbay/contract/phone-templates';
import { findFamily, shippedTexts } from '@patchbay/domain/provisioning/families';
import type { Listing } from '../../platform/http/listing.ts';
import { likeAnywhere, likeFolded } from '../../platform/list.ts';
import { hashOf } from './texts.ts';

export interface PhoneTemplateRow {
  id: string;
  name: string;
  family: string;
  owner_id: string | null;
  owner_name: string;
  base_id: string | null;
  base_name: string;
  base_hash: string;
  /** Of the template that it was copied from, as that is now. */
  base_hash_now: string | null;
  fields: TemplateField[];
  version: number;
  created_at: Date;
  updated_at: Date;
}

/** What phones of a family come with, of this release; nothing for a family that the catalogue has lost. */
export const shippedBase = (family: string): TemplateTexts | undefined => {
  const known = findFamily(family);
  return known && shippedTexts(known.family);
};

const hasMovedOn = ({ family, base_id, base_name, base_hash, base_hash_now }: PhoneTemplateRow): boolean => {
  if (base_id !== null) return base_hash_now !== null && base_hash_now !== base_hash;
  const shipped = base_name === '' ? shippedBase(family) : undefined;
  return shipped !== undefined && hashOf(family, shipped) !== base_hash;
};

export const phoneTemplateToWire = (row: PhoneTemplateRow): PhoneTemplateSummary => {
  const known = findFamily(row.family);
  return {
    id: row.id,
    name: row.name,
    family: row.family,
    vendor: known?.vendor.name ?? row.family.split('.')[0]!,
    familyName: known?.family.name ?? row.family,
    ownerId: row.owner_id,
    ownerName: row.owner_name,
    baseId: row.base_id,
    baseName: row.base_name,
    hasBaseMovedOn: hasMovedOn(row),
    fields: row.fields,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
};

// Those above are known by name, and no further.
const ownerInScope = `case when starts_with(t.owner_path, current_setting('app.scope_path')) then t.owner_id end`;

export const phoneTemplateListing: Listing<PhoneTemplateRow, PhoneTemplateSummary> = {
  map: {
    from: 'phone_template t left join phone_template b on b.id = t.base_id',
    id: 't.id',
    select: `t.name, t.family, ${ownerInScope} as owner_id, t.owner_name, t.base_id, t.base_name, t.base_hash, b.hash as base_hash_now, t.fields, t.version, t.created_at, t.updated_at`,
    sort: {
      name: { sql: 't.name', type: 'text' },
      family: { sql: 't.family', type: 'text' },
      createdAt: { sql: 't.created_at', type: 'timestamptz' },
      updatedAt: { sql: 't.updated_at', type: 'timestamptz' },
    },
    search: (text, param) => likeFolded('t.name', param(likeAnywhere(text))),
    filters: {
      id: (value, param) => `t.id = ${param(value)}`,
      family: (value, param) => `t.family = ${param(value)}`,
      ownerId: (value, param) => `${ownerInScope} = ${param(value)}`,
    },
  },
  toWire: phoneTemplateToWire,
  csv: {
    fileName: 'phone-templates',
    columns: [
      { header: 'Name', cell: (row) => row.name },
      { header: 'Vendor', cell: (row) => row.vendor },
      { header: 'Family', cell: (row) => row.familyName },
      { header: 'Owner', cell: (row) => row.ownerName },
      { header: 'Base', cell: (row) => row.baseName },
    ],
  },
};
