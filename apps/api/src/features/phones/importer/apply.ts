import type { ApplyStep } from '../../../platform/imports/importer.ts';
import { enterprisePlace } from '../../../platform/imports/in-enterprise.ts';
import { httpCredentials, newPhoneSecret } from '../secrets.ts';

/** What the log keeps of a phone whose model is called so, with these lines. */
const recorded = (row: string, modelName: string, lines: string): string => `jsonb_build_object('id', ${row}.id, 'name', ${row}.name, 'isVirtual', ${row}.is_virtual, 'modelId', ${row}.model_id, 'modelName', ${modelName}, 'mac', ${row}.mac,
  'acceptsDataFromPhone', ${row}.accepts_data_from_phone, 'fileName', ${row}.file_name, 'httpUsername', ${row}.http_username, 'hasHttpPassword', ${row}.http_password is not null, 'httpScheme', ${row}.http_scheme,
  'templateId', ${row}.template_id, 'fieldValues', ${row}.field_values, 'hiddenFieldsSet', ${row}.secret_field_names, 'keyLayoutId', ${row}.key_layout_id, 'keys', ${row}.keys, 'lines', ${lines},
  'version', ${row}.version, 'createdAt', ${row}.created_at, 'updatedAt', ${row}.updated_at)`;

const written = 'name, is_virtual, model_id, mac, accepts_data_from_phone, file_name';
const values = `c.target ->> 'name', (c.target ->> 'isVirtual')::boolean, c.target ->> 'modelId', c.target ->> 'mac', (c.target ->> 'accepts')::boolean, c.target ->> 'fileName'`;

/** A template goes with the family that it is for, and its values with it. */
const templateColumns = [['template_id', 'null'], ['field_values', `'{}'`], ['secret_field_values', 'null'], ['secret_field_names', `'{}'`]]
  .map(([column, none]) => `${column} = case when (c.target ->> 'losesTemplate')::boolean then ${none} else p.${column} end`).join(', ');

/** Whoever is editing the endpoints of these extensions learns that they got or lost a line. */
const told = (extensionIds: string): string => `update extension e set updated_at = f.at, card_versions = e.card_versions || jsonb_build_object('endpoints', coalesce((e.card_versions ->> 'endpoints')::integer, 1) + 1)
  from fact f where e.id in (${extensionIds})`;

const linesOf = (row: string, id: string): string => `select ${id} as phone_id, (w ->> 'position')::smallint as position, (w ->> 'extensionId')::uuid as extension_id from ${row} cross join jsonb_array_elements(c.target -> 'lines') w`;

/** When the enterprise's window for the first fetch of a new phone closes; null where it has none. */
const firstFetchUntil = '(select f.at + make_interval(hours => s.first_fetch_hours) from provisioning_settings s where s.tenant_id = f.organisation_id)';

export const addPhones: ApplyStep = {
  action: 'phone.created',
  make: ({ deps }, target) => {
    const id = deps.clock.newId();
    const { secret, secretHash } = newPhoneSecret({ deps }, id);
    return { id, secret, secretHash: secretHash.toString('hex'), ...httpCredentials({ deps }, id, { modelId: target.modelId as string, httpUsername: (target.httpUsername as string) || undefined }) };
  },
  with: `added as (
      insert into phone (id, ${written}, secret, secret_hash, http_username, http_password, first_fetch_until, created_at, updated_at)
      select (m.value ->> 'id')::uuid, ${values}, m.value ->> 'secret', decode(m.value ->> 'secretHash', 'hex'), m.value ->> 'httpUsername', m.value ->> 'httpPassword', ${firstFetchUntil}, f.at, f.at
      from chunk c join made m on m.line = c.line cross join fact f order by c.line returning *),
    wired as (insert into phone_line (phone_id, position, extension_id) ${linesOf('chunk c join made m on m.line = c.line', `(m.value ->> 'id')::uuid`)}),
    told as (${told(`select x.extension_id from (${linesOf('chunk c', 'null::uuid')}) x`)})`,
  changed: `select a.id as entity_id, a.name as entity_label, null::jsonb as before, ${recorded('a', `c.target -> 'modelName'`, `c.target -> 'lines'`)} as after, ${enterprisePlace}
    from added a join made m on (m.value ->> 'id')::uuid = a.id join chunk c on c.line = m.line join organisation o on o.id = a.tenant_id`,
};

/** A user name for the first time comes with a password; a phone keeps the one that it has, unless it has become one of a family that does not take every one. Extensions can change places only once the old lines are gone, which is why their number is asked for. */
export const changePhones: ApplyStep = {
  action: 'phone.updated',
  make: ({ deps }, target) => httpCredentials({ deps }, target.id as string, { modelId: target.modelId as string, httpUsername: target.httpUsername as string }),
  with: `previous as materialized (select p.id, c.line, c.target, coalesce((select ch -> 'before' from jsonb_array_elements(c.changes) ch where ch ->> 'field' = 'model'), c.target -> 'modelName') as had_model_name,
      (select coalesce(jsonb_agg(jsonb_build_object('position', l.position, 'extensionId', e.id, 'shortNumber', e.short_number, 'displayName', e.display_name) order by l.position), '[]')
        from phone_line l join extension e on e.id = l.extension_id where l.tenant_id = p.tenant_id and l.phone_id = p.id) as had_lines
      from chunk c join phone p on p.id = (c.target ->> 'id')::uuid),
    updated as (
      update phone p set (${written}) = row(${values}), ${templateColumns}, keys = c.target -> 'keys', http_username = c.target ->> 'httpUsername',
        http_password = case when c.target ->> 'httpUsername' <> '' then case when (c.target ->> 'renewsPassword')::boolean then m.value ->> 'httpPassword' else coalesce(p.http_password, m.value ->> 'httpPassword') end end, version = p.version + 1, updated_at = f.at
      from previous c join made m on m.line = c.line cross join fact f, organisation o where p.id = c.id and o.id = p.tenant_id
      returning new.id as entity_id, new.name as entity_label, ${recorded('old', 'c.had_model_name', 'c.had_lines')} as before, ${recorded('new', `c.target -> 'modelName'`, `c.target -> 'lines'`)} as after, ${enterprisePlace}),
    wanted as (${linesOf('previous c', 'c.id')}),
    had as (select c.id as phone_id, (w ->> 'position')::smallint as position, (w ->> 'extensionId')::uuid as extension_id from previous c cross join jsonb_array_elements(c.had_lines) w),
    parted as (delete from phone_line l using previous c where l.phone_id = c.id returning 1),
    wired as (insert into phone_line (phone_id, position, extension_id) select phone_id, position, extension_id from wanted where (select count(*) from parted) >= 0),
    told as (${told(`select coalesce(n.extension_id, h.extension_id) from wanted n full join had h on h.phone_id = n.phone_id and h.extension_id = n.extension_id where n.phone_id is null or h.phone_id is null`)})`,
  changed: 'select * from updated',
};
