import type { Extension, ExtensionDraft, extensions } from '@patchbay/contract/extensions';
import type { QueryOf } from '@patchbay/contract/http/endpoint';
import { notFound } from '@patchbay/contract/http/problem';
import type { References } from '@patchbay/contract/references';
import type { Tx } from '@patchbay/database/scope';
import { audit } from '../../platform/audit.ts';
import type { ActingCtx, TenantCtx } from '../../platform/ctx.ts';
import { claimCodes, exchangeCode, releaseCodes } from '../../platform/dial-space.ts';
import { bumpCards, type CardName } from '../../platform/extension-cards.ts';
import { refuseUnseen } from '../../platform/extension-sight.ts';
import { answerList } from '../../platform/http/listing.ts';
import { listPage } from '../../platform/list.ts';
import { releaseNumbers } from '../../platform/number-assignment.ts';
import { callFlowsWith, forwardingTo, ringGroupsWith } from '../../platform/relations.ts';
import { orStale } from '../../platform/stale.ts';
import { listedExtensions } from './listed.ts';
import { extensionListing, extensionToWire } from './listing.ts';
import { partOf } from './cards/card.ts';
import { entityOf, type ExtensionState, loadExtension, loadState, recorded } from './load.ts';
import { assignNumbers, claimNumbers } from './numbers.ts';
import { refuseOwn, refuseStrongerPerson } from './person.ts';
import { newSipPassword } from './sip-password.ts';

export const listExtensions = (ctx: TenantCtx, query: QueryOf<typeof extensions.list>) => answerList(ctx, listedExtensions, { ...query, seenBy: ctx.monitorId });

export const getExtension = async (ctx: TenantCtx, id: string): Promise<Extension> => {
  const { rows } = await ctx.read((sql) => listPage(sql, extensionListing.map, { sort: 'shortNumber', pageSize: 1, id, seenBy: ctx.monitorId }));
  if (!rows[0]) throw notFound('extension');
  return extensionToWire(rows[0]);
};

/** The account name that an extension of this short number gets: with a suffix where the name is another account's. */
export const sipUsernameFor = async (tx: Tx, ctx: ActingCtx, shortNumber: string): Promise<string> => {
  const [row] = await tx.$queryRaw<{ name: string }[]>`select free_sip_username(${`${shortNumber}-${ctx.organisation.code}`}) as name`;
  return row!.name;
};

/** A new extension with that id and a new SIP password. */
export const insertExtension = async (tx: Tx, ctx: ActingCtx, id: string, draft: ExtensionDraft): Promise<Extension> => {
  const { shortNumber, displayName, isEnabled, presentationNumberId } = draft;
  await claimNumbers(tx, ctx, id, draft);
  await claimCodes(tx, { kind: 'extension', codes: [shortNumber], pointer: '/shortNumber' });
  const sip = { sipUsername: await sipUsernameFor(tx, ctx, shortNumber), sipPassword: newSipPassword(ctx, id) };
  await tx.extension.create({ data: { id, shortNumber, displayName, isEnabled, presentationNumberId, ...sip, createdAt: ctx.now, updatedAt: ctx.now }, select: { id: true } });
  await assignNumbers(tx, ctx, id, draft.phoneNumberIds);
  return loadExtension(tx, id);
};

/** Brings an extension to this state; `version`, where given, is the one that it must have. */
export const changeExtension = async (tx: Tx, ctx: ActingCtx, before: ExtensionState, draft: ExtensionDraft & { version?: number }): Promise<Extension> => {
  const { id } = before;
  const { shortNumber, displayName, isEnabled, presentationNumberId } = draft;
  if (isEnabled !== before.isEnabled) await refuseDeciding(tx, ctx, before);
  const isRenumbered = shortNumber !== before.shortNumber;
  // The account follows the short number, unless its name was chosen, and nothing else: a new code of the enterprise would cut all phones off until their next fetch.
  const sip = isRenumbered && before.endpoints.thirdParty.sipUsername === null ? { sipUsername: await sipUsernameFor(tx, ctx, shortNumber) } : {};
  const data = { shortNumber, displayName, isEnabled, presentationNumberId, ...sip, version: { increment: 1 }, updatedAt: ctx.now };
  await exchangeCode(tx, { kind: 'extension', before: before.shortNumber, after: shortNumber, pointer: '/shortNumber' }, () =>
    tx.extension.update({ where: { id, version: draft.version ?? before.version }, data, select: { id: true } }).catch(orStale));
  const isReassigned = presentationNumberId !== before.presentationNumberId || !isSameSet(draft.phoneNumberIds, before.phoneNumberIds);
  if (isReassigned) await claimNumbers(tx, ctx, id, draft);
  if (isReassigned) await assignNumbers(tx, ctx, id, draft.phoneNumberIds);
  return loadExtension(tx, id);
};

