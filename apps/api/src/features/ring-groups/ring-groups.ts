import type { QueryOf } from '@patchbay/contract/http/endpoint';
import { notFound, Problem } from '@patchbay/contract/http/problem';
import { destinationKey } from '@patchbay/contract/primitives/destination';
import type { References } from '@patchbay/contract/references';
import type { RingGroup, RingGroupDraft, ringGroups } from '@patchbay/contract/ring-groups';
import { Prisma } from '@patchbay/database/prisma';
import type { Tx } from '@patchbay/database/scope';
import { audit } from '../../platform/audit.ts';
import type { ActingCtx, TenantCtx } from '../../platform/ctx.ts';
import { refuseUnknownDestinations } from '../../platform/destinations.ts';
import { claimCodes, exchangeCode, releaseCodes } from '../../platform/dial-space.ts';
import { onlySeen, seesAll } from '../../platform/extension-sight.ts';
import { answerList } from '../../platform/http/listing.ts';
import { listPage } from '../../platform/list.ts';
import { assignNumbers, claimNumbers, releaseNumbers } from '../../platform/number-assignment.ts';
import { distinct, forwardingTo, keysTo, ringGroupsWith } from '../../platform/relations.ts';
import { orStale } from '../../platform/stale.ts';
import { ringGroupListing, type RingGroupRow, ringGroupToWire } from './listing.ts';
import { type GoneMember, goneMembersOf, putBackMembers, refuseUnknownMembers, writeMembers } from './members.ts';

export const listRingGroups = (ctx: TenantCtx, query: QueryOf<typeof ringGroups.list>) => answerList(ctx, ringGroupListing, query);

export const getRingGroup = async (ctx: TenantCtx, id: string): Promise<RingGroup> => {
  const { rows } = await ctx.read((sql) => listPage(sql, ringGroupListing.map, { sort: 'name', pageSize: 1, id }));
  if (!rows[0]) throw notFound('ring group');
  return ringGroupToWire(rows[0]);
};

export const findRingGroup = async (tx: Tx, id: string): Promise<RingGroup | null> => {
  const [row] = await tx.$queryRaw<RingGroupRow[]>`select g.id, ${Prisma.raw(ringGroupListing.map.select)} from ring_group g where g.id = ${id}::uuid`;
  return row ? ringGroupToWire(row) : null;
};

export const loadRingGroup = async (tx: Tx, id: string): Promise<RingGroup> => {
  const found = await findRingGroup(tx, id);
  if (!found) throw notFound('ring group');
  return found;
};

export const entityOf = ({ id, name, shortNumber }: RingGroup) => ({ type: 'ring-group' as const, id, label: shortNumber === null ? name : `${shortNumber} ${name}` });

/** What the log keeps of a group: also who has gone from it, lest they find no place to come back to when the group itself was removed meanwhile. */
export type RecordedRingGroup = RingGroup & { goneMembers?: GoneMember[] };

export const recorded = async (tx: Tx, group: RingGroup): Promise<RecordedRingGroup> => {
  const goneMembers = await goneMembersOf(tx, group.id);
  return goneMembers.length === 0 ? group : { ...group, goneMembers };
};

const holderOf = (id: string) => ({ kind: 'ring-group', id }) as const;

type Draft = RingGroupDraft & { goneMembers?: GoneMember[] | undefined };

/** Whether where it forwards to has gone; refuses what is not the enterprise's, and the group itself. */
const isGone = async (tx: Tx, { reverts }: ActingCtx, id: string, { draft, before }: { draft: RingGroupDraft; before?: RingGroup }): Promise<boolean> => {
  const { destination } = draft.onNoAnswer;
  if (destination === null) return false;
  const pointer = '/onNoAnswer/destination';
  const isItself = destination.kind === 'RING_GROUP' && destination.id === id;
  if (isItself) throw new Problem('rule-broken', 'A group cannot forward to itself.', { errors: [{ pointer, detail: 'A group cannot forward to itself.' }] });
  // What is undone goes back to a dead end where it was one.
  const kept = reverts === undefined ? before?.onNoAnswer.destination : destination;
  const known = await refuseUnknownDestinations(tx, [{ destination, pointer }], kept ? [kept] : []);
  return !known.has(destinationKey(destination));
};

/** Checks what a form cannot know, and holds the numbers until the transaction ends. */
const claim = async (tx: Tx, ctx: ActingCtx, id: string, { phoneNumberIds, memberExtensionIds }: RingGroupDraft): Promise<void> => {
  if (ctx.reverts === undefined) await refuseUnknownMembers(tx, memberExtensionIds);
  await claimNumbers(tx, ctx, holderOf(id), phoneNumberIds.map((one, index) => ({ id: one, pointer: `/phoneNumberIds/${index}` })));
};

