import type { NumberBulkAction } from '@patchbay/contract/number-bulks';
import { collector, type Param } from '../../../platform/list.ts';
import { recordedSql } from '../recorded-sql.ts';
import { stateOf } from '../states.ts';
import { type Facts, ruleOf, type Skip } from './actions.ts';

export interface Statement {
  text: string;
  values: unknown[];
}

/**
 * The number of a row `i`, found by its key: PostgreSQL takes a scope for small, and would read all of it for each of a
 * hundred thousand.
 */
export const itsNumber = 'lateral (select n.* from phone_number n where n.id = i.number_id offset 0) n';

/** Whether rows may be looked for one by one, which PostgreSQL does where it takes very many for few. */
export const oneByOne = (isAllowed: boolean): Statement => ({ text: `select set_config('enable_nestloop', $1, true)`, values: [isAllowed ? 'on' : 'off'] });

const users = {
  voice: `jsonb_build_object('kind', n.voice_assignee_kind, 'id', n.voice_assignee_id, 'label', n.voice_assignee_label)`,
  sms: `jsonb_build_object('kind', n.sms_assignee_kind, 'id', n.sms_assignee_id, 'label', n.sms_assignee_label)`,
  presented: `jsonb_build_object('kind', p.kind, 'id', p.id, 'label', p.label)`,
};

/** Of each number of a bulk what would become of it, as the columns `reason` (null: it changes) and `used_by`. */
const judged = (bulkId: string, action: NumberBulkAction, facts: Facts, param: Param): string => {
  const skips: Skip[] = [{ reason: 'gone', when: 'n.id is null' }, ...ruleOf(action).skips(action, facts, param)];
  const first = (of: (skip: Skip) => string) => `case ${skips.map((skip) => `when ${skip.when} then ${of(skip)}`).join(' ')} end`;
  const id = `${param(bulkId)}::uuid`;
  return `select i.number_id, i.e164, n.owner_id, case when n.id is not null then ${stateOf} end as state,
      ${first(({ reason }) => `'${reason}'`)} as reason, ${first(({ usedBy }) => (usedBy ? users[usedBy] : 'null::jsonb'))} as used_by
    from number_bulk_number i left join ${itsNumber} on true left join presented_numbers(${id}) p on p.number_id = i.number_id where i.bulk_id = ${id}`;
};

const samplesOfEach = 4;

/** What an action would come to: how many of each kind, and some of them. */
export const planStatement = (bulkId: string, action: NumberBulkAction, facts: Facts): Statement => {
  const { values, param } = collector();
  const text = `with judged as materialized (${judged(bulkId, action, facts, param)}),
    sample as (select * from (select j.*, row_number() over (partition by reason order by e164) as place from judged j) ranked where place <= ${samplesOfEach})
    select (select jsonb_agg(jsonb_build_object('reason', reason, 'count', count)) from (select reason, count(*) from judged group by reason) c) as counts,
      (select jsonb_agg(jsonb_build_object('id', number_id, 'e164', e164, 'ownerName', coalesce((select o.name from organisation o where o.id = s.owner_id), ''),
        'state', state, 'reason', reason, 'usedBy', used_by) order by reason nulls first, e164) from sample s) as sample`;
  return { text, values };
};

/** Writes down which numbers are left alone and why. */
export const settleStatement = (bulkId: string, action: NumberBulkAction, facts: Facts): Statement => {
  const { values, param } = collector();
  const text = `update number_bulk_number i set reason = j.reason, used_by = j.used_by from (${judged(bulkId, action, facts, param)}) j
    where i.bulk_id = ${param(bulkId)}::uuid and i.number_id = j.number_id and j.reason is not null`;
  return { text, values };
};

// Holders are joined afterwards, once for all numbers of a chunk.
const nameless = 'null::text';

/** What every audit row of a change says besides the number. */
export interface AuditFacts {
  changeSetId: string;
  actor: { id: string | null };
  requestId: string;
  ip: string;
  /** Where it is told that numbers went from one holder to the other, and where no such place is named. */
  meetings: { from: string[]; id: string[]; path: string[]; name: string[] };
}

export const chunkSize = 5_000;

interface Chunk {
  bulkId: string;
  /** The last number of the chunk before. */
  after: string;
  action: NumberBulkAction;
  facts: Facts;
  audit: AuditFacts;
}

/** Changes the next numbers and records each, in one statement. Answers how many, and the last of them. */
export const chunkStatement = ({ bulkId, after, action, facts, audit }: Chunk): Statement => {
  const { values, param } = collector();
  const { changes, audit: auditAction } = ruleOf(action);
  const now = `${param(facts.now.toISOString())}::timestamptz`;
  const ends = (row: string) => `${row}.owner_id`;
  const write = changes
    ? `update phone_number n set ${changes(action, facts, param).join(', ')}, version = n.version + 1, updated_at = ${now} from picked where n.id = picked.number_id
      returning old.id, old.e164, old.owner_path, ${ends('old')} as from_id, ${ends('new')} as to_id, ${recordedSql('old', nameless)} as before, ${recordedSql('new', nameless)} as after`
    : `delete from phone_number n using picked where n.id = picked.number_id
      returning n.id, n.e164, n.owner_path, ${ends('n')} as from_id, null::uuid as to_id, ${recordedSql('n', nameless)} as before, null::jsonb as after`;
  const { from, id, path, name } = audit.meetings;
  // What comes of an array is taken for ten, so each number is found by its key.
  const text = `with picked as materialized (select unnest(array(
      select number_id from number_bulk_number where bulk_id = ${param(bulkId)}::uuid and reason is null and number_id > ${param(after)}::uuid order by number_id limit ${chunkSize})) as number_id),
    changed as (${write}),
    recorded as (insert into audit_event (id, at, change_set_id, organisation_id, organisation_path, organisation_name, actor, actor_id, action,
        entity_type, entity_id, entity_label, before, after, request_id, ip)
      select uuidv7(), ${now}, ${param(audit.changeSetId)}::uuid, coalesce(m.id, f.id), coalesce(m.path, f.path), coalesce(m.name, f.name),
        ${param(JSON.stringify(audit.actor))}::jsonb, ${param(audit.actor.id)}::uuid, ${param(auditAction)}, 'phone-number', c.id, c.e164,
        c.before || jsonb_build_object('ownerName', f.name), c.after || jsonb_build_object('ownerName', t.name), ${param(audit.requestId)}, ${param(audit.ip)}
      from changed c join organisation f on f.id = c.from_id left join organisation t on t.id = c.to_id
      left join unnest(${param(from)}::text[], ${param(id)}::uuid[], ${param(path)}::text[], ${param(name)}::text[]) m ("from", id, path, name) on m."from" = c.owner_path)
    select (select count(*)::int from changed) as changed, (select number_id::text from picked order by number_id desc limit 1) as last`;
  return { text, values };
};