/** The cards that hold what was changed by the draft of the extension. */
export const cardsOfDraft = (before: Extension, after: Extension): CardName[] => [
  ...(before.shortNumber !== after.shortNumber || before.presentationNumberId !== after.presentationNumberId ? ['numberSettings' as const] : []),
  ...(before.displayName === after.displayName ? [] : ['identity' as const]),
  ...(isSameSet(before.phoneNumberIds, after.phoneNumberIds) ? [] : ['phoneNumbers' as const]),
];

const isSameSet = (some: string[], others: string[]): boolean => new Set(some).size === new Set(others).size && some.every((each) => others.includes(each));

/** Disabling and removing one end what its person does. */
const refuseDeciding = async (tx: Tx, ctx: ActingCtx, { id, identity }: ExtensionState): Promise<void> => {
  refuseStrongerPerson(ctx, identity);
  const { accountId } = await tx.extension.findUniqueOrThrow({ where: { id }, select: { accountId: true } });
  refuseOwn(ctx, accountId);
};

/** Frees its numbers, takes it out of its SMS groups, clears the phone lines that point to it, and gives its short number back. Its person's account goes with it. */
export const dropExtension = async (tx: Tx, ctx: ActingCtx, before: ExtensionState): Promise<void> => {
  const { id, shortNumber, phones, smsGroups } = before;
  await refuseDeciding(tx, ctx, before);
  await releaseNumbers(tx, ctx, 'extension', [id]);
  await tx.smsGroupMember.deleteMany({ where: { extensionId: id } });
  await tx.smsGroup.updateMany({ where: { ownerExtensionId: id }, data: { ownerExtensionId: null } });
  // Whoever is editing one of these groups holds a member that is gone.
  await tx.smsGroup.updateMany({ where: { id: { in: smsGroups.map((group) => group.id) } }, data: { version: { increment: 1 }, updatedAt: ctx.now } });
  await tx.phoneLine.deleteMany({ where: { extensionId: id } });
  // Whoever is editing one of these phones holds lines that are gone.
  await tx.phone.updateMany({ where: { id: { in: phones.map((phone) => phone.id) } }, data: { version: { increment: 1 }, updatedAt: ctx.now } });
  await tx.extension.delete({ where: { id }, select: { id: true } });
  await releaseCodes(tx, [shortNumber]);
};

export const createExtension = (ctx: TenantCtx, draft: ExtensionDraft): Promise<Extension> =>
  ctx.inTenant(async (tx) => {
    const after = await insertExtension(tx, ctx, ctx.newId(), draft);
    await audit(tx, ctx, 'extension.created', { entity: entityOf(after), after: recorded(await loadState(tx, after.id)) });
    return after;
  });

export const updateExtension = (ctx: TenantCtx, id: string, draft: ExtensionDraft & { version: number }): Promise<Extension> =>
  ctx.inTenant(async (tx) => {
    const before = await loadState(tx, id);
    const after = await changeExtension(tx, ctx, before, draft);
    await bumpCards(tx, ctx, [id], cardsOfDraft(before, after));
    await audit(tx, ctx, 'extension.updated', { entity: entityOf(after), before: partOf(before, Object.keys(after)), after });
    return after;
  });

export const removeExtension = (ctx: TenantCtx, id: string): Promise<void> =>
  ctx.inTenant(async (tx) => {
    const before = await loadState(tx, id);
    await dropExtension(tx, ctx, before);
    await audit(tx, ctx, 'extension.removed', { entity: entityOf(before), before: recorded(before) });
  });

export const extensionReferences = (ctx: TenantCtx, id: string): Promise<References> =>
  ctx.inTenant(async (tx) => {
    await refuseUnseen(tx, ctx, id);
    const { phoneNumbers, phones, smsGroups } = await loadExtension(tx, id);
    const released = [
      ...phoneNumbers.map((number) => ({ kind: 'phone-number', id: number.id, label: number.e164 })),
      ...phones.map((phone) => ({ kind: 'phone', id: phone.id, label: phone.name })),
      ...smsGroups.map((group) => ({ kind: 'sms-group', id: group.id, label: group.name })),
      ...(await forwardingTo(tx, [id])).filter((one) => one.id !== id),
      ...(await ringGroupsWith(tx, id)),
      ...(await callFlowsWith(tx, [id])),
    ];
    return { blocking: [], removed: [], released };
  });
