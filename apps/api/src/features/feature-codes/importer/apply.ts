import type { ApplyStep } from '../../../platform/imports/importer.ts';
import { enterprisePlace } from '../../../platform/imports/in-enterprise.ts';

/** What the log keeps of a feature code. */
const recorded = (row: string): string => `jsonb_build_object('id', ${row}.id, 'code', ${row}.code, 'action', ${row}.action, 'isEnabled', ${row}.is_enabled, 'comment', ${row}.comment)`;

/** A code that somebody was faster with is missing in what is counted, and nothing is done. */
export const addCodes: ApplyStep = {
  action: 'feature-code.created',
  with: `claimed as (insert into dial_code (code, kind) select c.target ->> 'code', 'feature-code' from chunk c order by 1 on conflict do nothing returning code),
    added as (
      insert into feature_code (code, action, is_enabled, comment, created_at, updated_at)
      select d.code, c.key, (c.target ->> 'isEnabled')::boolean, c.target ->> 'comment', f.at, f.at from chunk c join claimed d on d.code = c.target ->> 'code' cross join fact f returning *)`,
  changed: `select a.id as entity_id, a.code as entity_label, null::jsonb as before, ${recorded('a')} as after, ${enterprisePlace} from added a join organisation o on o.id = a.tenant_id`,
};

/** Where the code is another one, that is claimed, used, and the old one given back. */
export const changeCodes: ApplyStep = {
  action: 'feature-code.updated',
  with: `previous as materialized (select f.id, f.code, c.target, f.code <> c.target ->> 'code' as is_moved from chunk c join feature_code f on f.action = c.key),
    claimed as (insert into dial_code (code, kind) select p.target ->> 'code', 'feature-code' from previous p where p.is_moved order by 1 on conflict do nothing returning code),
    updated as (
      update feature_code t set code = p.target ->> 'code', is_enabled = (p.target ->> 'isEnabled')::boolean, comment = p.target ->> 'comment', version = t.version + 1, updated_at = f.at
      from previous p cross join fact f, organisation o
      where t.id = p.id and o.id = t.tenant_id and (not p.is_moved or p.target ->> 'code' in (select code from claimed))
      returning new.id as entity_id, new.code as entity_label, ${recorded('old')} as before, ${recorded('new')} as after, ${enterprisePlace}),
    released as (delete from dial_code d using previous p, updated u where p.is_moved and u.entity_id = p.id and d.code = p.code)`,
  changed: 'select * from updated',
};