const toRow = ({ name, shortNumber, isRecorded, strategy, ringSeconds, isCyclic, queue, onNoAnswer }: RingGroupDraft) => ({
  name, shortNumber, isRecorded, strategy, ringSeconds, isCyclic, isQueued: queue.isOn, queueAudioFileId: queue.audioFileId, queuePlaylistId: queue.playlistId ?? null, maxWaiting: queue.maxWaiting,
  noAnswerAction: onNoAnswer.action, noAnswerDestination: onNoAnswer.destination ?? Prisma.DbNull,
});

/** Gives it exactly these members and numbers. */
const relate = async (tx: Tx, ctx: ActingCtx, id: string, { phoneNumberIds, memberExtensionIds, goneMembers }: Draft): Promise<RingGroup> => {
  await (ctx.reverts === undefined ? writeMembers(tx, id, memberExtensionIds) : putBackMembers(tx, id, memberExtensionIds, goneMembers ?? []));
  await assignNumbers(tx, ctx, holderOf(id), phoneNumberIds);
  return loadRingGroup(tx, id);
};

export const insertRingGroup = async (tx: Tx, ctx: ActingCtx, id: string, draft: Draft): Promise<RingGroup> => {
  await claim(tx, ctx, id, draft);
  const noAnswerIsGone = await isGone(tx, ctx, id, { draft });
  if (draft.shortNumber !== null) await claimCodes(tx, { kind: 'ring-group', codes: [draft.shortNumber], pointer: '/shortNumber' });
  await tx.ringGroup.create({ data: { id, ...toRow(draft), noAnswerIsGone, createdAt: ctx.now, updatedAt: ctx.now }, select: { id: true } });
  return relate(tx, ctx, id, draft);
};

/** Brings one to this state; `version`, where given, is the one that it must have. */
export const changeRingGroup = async (tx: Tx, ctx: ActingCtx, before: RingGroup, draft: RingGroupDraft & { version?: number }): Promise<RingGroup> => {
  const { id } = before;
  await claim(tx, ctx, id, draft);
  const data = { ...toRow(draft), noAnswerIsGone: await isGone(tx, ctx, id, { draft, before }), version: { increment: 1 }, updatedAt: ctx.now };
  await exchangeCode(tx, { kind: 'ring-group', before: before.shortNumber, after: draft.shortNumber, pointer: '/shortNumber' }, () =>
    tx.ringGroup.update({ where: { id, version: draft.version ?? before.version }, data, select: { id: true } }).catch(orStale));
  return relate(tx, ctx, id, draft);
};

/** Frees its numbers, takes it away, and gives its short number back. */
export const dropRingGroup = async (tx: Tx, ctx: ActingCtx, { id, shortNumber }: RingGroup): Promise<void> => {
  await releaseNumbers(tx, ctx, 'ring-group', [id]);
  await tx.ringGroup.delete({ where: { id }, select: { id: true } });
  if (shortNumber !== null) await releaseCodes(tx, [shortNumber]);
};

export const createRingGroup = (ctx: TenantCtx, draft: RingGroupDraft): Promise<RingGroup> =>
  ctx.inTenant(async (tx) => {
    const after = await insertRingGroup(tx, ctx, ctx.newId(), draft);
    await audit(tx, ctx, 'ring-group.created', { entity: entityOf(after), after });
    return after;
  });

export const updateRingGroup = (ctx: TenantCtx, id: string, draft: RingGroupDraft & { version: number }): Promise<RingGroup> =>
  ctx.inTenant(async (tx) => {
    const before = await loadRingGroup(tx, id);
    const after = await changeRingGroup(tx, ctx, before, draft);
    await audit(tx, ctx, 'ring-group.updated', { entity: entityOf(after), before, after });
    return after;
  });

export const removeRingGroup = (ctx: TenantCtx, id: string): Promise<void> =>
  ctx.inTenant(async (tx) => {
    const before = await recorded(tx, await loadRingGroup(tx, id));
    await dropRingGroup(tx, ctx, before);
    await audit(tx, ctx, 'ring-group.removed', { entity: entityOf(before), before });
  });

/** What loses it: its numbers and members, the groups and extensions that forward to it, and keys of phones. */
export const ringGroupReferences = (ctx: TenantCtx, id: string): Promise<References> =>
  ctx.inTenant(async (tx) => {
    const { phoneNumbers, members, shortNumber } = await loadRingGroup(tx, id);
    const released = distinct([
      ...phoneNumbers.map((number) => ({ kind: 'phone-number', id: number.id, label: number.e164 })),
      ...members,
      ...(await ringGroupsWith(tx, id)).filter((group) => group.id !== id),
      ...(await onlySeen(tx, ctx, await forwardingTo(tx, [id]))),
      ...(shortNumber !== null && seesAll(ctx) ? await keysTo(tx, [shortNumber]) : []),
    ]);
    return { blocking: [], removed: [], released };
  });
