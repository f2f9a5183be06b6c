import type { CallFlow, CallFlowDraft, callFlows } from '@patchbay/contract/call-flows';
import type { QueryOf } from '@patchbay/contract/http/endpoint';
import { notFound, Problem } from '@patchbay/contract/http/problem';
import type { References } from '@patchbay/contract/references';
import { Prisma } from '@patchbay/database/prisma';
import type { Tx } from '@patchbay/database/scope';
import { findingsOf, hasLooseEnds } from '@patchbay/domain/call-flows/findings';
import { withoutLinks } from '@patchbay/domain/call-flows/links';
import { audit } from '../../platform/audit.ts';
import type { ActingCtx, TenantCtx } from '../../platform/ctx.ts';
import { answerList } from '../../platform/http/listing.ts';
import { assignInternalNumbers, claimInternalNumbers, releaseInternalNumbers } from '../../platform/internal-number-assignment.ts';
import { listPage } from '../../platform/list.ts';
import { assignNumbers, claimNumbers, releaseNumbers } from '../../platform/number-assignment.ts';
import { orStale } from '../../platform/stale.ts';
import { callFlowListing, type CallFlowRow, callFlowToWire } from './listing.ts';
import { linkTargets, refuseUnknownTargets } from './targets.ts';

export const listCallFlows = (ctx: TenantCtx, query: QueryOf<typeof callFlows.list>) => answerList(ctx, callFlowListing, query);

export const getCallFlow = async (ctx: TenantCtx, id: string): Promise<CallFlow> => {
  const { rows } = await ctx.read((sql) => listPage(sql, callFlowListing.map, { sort: 'name', pageSize: 1, id }));
  if (!rows[0]) throw notFound('call flow');
  return callFlowToWire(rows[0]);
};

export const findCallFlow = async (tx: Tx, id: string): Promise<CallFlow | null> => {
  const [row] = await tx.$queryRaw<CallFlowRow[]>`select f.id, ${Prisma.raw(callFlowListing.map.select)} from call_flow f where f.id = ${id}::uuid`;
  return row ? callFlowToWire(row) : null;
};

export const loadCallFlow = async (tx: Tx, id: string): Promise<CallFlow> => {
  const found = await findCallFlow(tx, id);
  if (!found) throw notFound('call flow');
  return found;
};

const entityOf = ({ id, name }: CallFlow) => ({ type: 'call-flow' as const, id, label: name });

/** What callers could not come out of, and what leads to nothing that there is. Dead ends are kept, and told of: a member that is removed makes one too. */
const refuseErrors = (draft: CallFlowDraft): void => {
  const errors = findingsOf(draft).filter(({ severity }) => severity === 'ERROR').map(({ pointer, detail }) => ({ pointer, detail }));
  if (errors[0]) throw new Problem('rule-broken', errors[0].detail, { errors, params: { count: errors.length } });
};

const holderOf = (id: string) => ({ kind: 'call-flow', id }) as const;

/** Checks what a form cannot know, and holds the numbers until the transaction ends. */
const claim = async (tx: Tx, ctx: ActingCtx, id: string, { phoneNumberIds, internalNumberIds, nodes }: CallFlowDraft): Promise<void> => {
  await refuseUnknownTargets(tx, nodes);
  await claimNumbers(tx, ctx, holderOf(id), phoneNumberIds.map((one, index) => ({ id: one, pointer: `/phoneNumberIds/${index}` })));
  await claimInternalNumbers(tx, holderOf(id), internalNumberIds.map((one, index) => ({ id: one, pointer: `/internalNumberIds/${index}` })));
};

const toRow = ({ name, startId, nodes }: CallFlowDraft) => ({ name, startId, nodes: nodes.map(withoutLinks), hasLooseEnds: hasLooseEnds({ startId, nodes }) });

/** Links it to what it refers to, and makes its numbers lead into it. */
const tie = async (tx: Tx, ctx: ActingCtx, id: string, { name, phoneNumberIds, internalNumberIds, nodes }: CallFlowDraft): Promise<CallFlow> => {
  await linkTargets(tx, id, nodes);
  await assignNumbers(tx, ctx, holderOf(id), phoneNumberIds);
  await assignInternalNumbers(tx, ctx, { ...holderOf(id), label: name }, internalNumberIds);
  return loadCallFlow(tx, id);
};

export const insertCallFlow = async (tx: Tx, ctx: ActingCtx, id: string, draft: CallFlowDraft): Promise<CallFlow> => {
  await claim(tx, ctx, id, draft);
  await tx.callFlow.create({ data: { id, ...toRow(draft), createdAt: ctx.now, updatedAt: ctx.now }, select: { id: true } });
  return tie(tx, ctx, id, draft);
};

/** Brings one to this state; `version`, where given, is the one that it must have. */
export const changeCallFlow = async (tx: Tx, ctx: ActingCtx, { id, version: current }: CallFlow, draft: CallFlowDraft & { version?: number }): Promise<CallFlow> => {
  await claim(tx, ctx, id, draft);
  const where = { id, version: draft.version ?? current };
  await tx.callFlow.update({ where, data: { ...toRow(draft), version: { increment: 1 }, updatedAt: ctx.now }, select: { id: true } }).catch(orStale);
  return tie(tx, ctx, id, draft);
};

/** Frees its numbers and takes it away. */
export const dropCallFlow = async (tx: Tx, ctx: ActingCtx, { id }: CallFlow): Promise<void> => {
  await releaseNumbers(tx, ctx, 'call-flow', [id]);
  await releaseInternalNumbers(tx, ctx, 'call-flow', [id]);
  await tx.callFlow.delete({ where: { id }, select: { id: true } });
};

export const createCallFlow = (ctx: TenantCtx, draft: CallFlowDraft): Promise<CallFlow> =>
  ctx.inTenant(async (tx) => {
    refuseErrors(draft);
    const after = await insertCallFlow(tx, ctx, ctx.newId(), draft);
    await audit(tx, ctx, 'call-flow.created', { entity: entityOf(after), after });
    return after;
  });

export const updateCallFlow = (ctx: TenantCtx, id: string, draft: CallFlowDraft & { version: number }): Promise<CallFlow> =>
  ctx.inTenant(async (tx) => {
    const before = await loadCallFlow(tx, id);
    refuseErrors(draft);
    const after = await changeCallFlow(tx, ctx, before, draft);
    await audit(tx, ctx, 'call-flow.updated', { entity: entityOf(after), before, after });
    return after;
  });

export const removeCallFlow = (ctx: TenantCtx, id: string): Promise<void> =>
  ctx.inTenant(async (tx) => {
    const before = await loadCallFlow(tx, id);
    await dropCallFlow(tx, ctx, before);
    await audit(tx, ctx, 'call-flow.removed', { entity: entityOf(before), before });
  });

export const callFlowReferences = (ctx: TenantCtx, id: string): Promise<References> =>
  ctx.inTenant(async (tx) => {
    const { phoneNumbers, internalNumbers, linked } = await loadCallFlow(tx, id);
    const released = [
      ...phoneNumbers.map((number) => ({ kind: 'phone-number', id: number.id, label: number.e164 })),
      ...internalNumbers.map((number) => ({ kind: 'internal-number', id: number.id, label: number.number })),
      ...linked,
    ];
    return { blocking: [], removed: [], released };
  });
