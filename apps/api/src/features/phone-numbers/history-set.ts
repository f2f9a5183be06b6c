import type { History } from '../../platform/history.ts';
import { recordedSql } from './recorded-sql.ts';

const its = 'audit_event e where e.change_set_id = $1';
const source = (snapshot: string) => `case when ${snapshot} is not null then jsonb_build_object('source', ${snapshot} ->> 'source') end`;
const place = 'o.id as organisation_id, o.path as organisation_path, o.name as organisation_name';
const previous = (field: string, type = 'text') => `(e.before ->> '${field}')::${type}`;

/** The way back of numbers by the hundred thousand, as an import makes them: their holder stays the same. */
export const phoneNumberSet: NonNullable<History['set']> = {
  lock: `select from phone_number n where n.id in (select e.entity_id from ${its}) order by n.id for update`,
  terms: `select min(e.entity_label) as label, e.organisation_path as path, ${source('e.before')} as before, ${source('e.after')} as after from ${its} group by 2, 3, 4`,
  conflicts: `select e.entity_id as id, e.entity_label as label, case when n.id is null then 'It is gone.' when u.label is not null then 'It is used by ' || u.label || '.'
      when e.after is null or e.before ->> 'ownerId' <> e.after ->> 'ownerId' then 'It went to another holder.' else 'It was changed since.' end as conflict
    from audit_event e left join phone_number n on n.id = e.entity_id
    left join (select number_id, min(label) as label from phone_number_uses(array(select e.entity_id from ${its})) group by number_id) u on u.number_id = e.entity_id
    where e.change_set_id = $1 and (n.id is null or e.after is null or (u.label is not null) or e.before ->> 'ownerId' <> e.after ->> 'ownerId'
      or (${recordedSql('n', `''::text`)} - 'ownerName') is distinct from (e.after - 'ownerName'))`,
  undo: {
    remove: {
      with: `gone as (delete from phone_number n using audit_event e where e.change_set_id = $1 and $2::timestamptz is not null and e.before is null and n.id = e.entity_id returning n.*)`,
      changed: `select g.id as entity_id, g.e164 as entity_label, ${recordedSql('g', 'o.name')} as before, null::jsonb as after, ${place} from gone g join organisation o on o.id = g.owner_id`,
    },
    restore: {
      with: `former as materialized (select n.id, e.before, ${place} from audit_event e join phone_number n on n.id = e.entity_id join organisation o on o.id = n.owner_id
          where e.change_set_id = $1 and e.before is not null),
        back as (update phone_number n set voice = ${previous('voice', 'boolean')}, sms = ${previous('sms', 'boolean')}, fax = ${previous('fax', 'boolean')}, voice_route_type = ${previous('voiceRouteType')},
          voice_carrier_id = ${previous('voiceCarrierId', 'uuid')}, sms_carrier_id = ${previous('smsCarrierId', 'uuid')}, tags = array(select jsonb_array_elements_text(e.before -> 'tags')),
          blocked_reason = ${previous('blockedReason')}, quarantine_until = ${previous('quarantineUntil', 'timestamptz')},
          version = n.version + 1, updated_at = $2::timestamptz from former e where n.id = e.id
          returning new.id as entity_id, new.e164 as entity_label, ${recordedSql('old', 'e.organisation_name')} as before, ${recordedSql('new', 'e.organisation_name')} as after,
            e.organisation_id, e.organisation_path, e.organisation_name)`,
      changed: 'select * from back',
    },
  },
};
