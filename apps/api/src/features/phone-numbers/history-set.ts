import { notFound, Problem } from '@patchbay/contract/http/problem';
import type { Sql } from '@patchbay/database/scope';
import type { HistorySet } from '../../platform/history.ts';
import { externalRefusal, isOwnPeople, type RecordedNumber } from './phone-numbers.ts';
import { recordedSql } from './recorded-sql.ts';
import { findTaken, refuseTakenAgain, takenInTheWay } from './taken.ts';
import { isAnythingMissingSql, type NumberUse, refuseTakingAway, refuseWhereUsed } from './uses.ts';

const previous = (field: string, type = 'text') => `(c.before ->> '${field}')::${type}`;
const tags = `array(select jsonb_array_elements_text(coalesce(c.before -> 'tags', '[]')))`;
const source = `coalesce(${previous('source')}, 'PROVIDER')`;
const place = 'c.organisation_id, c.organisation_path, c.organisation_name';
const holder = `(c.before ->> 'ownerId')::uuid`;

/** What rows of the log from before there were tags and the rest say nothing of. */
const unsaid = JSON.stringify({ voiceCarrierId: null, smsCarrierId: null, source: 'PROVIDER', tags: [], blockedReason: null, quarantineUntil: null });

// By their keys: PostgreSQL takes a scope for small, and would read all of it.
const was = 'cross join lateral (select e.* from audit_event e where e.id = p.event_id offset 0) e';
const is = 'cross join lateral (select n.* from phone_number n where n.id = p.entity_id offset 0) n';
const itsPlace = 'cross join lateral (select n.id, n.owner_id, n.ctid as at from phone_number n where n.id = c.entity_id offset 0) n';

const refuseLostHolders = async (sql: Sql): Promise<void> => {
  const [lost] = await sql(`select from (select distinct (e.before ->> 'ownerId')::uuid as id from part p ${was} where p.does <> 'remove') h
    where not exists (select from organisation o where o.id = h.id) limit 1`);
  if (!lost) return;
  const { message } = notFound('organisation');
  throw new Problem('not-found', message, { errors: [{ pointer: '/ownerId', detail: message }] });
};

const takenOf = (sql: Sql) => findTaken(sql, `select p.entity_id as id, e.before ->> 'e164' as e164 from part p ${was} where p.does = 'recreate'`);

interface UseRow {
  number_id: string;
  use: NumberUse['use'];
  kind: string;
  id: string;
  label: string;
  after: RecordedNumber;
  why: 'needed' | 'moves' | 'goes';
  /** How many numbers stand in the way for the same reason. */
  numbers: number;
}

const mostUses = 50;

/** The first of what is used and cannot stay so, by number. */
const usesInTheWay = `with inTheWay as materialized (
    select u.*, b.after, case when b.does = 'remove' then 'goes' when ${isAnythingMissingSql} then 'needed' else 'moves' end as why
    from phone_number_uses(array(select entity_id from part where does <> 'recreate')) u
    join (select p.entity_id, p.does, e.before as after, n.owner_id from part p ${was} ${is}) b on b.entity_id = u.number_id
    where b.does = 'remove' or b.owner_id <> (after ->> 'ownerId')::uuid or ${isAnythingMissingSql})
  select i.*, (select count(distinct number_id)::int from inTheWay o where o.why = i.why) as numbers from inTheWay i limit ${mostUses}`;

const useOf = ({ number_id: numberId, use, kind, id, label }: UseRow): NumberUse => ({ numberId, use, reference: { kind, id, label } });

const refuseUsed = async (sql: Sql): Promise<void> => {
  refuseTakenAgain(await takenOf(sql));
  const found = await sql<UseRow>(usesInTheWay);
  const becauseOf = (why: UseRow['why']) => found.filter((row) => row.why === why);
  const [goes, moves, [needed]] = [becauseOf('goes'), becauseOf('moves'), becauseOf('needed')];
  if (needed) refuseTakingAway([useOf(needed)], needed.after as never);
  refuseWhereUsed(moves.map(useOf), 'they cannot go back to their former holder', moves[0]?.numbers);
  refuseWhereUsed(goes.map(useOf), 'only unassigned numbers can be removed', goes[0]?.numbers);
};

