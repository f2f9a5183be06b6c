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
import { answerList, isExport } from '../../platform/http/listing.ts';
import { listPage } from '../../platform/list.ts';
import { releaseNumbers } from '../../platform/number-assignment.ts';
import { orStale } from '../../platform/stale.ts';
import { exportedExtensions } from './exported-list.ts';
import { listedExtensions } from './listed.ts';
import { extensionListing, extensionToWire } from './listing.ts';
import { partOf } from './cards/card.ts';
import { entityOf, type ExtensionState, loadExtension, loadState, recorded } from './load.ts';
import { assignNumbers, claimNumbers } from './numbers.ts';
import { refuseOwn, refuseStrongerPerson } from './person.ts';
import { accountsOf, releasedBy } from './removal.ts';
import { newSipPassword } from './sip-password.ts';

export const listExtensions = (ctx: TenantCtx, query: QueryOf<typeof extensions.list>) =>
  (isExport(query) ? answerList(ctx, exportedExtensions, { ...query, seenBy: ctx.monitorId }) : answerList(ctx, listedExtensions, { ...query, seenBy: ctx.monitorId }));

export const getExtension = async (ctx: TenantCtx, id: string): Promise<Extension> => {
  const { rows } = await ctx.read((sql) => listPage(sql, extensionListing.map, { sort: 'shortNumber', pageSize: 1, id, seenBy: ctx.monitorId }));
  if (!rows[0]) throw notFound('extension');
  return extensionToWire(rows[0]);
};

/** The account names that extensions of these short numbers get, each with a suffix where the name is another account's. */
export const sipUsernamesFor = async (tx: Tx, { organisation: { code } }: ActingCtx, shortNumbers: string[]): Promise<Map<string, string>> => {
  const rows = await tx.$queryRaw<{ number: string; name: string }[]>`select number, free_sip_username(number || '-' || ${code}) as name from unnest(${shortNumbers}::text[]) as number`;
  return new Map(rows.map(({ number, name }) => [number, name]));
};

export const sipUsernameFor = async (tx: Tx, ctx: ActingCtx, shortNumber: string): Promise<string> => (await sipUsernamesFor(tx, ctx, [shortNumber])).get(shortNumber)!;

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
  if (isEnabled !== before.isEnabled) await refuseDeciding(tx, ctx, [before]);
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

/** Disabling and removing some ends what their persons do. */
export const refuseDeciding = async (tx: Tx, ctx: ActingCtx, deciding: Pick<ExtensionState, 'id' | 'identity'>[]): Promise<void> => {
  for (const { identity } of deciding) refuseStrongerPerson(ctx, identity);
  const accounts = await tx.extension.findMany({ where: { id: { in: deciding.map(({ id }) => id) }, accountId: { not: null } }, select: { accountId: true } });
  for (const { accountId } of accounts) refuseOwn(ctx, accountId);
};

/** Frees their numbers, takes them out of their SMS groups, clears the phone lines that point to them, and gives their short numbers back. The accounts of their persons go with them. */
export const dropExtensions = async (tx: Tx, ctx: ActingCtx, gone: Pick<ExtensionState, 'id' | 'shortNumber' | 'phones' | 'smsGroups' | 'identity'>[]): Promise<void> => {
  await refuseDeciding(tx, ctx, gone);
  const extensionId = { in: gone.map(({ id }) => id) };
  await releaseNumbers(tx, ctx, 'extension', extensionId.in);
  await tx.smsGroupMember.deleteMany({ where: { extensionId } });
  await tx.smsGroup.updateMany({ where: { ownerExtensionId: extensionId }, data: { ownerExtensionId: null } });
  const touched = (ids: string[]) => ({ where: { id: { in: ids } }, data: { version: { increment: 1 }, updatedAt: ctx.now } });
  // Whoever is editing one of these groups holds a member that is gone.
  await tx.smsGroup.updateMany(touched(gone.flatMap(({ smsGroups }) => smsGroups.map(({ id }) => id))));
  await tx.phoneLine.deleteMany({ where: { extensionId } });
  // Whoever is editing one of these phones holds lines that are gone.
  await tx.phone.updateMany(touched(gone.flatMap(({ phones }) => phones.map(({ id }) => id))));
  const { count } = await tx.extension.deleteMany({ where: { id: extensionId } });
  // Somebody else has removed one meanwhile, and has said so in the log.
  if (count < gone.length) throw notFound('extension');
  await releaseCodes(tx, gone.map(({ shortNumber }) => shortNumber));
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
    await dropExtensions(tx, ctx, [before]);
    await audit(tx, ctx, 'extension.removed', { entity: entityOf(before), before: recorded(before) });
  });

export const extensionReferences = (ctx: TenantCtx, id: string): Promise<References> =>
  ctx.inTenant(async (tx) => {
    await refuseUnseen(tx, ctx, id);
    return { blocking: [], removed: await accountsOf(tx, [id]), released: await releasedBy(tx, ctx, [await loadState(tx, id)]) };
  });
