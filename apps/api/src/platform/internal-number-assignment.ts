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

/** Checks that these internal numbers can be given to this one, and holds them until the transaction ends. */
export const claimInternalNumbers = async (tx: Tx, holder: InternalHolder, wanted: { id: string; pointer: string }[]): Promise<void> => {
  if (wanted.length === 0) return;
  const own = await lockInternalNumbers(tx, wanted.map(({ id }) => id));
  for (const { id, pointer } of wanted) {
    const why = whyInternalUnusable(own.get(id), holder);
    if (why) throw new Problem(why.code, why.detail, { errors: [{ pointer, detail: why.detail }] });
  }
};

const nobody = { assigneeKind: null, assigneeId: null, assigneeLabel: null };

/** Gives exactly these internal numbers, claimed before, to the holder, whose words are `label`. */
export const assignInternalNumbers = async (tx: Tx, ctx: ActingCtx, { kind, id, label }: InternalHolder & { label: string }, internalNumberIds: string[]): Promise<void> => {
  const held = { assigneeKind: kind, assigneeId: id };
  await tx.internalNumber.updateMany({ where: { ...held, id: { notIn: internalNumberIds } }, data: { ...nobody, updatedAt: ctx.now } });
  await tx.internalNumber.updateMany({ where: { id: { in: internalNumberIds }, assigneeId: null }, data: { ...held, assigneeLabel: label, updatedAt: ctx.now } });
};

/** Takes the internal numbers of all of these holders from them. */
export const releaseInternalNumbers = async (tx: Tx, ctx: ActingCtx, kind: InternalAssigneeKind, ids: string[]): Promise<void> => {
  await tx.internalNumber.updateMany({ where: { assigneeKind: kind, assigneeId: { in: ids } }, data: { ...nobody, updatedAt: ctx.now } });
};

export const internalNumberInUse = (number: string, by: string): string => `${number} is assigned to ${by}: take it from there first.`;
