import { assignees, type AssigneeKind } from '@patchbay/contract/assignees';
import type { AuditAction, EntityType } from '@patchbay/contract/audit';
import type { Reference } from '@patchbay/contract/http/problem';
import type { NumberChange, NumberHistoryEntry } from '@patchbay/contract/phone-numbers';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import { getPhoneNumber, type RecordedNumber } from './phone-numbers.ts';

interface EventRow {
  id: string;
  at: Date;
  action: AuditAction;
  actor: { name: string };
  entity_type: EntityType;
  entity_id: string;
  entity_label: string;
  before: object | null;
  after: object | null;
  /** Where it happened, if that is in the scope of the asker. */
  organisation_id: string | null;
  /** As which row the number was there then: one that was removed and added again is another. */
  number_id: string;
  /** Of the rest that this release began by itself. */
  rests_until: Date | null;
}

const mostEvents = 1_000;

/** What has become of a number, as far as it happened inside the scope of the asker. */
export const phoneNumberHistoryOf = async (ctx: SubtreeCtx, id: string): Promise<{ items: NumberHistoryEntry[] }> => {
  const number = await getPhoneNumber(ctx, id);
  const rows = await ctx.read((sql) => sql<EventRow>('select * from phone_number_events($1, $2) order by at desc, id desc', [number.id, mostEvents]));
  return { items: rows.map(entryOf).filter(({ changes }) => changes.length > 0) };
};

const entryOf = (row: EventRow): NumberHistoryEntry => ({
  eventId: row.id,
  at: row.at.toISOString(),
  organisationId: row.organisation_id,
  action: row.action,
  actorName: row.actor.name,
  changes: row.entity_type === 'phone-number' ? ownChanges(row.before as Recorded, row.after as Recorded) : assigneeChanges(row),
});

type Recorded = RecordedNumber | null;

const holderOf = (state: Recorded): Reference | null => state && { kind: 'organisation', id: state.ownerId, label: state.ownerName };
const capabilitiesOf = (state: Recorded) => state && { voice: state.voice, sms: state.sms, fax: state.fax, voiceRouteType: state.voiceRouteType };

const differ = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other);

const ownChanges = (before: Recorded, after: Recorded): NumberChange[] => {
  const changes: NumberChange[] = [
    { what: 'holder', from: holderOf(before), to: holderOf(after) },
    { what: 'capabilities', from: capabilitiesOf(before), to: capabilitiesOf(after) },
    { what: 'block', from: before?.blockedReason ?? null, to: after?.blockedReason ?? null },
    { what: 'quarantine', from: before?.quarantineUntil ?? null, to: after?.quarantineUntil ?? null },
  ];
  // The name of a holder may have changed without its being another.
  return changes.filter(({ what, from, to }) => (what === 'holder' ? before?.ownerId !== after?.ownerId : differ(from, to)));
};

interface AssigneeState {
  phoneNumberIds?: string[];
  phoneNumberId?: string | null;
}

const has = (state: AssigneeState | null, numberId: string): boolean => state !== null && (state.phoneNumberId === numberId || (state.phoneNumberIds ?? []).includes(numberId));

const assigneeChanges = ({ entity_type, entity_id, entity_label, before, after, number_id, rests_until }: EventRow): NumberChange[] => {
  const [had, got] = [has(before, number_id), has(after, number_id)];
  if (had === got) return [];
  const assignee = { kind: entity_type, id: entity_id, label: entity_label };
  return [
    { what: 'assignee', channel: assignees[entity_type as AssigneeKind].channel, from: had ? assignee : null, to: got ? assignee : null },
    ...(had && rests_until ? [{ what: 'quarantine' as const, from: null, to: rests_until.toISOString() }] : []),
  ];
};
