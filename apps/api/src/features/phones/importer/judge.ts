import { highestPosition } from '@patchbay/domain/provisioning/line-positions';
import { change, filled, given, list, refusal } from '../../../platform/imports/judge-sql.ts';
import { modelsSql } from './models-sql.ts';

/** Names sort naturally, files do not: what is compared says by which rules. */
const exact = (text: string): string => `(${text}) collate "C"`;

/** What the row says, or what was there where the file has no such column. */
const said = (key: string, had: string): string => exact(`case when c.fields ? '${key}' then coalesce(c.fields ->> '${key}', '') else coalesce(${had}, '') end`);
const flag = (key: string, had: string): string => `coalesce((c.fields ->> '${key}')::boolean, ${had}, false)`;

const positions = Array.from({ length: highestPosition + 1 }, (_, position) => position);
const lineChanges = positions.map((position) => ({ key: `line${position}`, had: `j.had_lines ->> '${position}'`, has: `j.lines ->> '${position}'` }));

/** The name of its settings in small letters, as the phone asks for it. A phone without hardware goes by the end of its id. */
const filesMac = `coalesce(m.mac, right(replace(m.id::text, '-', ''), 12), '')`;
const askedFor = `lower(regexp_replace(regexp_replace(m.file_name, '\\{\\$?(mac|MAC)\\}', ${filesMac}, 'g'), '\\{\\$?model\\}', m.model_id, 'g'))`;

/** Why the line at a position cannot be, at its column. */
const lineRefusals = positions.flatMap((position) => {
  const number = `m.lines ->> '${position}'`;
  return [
    refusal(`${number} is not null and not ${position} = any (m.positions)`, `line${position}`, 'line-not-on-model', `jsonb_build_object('model', m.model_name, 'position', ${position})`),
    refusal(`m.unknown ? (${number})`, `line${position}`, 'line-unknown', `jsonb_build_object('number', ${number})`),
    refusal(`exists (select from jsonb_each_text(m.lines) w where w.key < '${position}' and w.value = ${number})`, `line${position}`, 'line-repeated'),
  ];
});

/**
 * An ID changes its phone, MAC address and all; it must be one of the enterprise. Without one, an address that is a phone here
 * changes that, and another makes one. An address moves in no single file, so that undoing it never crosses itself; a stranger's
 * reads like any other that is not to be had. A template is for one family: a model of another lets go of it, as the form does, and of keys
 * that it does not have.
 */