/** The way back of numbers by the hundred thousand. */
export const phoneNumberSet: HistorySet = {
  table: 'phone_number',
  wire: (row) => recordedSql(row, `''::text`),
  comparable: (snapshot) => `('${unsaid}'::jsonb || (${snapshot} - 'ownerName' - 'id'))`,
  terms: `select label, path, case when not is_new then state end as before, case when is_new then state end as after from (
    select e.before is null as is_new, jsonb_build_object('source', coalesce(coalesce(e.before, e.after) ->> 'source', 'PROVIDER')) as state, min(e.entity_label) as label, min(e.organisation_path) as path
    from audit_event e where e.change_set_id = $1 and (e.before is null or e.after is null) group by 1, 2) made_or_gone`,
  asker: (ctx) => ({ isOwnPeople: isOwnPeople(ctx) }),
  refuse: async (sql, { organisation, asker }) => {
    const [recreated] = await sql(`select from part where does = 'recreate' limit 1`);
    const refusal = recreated ? await externalRefusal(sql, organisation, asker.isOwnPeople!) : null;
    if (refusal !== null) throw new Problem('rule-broken', refusal);
    await refuseLostHolders(sql);
  },
  refuseUsed,
  inTheWay: async (sql) => [...takenInTheWay(await takenOf(sql)), ...(await sql<UseRow>(usesInTheWay)).map((row) => ({ id: row.number_id, by: useOf(row).reference }))],
  undo: {
    remove: {
      with: `doomed as materialized (select n.at, o.name, ${place} from chunk c ${itsPlace} join organisation o on o.id = n.owner_id where $1::timestamptz is not null),
        gone as (delete from phone_number n using doomed c where n.ctid = c.at returning n.id as entity_id, n.e164 as entity_label, ${recordedSql('n', 'c.name')} as before, null::jsonb as after, ${place})`,
      changed: 'select * from gone',
    },
    recreate: {
      with: `made as (insert into phone_number (id, e164, owner_id, owner_path, voice, sms, fax, voice_route_type, voice_carrier_id, sms_carrier_id, source, tags,
            blocked_reason, quarantine_until, created_at, updated_at)
          select c.entity_id, ${previous('e164')}, o.id, o.path, ${previous('voice', 'boolean')}, ${previous('sms', 'boolean')}, ${previous('fax', 'boolean')}, ${previous('voiceRouteType')},
            ${previous('voiceCarrierId', 'uuid')}, ${previous('smsCarrierId', 'uuid')}, ${source}, ${tags}, ${previous('blockedReason')}, ${previous('quarantineUntil', 'timestamptz')}, $1, $1
          from chunk c join organisation o on o.id = ${holder})`,
      // Of what it is made of: to join what was made would take the square of the rows.
      changed: `select c.entity_id, ${previous('e164')} as entity_label, null::jsonb as before, c.before || jsonb_build_object('ownerName', o.name) as after, ${place} from chunk c join organisation o on o.id = ${holder}`,
    },
    restore: {
      with: `former as materialized (select c.*, n.at, f.name as from_name, t.id as to_id, t.path as to_path, t.name as to_name
          from chunk c ${itsPlace} join organisation f on f.id = n.owner_id join organisation t on t.id = ${holder}),
        back as (update phone_number n set owner_id = c.to_id, owner_path = c.to_path, voice = ${previous('voice', 'boolean')}, sms = ${previous('sms', 'boolean')}, fax = ${previous('fax', 'boolean')},
            voice_route_type = ${previous('voiceRouteType')}, voice_carrier_id = ${previous('voiceCarrierId', 'uuid')}, sms_carrier_id = ${previous('smsCarrierId', 'uuid')}, source = ${source},
            tags = ${tags}, blocked_reason = ${previous('blockedReason')}, quarantine_until = ${previous('quarantineUntil', 'timestamptz')}, version = n.version + 1, updated_at = $1::timestamptz
          from former c where n.ctid = c.at
          returning new.id as entity_id, new.e164 as entity_label, ${recordedSql('old', 'c.from_name')} as before, ${recordedSql('new', 'c.to_name')} as after, ${place})`,
      changed: 'select * from back',
    },
  },
};
