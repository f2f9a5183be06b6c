import type { ApplyStep } from '../../../platform/imports/importer.ts';
import { enterprisePlace } from '../../../platform/imports/in-enterprise.ts';

/** What the log keeps of a number. */
const recorded = (row: string): string => `jsonb_build_object('id', ${row}.id, 'number', ${row}.number, 'description', ${row}.description)`;

/** A code that somebody was faster with is missing in what is counted, and nothing is done. */
export const addNumbers: ApplyStep = {
  action: 'internal-number.created',
  with: `claimed as (insert into dial_code (code, kind) select c.key, 'internal-number' from chunk c order by c.key on conflict do nothing returning code),
    added as (
      insert into internal_number (number, description, created_at, updated_at)
      select c.key, c.target ->> 'description', f.at, f.at from chunk c join claimed d on d.code = c.key cross join fact f returning *)`,
  changed: `select a.id as entity_id, a.number as entity_label, null::jsonb as before, ${recorded('a')} as after, ${enterprisePlace} from added a join organisation o on o.id = a.tenant_id`,
};

export const describeNumbers: ApplyStep = {
  action: 'internal-number.updated',
  with: `updated as (
    update internal_number n set description = c.target ->> 'description', version = n.version + 1, updated_at = f.at
    from chunk c cross join fact f, organisation o where n.number = c.key and o.id = n.tenant_id
    returning new.id as entity_id, new.number as entity_label, ${recorded('old')} as before, ${recorded('new')} as after, ${enterprisePlace})`,
  changed: 'select * from updated',
};