export const judgePhones = `
  with ${modelsSql},
  in_use as materialized (select mac from macs_in_use(array(select c.fields ->> 'mac' from candidate c where c.fields ->> 'mac' is not null)) as t (mac)),
  named as (
    select c.line, c.fields, c.fields ->> 'id' is not null as has_id, case when c.fields ->> 'id' is null then h.id else i.id end as id, h.id as holder_id, u.mac is not null as is_in_use
    from candidate c left join phone i on i.id = (c.fields ->> 'id')::uuid left join phone h on h.mac = c.fields ->> 'mac' left join in_use u on u.mac = c.fields ->> 'mac'),
  met as (
    select c.line, p.id, c.has_id, c.is_in_use and coalesce(c.holder_id <> p.id, true) as is_taken, n.id as model_id, n.name as model_name, n.positions, n.longest_username, n.other_files, n.longest_username is not null and b.family is distinct from n.family and p.http_password is not null as renews_password,
      t.family is not null and t.family <> n.family as loses_template, k.kept as keys, jsonb_array_length(p.keys) - jsonb_array_length(k.kept) as lost_keys, coalesce(b.name, p.model_id) as had_model_name,
      ${exact('p.name')} as had_name, ${exact(`c.fields ->> 'name'`)} as name, p.mac as had_mac, case when c.fields ? 'mac' then c.fields ->> 'mac' else p.mac end as mac,
      p.is_virtual as had_virtual, ${flag('isVirtual', 'p.is_virtual')} as is_virtual, p.accepts_data_from_phone as had_accepts, ${flag('acceptsDataFromPhone', 'p.accepts_data_from_phone')} as accepts,
      ${exact('p.file_name')} as had_file_name, ${said('fileName', 'p.file_name')} as file_name, ${exact('p.http_username')} as had_username, ${said('httpUsername', 'p.http_username')} as username,
      w.had as had_lines, jsonb_strip_nulls(w.had || w.said) as lines,
      first_value(c.line) over (partition by coalesce(c.id::text, c.fields ->> 'id', c.line::text) order by c.line) as first_row,
      first_value(c.line) over (partition by coalesce(c.fields ->> 'mac', c.line::text) order by c.line) as first_mac
    from named c left join phone p on p.id = c.id left join model n on n.id = c.fields ->> 'model' left join model b on b.id = p.model_id left join phone_template t on t.id = p.template_id
    cross join lateral (select coalesce(jsonb_agg(k.key order by k.place), '[]') as kept
      from jsonb_array_elements(p.keys) with ordinality as k (key, place) cross join lateral jsonb_to_record(k.key) as at (module integer, position integer)
      where p.model_id = n.id or (n.says_keys or t.family = n.family)
        and case when at.module = 0 then at.position <= n.keys else at.module <= n.modules and at.position <= n.module_keys and at.position <> all (n.untold_keys) end) k
    cross join lateral (select
      coalesce((select jsonb_object_agg(l.position, e.short_number) from phone_line l join extension e on e.id = l.extension_id where l.tenant_id = p.tenant_id and l.phone_id = p.id), '{}') as had,
      coalesce((select jsonb_object_agg(right(f.key, 1), f.value) from jsonb_each(c.fields) f where f.key ~ '^line[0-9]$'), '{}') as said) w),
  lined as materialized (
    select m.*, x.ids, x.unknown from met m cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('position', w.key::integer, 'extensionId', e.id, 'shortNumber', e.short_number, 'displayName', e.display_name) order by w.key) filter (where e.id is not null), '[]') as ids,
        coalesce(jsonb_agg(w.value) filter (where e.id is null), '[]') as unknown
      from jsonb_each_text(m.lines) w left join lateral (select s.id, s.short_number, s.display_name from extension s where s.short_number = w.value collate "natural" limit 1) e on true) x),
  judged as materialized (
    select m.*, ${list([
      refusal('m.has_id and m.id is null', 'id', 'phone-unknown'),
      refusal('m.first_row < m.line', null, 'row-repeated', `jsonb_build_object('firstRow', m.first_row)`),
      refusal('m.first_mac < m.line and m.first_row = m.line', 'mac', 'mac-repeated', `jsonb_build_object('firstRow', m.first_mac)`),
      refusal('m.is_taken', 'mac', 'mac-taken'),
      refusal('m.is_virtual and m.mac is not null', 'mac', 'mac-on-virtual'),
      refusal('not m.is_virtual and m.mac is null and (m.id is not null or not m.has_id)', 'mac', 'mac-missing'),
      refusal(`m.file_name <> '' and ${askedFor} in (select replace(f.name, '{mac}', ${filesMac}) from unnest(m.other_files) as f (name))`, 'fileName', 'file-name-of-other', `jsonb_build_object('model', m.model_name)`),
      refusal('length(m.username) > m.longest_username', 'httpUsername', 'http-username-too-long', `jsonb_build_object('model', m.model_name, 'limit', m.longest_username)`),
      ...lineRefusals,
    ])} as refusals
    from lined m),
  compared as (
    select j.*, case when j.id is null then ${filled([
      given('name', 'j.name'), given('model', 'j.model_name'), ...lineChanges.map(({ key, has }) => given(key, has)), given('mac', 'j.mac'), given('isVirtual', 'j.is_virtual'),
      given('acceptsDataFromPhone', 'j.accepts'), given('fileName', `nullif(j.file_name, '')`), given('httpUsername', `nullif(j.username, '')`),
    ])} else ${list([
      change('name', 'j.had_name', 'j.name'), change('model', 'j.had_model_name', 'j.model_name'), ...lineChanges.map(({ key, had, has }) => change(key, had, has)), change('mac', 'j.had_mac', 'j.mac'),
      change('isVirtual', 'j.had_virtual', 'j.is_virtual'), change('acceptsDataFromPhone', 'j.had_accepts', 'j.accepts'), change('fileName', 'j.had_file_name', 'j.file_name'), change('httpUsername', 'j.had_username', 'j.username'),
    ])} end as changes
    from judged j)
  select j.line, k.kind, case when k.kind in ('create', 'update') then jsonb_build_object('id', j.id, 'name', j.name, 'modelId', j.model_id, 'modelName', j.model_name, 'mac', j.mac, 'isVirtual', j.is_virtual, 'accepts', j.accepts,
      'fileName', j.file_name, 'httpUsername', j.username, 'losesTemplate', j.loses_template, 'renewsPassword', j.renews_password, 'keys', j.keys, 'lines', j.ids) end,
    case when k.kind in ('create', 'update') then j.changes end, j.refusals,
    ${list([refusal(`k.kind = 'create' and j.is_virtual and exists (select from phone p where p.is_virtual and ${exact('p.name')} = j.name)`, 'name', 'phone-name-known'),
      refusal(`k.kind = 'update' and j.loses_template`, 'model', 'template-let-go', `jsonb_build_object('model', j.model_name)`),
      refusal(`k.kind = 'update' and j.renews_password and j.username <> ''`, 'model', 'password-made-anew', `jsonb_build_object('model', j.model_name)`),
      refusal(`k.kind = 'update' and j.lost_keys > 0`, 'model', 'keys-let-go', `jsonb_build_object('model', j.model_name, 'count', j.lost_keys)`)])}
  from compared j cross join lateral (select case when j.refusals is not null then 'rejected' when j.id is null then 'create' when j.changes is null then 'unchanged' else 'update' end as kind) k`;
