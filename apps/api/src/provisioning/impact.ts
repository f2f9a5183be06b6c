import { mostImpactNames, type PhoneImpact } from '@patchbay/contract/phone-impact';
import type { Tx } from '@patchbay/database/scope';
import type { DeviceView } from '@patchbay/domain/provisioning/device-view';
import type { OwnTemplate } from '@patchbay/domain/provisioning/own-templates/own-template';
import { renderFile } from '@patchbay/domain/provisioning/render';
import { filesOf } from '@patchbay/domain/provisioning/requested-file';
import { phonesUsing, type UsingPhone } from '../platform/phones-using.ts';
import type { FoundPhone } from './find-phone.ts';
import { provisionedPhones } from './provisioned.ts';

/** Rendering all of them twice takes this many phones about a second. */
const mostRendered = 2_000;
const together = 200;

/** What the files of a phone are made of. */
export interface Made {
  view: DeviceView;
  template: OwnTemplate | undefined;
}

type Compare = (phone: FoundPhone) => Promise<{ before: Made; after: Made }>;

/** The phones that have a template or a key layout and would get another file of what comes after. */
export const phoneImpact = async (tx: Tx, id: string, compare: Compare): Promise<PhoneImpact> => {
  const { phones, total } = await phonesUsing(tx, id, mostRendered);
  const changed = await changedPhones(tx, phones, compare);
  return { using: total, changed: changed.length, isExact: total <= mostRendered, phones: changed.slice(0, mostImpactNames) };
};

const changedPhones = async (tx: Tx, phones: UsingPhone[], compare: Compare): Promise<UsingPhone[]> => {
  const changed = new Set<string>();
  for (let from = 0; from < phones.length; from += together) {
    const ids = phones.slice(from, from + together).map(({ id }) => id);
    for (const { phone } of await provisionedPhones(tx, ids)) if (isOther(await compare(phone))) changed.add(phone.phone_id);
  }
  return phones.filter(({ id }) => changed.has(id));
};

const isOther = ({ before, after }: Awaited<ReturnType<Compare>>): boolean =>
  filesOf(before.view.phone).some(({ name }) => renderFile(before.view, name, before.template)?.body !== renderFile(after.view, name, after.template)?.body);
