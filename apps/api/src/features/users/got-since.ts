import { Problem } from '@patchbay/contract/http/problem';
import type { Tx } from '@patchbay/database/scope';
import type { InTheWay } from '../../platform/history.ts';
import { findUsers } from './load.ts';

const lineDetail = (name: string) => `${name} was given a line since. Remove the user instead.`;
const deviceDetail = (name: string, systems: string[]) => `${name} has activated the app on ${systems.join(', ')} since. Remove the user instead.`;
const invitationDetail = (name: string) => `${name} was invited to the app since. Remove the user instead.`;

/** Why one user is kept, by what they have: the systems of their devices, and whether they are reached by a line. */
export const whyKept = (name: string, { systems, hasLine }: { systems: string[]; hasLine: boolean }): string =>
  systems.length > 0 ? deviceDetail(name, systems) : hasLine ? lineDetail(name) : invitationDetail(name);

/** Refuses to take back users who have got something since; the first of them, and how many they are. */
export const keptSince = (first: { name: string; detail: string }[], count: number): Problem =>
  new Problem('revert-conflict', count === 1 ? first[0]!.detail : `${count} have got lines, devices or invitations since, such as ${first.map(({ name }) => name).join(', ')}. Remove these users instead.`);

/** What users have that rows of their own tell of, and that would be lost without a word: devices, lines, contact methods, invitations. */
export const gotSince = async (tx: Tx, ids: string[]): Promise<(InTheWay & { name: string; detail: string })[]> => {
  if (ids.length === 0) return [];
  const where = { where: { userId: { in: ids } }, orderBy: { id: 'asc' } } as const;
  const devices = Map.groupBy(await tx.appDevice.findMany({ ...where, select: { id: true, userId: true, os: true } }), ({ userId }) => userId);
  const methods = Map.groupBy(await tx.contactMethod.findMany({ ...where, select: { id: true, userId: true, name: true } }), ({ userId }) => userId);
  const invitations = Map.groupBy(await tx.appInvitation.findMany({ ...where, select: { id: true, userId: true } }), ({ userId }) => userId);
  return (await findUsers(tx, ids)).flatMap(({ id, name, appConfiguration }) => {
    const got = (kind: string, { id: gotId, label = name }: { id: string; label?: string }, detail: string) => ({ id, name, by: { kind, id: gotId, label }, detail });
    const own = devices.get(id) ?? [];
    return [
      ...own.map((device) => got('app-device', { id: device.id, label: `${name} · ${device.os}` }, deviceDetail(name, own.map(({ os }) => os)))),
      ...(appConfiguration.isConfigured ? [got('app-configuration', { id: appConfiguration.id }, lineDetail(name))] : []),
      ...(methods.get(id) ?? []).map((method) => got('contact-method', { id: method.id, label: `${name} · ${method.name}` }, lineDetail(name))),
      ...(invitations.get(id) ?? []).map((invitation) => got('app-invitation', { id: invitation.id }, invitationDetail(name))),
    ];
  });
};
