import { Problem } from '@patchbay/contract/http/problem';
import type { Tx } from '@patchbay/database/scope';
import type { InTheWay } from '../../platform/history.ts';
import { findUsers } from './load.ts';

const lineDetail = (name: string) => `${name} was given a line since. Remove the user instead.`;
const deviceDetail = (name: string, systems: string[]) => `${name} has activated the app on ${systems.join(', ')} since. Remove the user instead.`;
const ringsDetail = (name: string, extension: string) => `The app of ${name} rings as extension ${extension} since. Remove the user instead.`;
const invitationDetail = (name: string) => `${name} was invited to the app since. Remove the user instead.`;

interface Had {
  /** Of their devices. */
  systems: string[];
  hasLine: boolean;
  /** The first extension as which their app rings. */
  rings: string | null;
}

/** Why one user is kept, by what they have. */
export const whyKept = (name: string, { systems, hasLine, rings }: Had): string => {
  if (systems.length > 0) return deviceDetail(name, systems);
  if (hasLine) return lineDetail(name);
  return rings === null ? invitationDetail(name) : ringsDetail(name, rings);
};

/** Refuses to take back users who have got something since; the first of them, and how many they are. */
export const keptSince = (first: { name: string; detail: string }[], count: number): Problem =>
  new Problem('revert-conflict', count === 1 ? first[0]!.detail : `${count} have got lines, devices, extensions or invitations since, such as ${first.map(({ name }) => name).join(', ')}. Remove these users instead.`);

/** What users have that rows of their own tell of, and that would be lost without a word: devices, lines, contact methods, extensions, invitations. */
export const gotSince = async (tx: Tx, ids: string[]): Promise<(InTheWay & { name: string; detail: string })[]> => {
  if (ids.length === 0) return [];
  const where = { where: { userId: { in: ids } }, orderBy: { id: 'asc' } } as const;
  const devices = Map.groupBy(await tx.appDevice.findMany({ ...where, select: { id: true, userId: true, os: true } }), ({ userId }) => userId);
  const methods = Map.groupBy(await tx.contactMethod.findMany({ ...where, select: { id: true, userId: true, name: true } }), ({ userId }) => userId);
  const invitations = Map.groupBy(await tx.appInvitation.findMany({ ...where, select: { id: true, userId: true } }), ({ userId }) => userId);
  const extensions = Map.groupBy(await tx.extension.findMany({ where: { mobileUserId: { in: ids } }, orderBy: { shortNumber: 'asc' }, select: { id: true, mobileUserId: true, shortNumber: true, displayName: true } }), ({ mobileUserId }) => mobileUserId);
  return (await findUsers(tx, ids)).flatMap(({ id, name, appConfiguration }) => {
    const got = (kind: string, { id: gotId, label = name }: { id: string; label?: string }, detail: string) => ({ id, name, by: { kind, id: gotId, label }, detail });
    const own = devices.get(id) ?? [];
    return [
      ...own.map((device) => got('app-device', { id: device.id, label: `${name} · ${device.os}` }, deviceDetail(name, own.map(({ os }) => os)))),
      ...(appConfiguration.isConfigured ? [got('app-configuration', { id: appConfiguration.id }, lineDetail(name))] : []),
      ...(methods.get(id) ?? []).map((method) => got('contact-method', { id: method.id, label: `${name} · ${method.name}` }, lineDetail(name))),
      ...(extensions.get(id) ?? []).map(({ id: extensionId, shortNumber, displayName }) => got('extension', { id: extensionId, label: `${shortNumber} ${displayName}` }, ringsDetail(name, `${shortNumber} ${displayName}`))),
      ...(invitations.get(id) ?? []).map((invitation) => got('app-invitation', { id: invitation.id }, invitationDetail(name))),
    ];
  });
};
