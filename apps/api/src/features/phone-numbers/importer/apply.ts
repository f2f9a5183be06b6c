import type { ApplyStep } from '../../../platform/imports/importer.ts';
import { recordedSql } from '../recorded-sql.ts';

/** The columns that a plan's target decides. */
const targeted = (target: string): string => `(${target} ->> 'voice')::boolean, (${target} ->> 'sms')::boolean, (${target} ->> 'fax')::boolean, ${target} ->> 'voiceRouteType',
  (${target} ->> 'voiceCarrierId')::uuid, (${target} ->> 'smsCarrierId')::uuid, array(select jsonb_array_elements_text(${target} -> 'tags'))`;

const place = 'o.id as organisation_id, o.path as organisation_path, o.name as organisation_name';

/** A number that somebody was faster with is missing in what is counted, and nothing is done. */
export const addNumbers: ApplyStep = {
  action: 'phone-number.added',
  with: `added as (
    insert into phone_number (e164, owner_id, owner_path, source, created_at, updated_at, voice, sms, fax, voice_route_type, voice_carrier_id, sms_carrier_id, tags)
    select c.key, o.id, o.path, case when (f.asker ->> 'isOwnPeople')::boolean then 'EXTERNAL' else 'PROVIDER' end, f.at, f.at, ${targeted('c.target')}
    from chunk c cross join fact f join organisation o on o.id = (c.target ->> 'ownerId')::uuid
    on conflict (e164) do nothing returning *)`,
  changed: `select a.id as entity_id, a.e164 as entity_label, null::jsonb as before, ${recordedSql('a', 'o.name')} as after, ${place} from added a join organisation o on o.id = a.owner_id`,
};

/** What was and what is come from the one writing: to join them afterwards would take the square of the rows. */
export const updateNumbers: ApplyStep = {
  action: 'phone-number.updated',
  with: `previous as materialized (select n.id, c.target, ${place} from chunk c join phone_number n on n.e164 = c.key join organisation o on o.id = n.owner_id),
    updated as (
      update phone_number n set (voice, sms, fax, voice_route_type, voice_carrier_id, sms_carrier_id, tags) = (select ${targeted('p.target')}), version = n.version + 1, updated_at = f.at
      from previous p cross join fact f where n.id = p.id
      returning new.id as entity_id, new.e164 as entity_label, ${recordedSql('old', 'p.organisation_name')} as before, ${recordedSql('new', 'p.organisation_name')} as after,
        p.organisation_id, p.organisation_path, p.organisation_name)`,
  changed: 'select * from updated',
};
