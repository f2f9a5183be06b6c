import type { NumberFinding } from '@patchbay/contract/phone-numbers';
import type { SubtreeCtx } from '../../platform/ctx.ts';

interface FindingRow {
  problem: NumberFinding['problem'];
  reason: NumberFinding['reason'];
  number_id: string;
  e164: string;
  owner_id: string;
  owner_name: string;
  kind: string | null;
  target_id: string | null;
  target_label: string | null;
  until: Date | null;
}

/** A number that rests longer than this is one that was forgotten. */
const longestQuarantine = '90 days';
const mostOfEach = 1_000;

/** Numbers of the subtree that do not do what they seem to. */
export const phoneNumberHealth = async (ctx: SubtreeCtx): Promise<{ items: NumberFinding[]; isComplete: boolean }> => {
  const rows = await ctx.read((sql) => sql<FindingRow>('select * from phone_number_findings($1, $2, $3)', [ctx.now, longestQuarantine, mostOfEach]));
  const counts = new Map<string, number>();
  for (const { reason } of rows) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return { items: rows.map(toWire), isComplete: [...counts.values()].every((count) => count < mostOfEach) };
};

const toWire = (row: FindingRow): NumberFinding => ({
  problem: row.problem,
  reason: row.reason,
  number: { id: row.number_id, e164: row.e164 as NumberFinding['number']['e164'] },
  owner: { id: row.owner_id, name: row.owner_name },
  target: row.kind === null || row.target_id === null ? null : { kind: row.kind, id: row.target_id, label: row.target_label ?? '' },
  until: row.until?.toISOString() ?? null,
});
