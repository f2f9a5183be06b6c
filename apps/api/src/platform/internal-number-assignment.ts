import { Problem } from '@patchbay/contract/http/problem';
import type { InternalAssigneeKind } from '@patchbay/contract/internal-numbers';
import type { Tx } from '@patchbay/database/scope';
import type { ActingCtx } from './ctx.ts';

/** Something that internal numbers are given to. */
export interface InternalHolder {
  kind: InternalAssigneeKind;
  id: string;
}

interface OwnInternalNumber {
  number: string;
  assigneeKind: string | null;
  assigneeId: string | null;
  assigneeLabel: string | null;
}

/** The enterprise's internal numbers of these ids, locked in one order until the transaction ends. */
export const lockInternalNumbers = async (tx: Tx, ids: string[]): Promise<Map<string, OwnInternalNumber>> => {
  const rows = await tx.$queryRaw<(OwnInternalNumber & { id: string })[]>`
    select id, number, assignee_kind as "assigneeKind", assignee_id as "assigneeId", assignee_label as "assigneeLabel"
    from internal_number where id = any(${ids}::uuid[]) order by id for no key update`;
  return new Map(rows.map((row) => [row.id, row]));
};

/** Why an internal number cannot be given to this one; nothing where it can. */
export const whyInternalUnusable = (found: OwnInternalNumber | undefined, holder: InternalHolder): { code: 'rule-broken' | 'already-exists'; detail: string } | undefined => {
  if (!found) return { code: 'rule-broken', detail: 'The enterprise has no such internal number.' };
  const isFree = found.assigneeId === null || (found.assigneeKind === holder.kind && found.assigneeId === holder.id);
  return isFree ? undefined : { code: 'already-exists', detail: internalNumberInUse(found.number, found.assigneeLabel!) };
};

/** Checks that each of these internal numbers can be given to its holder, and holds them until the transaction ends. */
export const claimInternalNumbersOfMany = async (tx: Tx, wanted: { id: string; holder: InternalHolder; pointer: string }[]): Promise<void> => {
  if (wanted.length === 0) return;
  const own = await lockInternalNumbers(tx, wanted.map(({ id }) => id));
  for (const { id, holder, pointer } of wanted) {
    const why = whyInternalUnusable(own.get(id), holder);
    if (why) throw new Problem(why.code, why.detail, { errors: [{ pointer, detail: why.detail }] });
  }
};

export const claimInternalNumbers = (tx: Tx, holder: InternalHolder, wanted: { id: string; pointer: string }[]): Promise<void> => claimInternalNumbersOfMany(tx, wanted.map((one) => ({ ...one, holder })));

/** What one of several of a kind is to have; its words are `label`. */
interface Having {
  id: string;
  label: string;
  internalNumberIds: string[];
}

/** Gives exactly these internal numbers, claimed before, to each of several of a kind. */
export const assignInternalNumbersOfMany = async (tx: Tx, ctx: ActingCtx, kind: InternalAssigneeKind, having: Having[]): Promise<void> => {
  await releaseOtherInternalNumbers(tx, ctx, kind, having);
  const numbers = having.flatMap(({ internalNumberIds }) => internalNumberIds);
  if (numbers.length === 0) return;
  const labels = JSON.stringify(Object.fromEntries(having.map(({ id, label }) => [id, label])));
  await tx.$executeRaw`update internal_number set assignee_kind = ${kind}, assignee_id = (${holders(having)}::jsonb ->> id::text)::uuid, assignee_label = ${labels}::jsonb ->> (${holders(having)}::jsonb ->> id::text), updated_at = ${ctx.now}
    where id = any(${numbers}::uuid[]) and assignee_id is null`;
};

/** Takes from each of several of a kind what they are not to have. */
export const releaseOtherInternalNumbers = async (tx: Tx, ctx: ActingCtx, kind: InternalAssigneeKind, having: Omit<Having, 'label'>[]): Promise<void> => {
  await tx.$executeRaw`update internal_number set assignee_kind = null, assignee_id = null, assignee_label = null, updated_at = ${ctx.now}
    where assignee_kind = ${kind} and assignee_id = any(${having.map(({ id }) => id)}::uuid[]) and ${holders(having)}::jsonb ->> id::text is distinct from assignee_id::text`;
};

const holders = (having: Omit<Having, 'label'>[]): string => JSON.stringify(Object.fromEntries(having.flatMap(({ id, internalNumberIds }) => internalNumberIds.map((number) => [number, id]))));

export const assignInternalNumbers = (tx: Tx, ctx: ActingCtx, { kind, ...holder }: InternalHolder & { label: string }, internalNumberIds: string[]): Promise<void> => assignInternalNumbersOfMany(tx, ctx, kind, [{ ...holder, internalNumberIds }]);

/** Takes the internal numbers of all of these holders from them. */
export const releaseInternalNumbers = (tx: Tx, ctx: ActingCtx, kind: InternalAssigneeKind, ids: string[]): Promise<void> => releaseOtherInternalNumbers(tx, ctx, kind, ids.map((id) => ({ id, internalNumberIds: [] })));

export const internalNumberInUse = (number: string, by: string): string => `${number} is assigned to ${by}: take it from there first.`;
