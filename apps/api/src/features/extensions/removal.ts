import type { Reference } from '@patchbay/contract/http/problem';
import type { Tx } from '@patchbay/database/scope';
import type { ActingCtx } from '../../platform/ctx.ts';
import { onlySeen } from '../../platform/extension-sight.ts';
import { callFlowsWith, distinct, forwardingTo, keysTo, ringGroupsOf } from '../../platform/relations.ts';
import type { ExtensionState } from './load.ts';

/** The accounts by which the persons of these extensions sign in: they go with them. */
export const accountsOf = async (tx: Tx, ids: string[]): Promise<Reference[]> => {
  const persons = await tx.extension.findMany({ where: { id: { in: ids }, accountId: { not: null } }, select: { accountId: true, username: true }, orderBy: { username: 'asc' } });
  return persons.map(({ accountId, username }) => ({ kind: 'account', id: accountId!, label: username }));
};

/** The extensions that forward to these and stay, as far as they are seen. */
const forwardingHere = async (tx: Tx, ctx: ActingCtx, ids: string[]): Promise<Reference[]> =>
  onlySeen(tx, ctx, (await forwardingTo(tx, ids)).filter(({ id }) => !ids.includes(id)));

/** What is free afterwards, and what stays without one of them: numbers, phone lines, groups, forwards of others, call flows, keys of phones, and whose app rings no more. */
export const releasedBy = async (tx: Tx, ctx: ActingCtx, gone: ExtensionState[]): Promise<Reference[]> => {
  const ids = gone.map(({ id }) => id);
  const users = await tx.user.findMany({ where: { id: { in: gone.flatMap(({ endpoints }) => endpoints.mobile.userId ?? []) } }, select: { id: true, firstName: true, lastName: true }, orderBy: [{ firstName: 'asc' }, { lastName: 'asc' }] });
  return distinct([
    ...gone.flatMap(({ phoneNumbers }) => phoneNumbers.map(({ id, e164 }) => ({ kind: 'phone-number', id, label: e164 }))),
    ...gone.flatMap(({ phones }) => phones.map(({ id, name }) => ({ kind: 'phone', id, label: name }))),
    ...gone.flatMap(({ smsGroups }) => smsGroups.map(({ id, name }) => ({ kind: 'sms-group', id, label: name }))),
    ...users.map(({ id, firstName, lastName }) => ({ kind: 'user', id, label: `${firstName} ${lastName}` })),
    ...(await forwardingHere(tx, ctx, ids)),
    ...(await ringGroupsOf(tx, ids)),
    ...(await callFlowsWith(tx, ids)),
    ...(await keysTo(tx, gone.map(({ shortNumber }) => shortNumber))),
  ]);
};
