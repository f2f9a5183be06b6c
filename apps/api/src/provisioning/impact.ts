import { mostImpactNames, type PhoneImpact } from '@patchbay/contract/phone-impact';
import type { Tx } from '@patchbay/database/scope';
import type { DeviceView } from '@patchbay/domain/provisioning/device-view';
import type { OwnTemplate } from '@patchbay/domain/provisioning/own-templates/own-template';
import { makeFile } from '@patchbay/domain/provisioning/render';
import { filesOf } from '@patchbay/domain/provisioning/requested-file';
import { phonesUsing, type UsingPhone } from '../platform/phones-using.ts';
import type { FoundPhone } from './find-phone.ts';
import { provisionedPhones } from './provisioned.ts';

/** Rendering all of them twice takes this many phones about a second. */
export const mostRendered = 2_000;
const together = 200;

/** What the files of a phone are made of. */
export interface Made {
  view: DeviceView;
  template: OwnTemplate | undefined;
}

type Compare = (phone: FoundPhone) => Promise<{ before: Made; after: Made }>;

/** The phones that have a template or a key layout and would get another file of what comes after, those first that would get none. */
export const phoneImpact = async (tx: Tx, id: string, compare: Compare): Promise<PhoneImpact> => {
  const { phones, total } = await phonesUsing(tx, id, mostRendered);
  const found = await reachedPhones(tx, phones, compare);
  const failing = found.filter(({ isFailing }) => isFailing);
  const named = [...failing, ...found.filter(({ isFailing }) => !isFailing)].slice(0, mostImpactNames).map(({ isChanged: _, ...phone }) => phone);
  return { using: total, changed: found.filter(({ isChanged }) => isChanged).length, failing: failing.length, isExact: total <= mostRendered, phones: named };
};

interface Reached {
  isChanged: boolean;
  isFailing: boolean;
}

export const reachedPhones = async (tx: Tx, phones: UsingPhone[], compare: Compare): Promise<(UsingPhone & Reached)[]> => {
  const reached = new Map<string, Reached>();
  for (let from = 0; from < phones.length; from += together) {
    const ids = phones.slice(from, from + together).map(({ id }) => id);
    for (const { phone } of await provisionedPhones(tx, ids)) reached.set(phone.phone_id, reach(await compare(phone)));
  }
  return phones.map((phone) => ({ ...phone, ...(reached.get(phone.id) ?? untouched) })).filter(({ isChanged, isFailing }) => isChanged || isFailing);
};

const untouched: Reached = { isChanged: false, isFailing: false };

const reach = ({ before, after }: Awaited<ReturnType<Compare>>): Reached => {
  const files = filesOf(before.view.phone).map(({ name }) => [makeFile(before.view, name, before.template), makeFile(after.view, name, after.template)] as const);
  return { isChanged: files.some(([was, is]) => was?.body !== is?.body || was?.fault !== is?.fault), isFailing: files.some(([, is]) => is != null && is.fault !== null) };
};
