import { mostMembers } from '@patchbay/contract/ring-groups';
import { destinationTextSql, exactSql, meantDestinationSql } from '../../../platform/destination-text.ts';
import { codeHeldSql } from '../../../platform/dial-space.ts';
import { change, codeTaken, filled, given, list, refusal } from '../../../platform/imports/judge-sql.ts';
import { cardsChanged, conditions, type FieldKey, fields, forwards, keptFields, snake } from './fields.ts';

/** What the row says of a text, or what was there where the file has no such column. */
const said = (key: string, had: string): string => exactSql(`case when c.fields ? '${key}' then c.fields ->> '${key}' else ${had} end`);
/** The same where an empty cell says nothing. */
const kept = (key: string, { sql, type, usual }: { sql: string; type: string; usual: string }): string => `coalesce((c.fields ->> '${key}')::${type}, ${sql}, ${usual})`;

const had = {
  groups: `(select string_agg(g.name, ';' order by g.name) from ring_group_member m join ring_group g on g.id = m.group_id where m.member_id = x.id and not m.is_gone)`,
  phoneNumbers: `(select string_agg(n.e164, ';' order by n.e164) from phone_number n where n.voice_extension_id = x.id)`,
  presentationNumber: '(select n.e164 from phone_number n where n.id = x.presentation_number_id)',
  dialPlanProfile: '(select d.name from dial_plan_profile d where d.id = x.dial_plan_profile_id)',
  country: 'x.country',
  appUser: '(select coalesce(u.email, u.id::text) from app_user u where u.id = x.mobile_user_id)',
  email: `nullif(x.voicemail_email, '')`,
  forwardAll: `case coalesce(x.unconditional_forward ->> 'mode', 'NONE') when 'NONE' then 'Off' when 'SCHEDULE' then 'Schedule' else ${destinationTextSql(`(x.unconditional_forward -> 'destination')`)} end`,
  welcomeMessage: '(select a.name from audio_file a where a.id = x.welcome_audio_id)',
  musicOnHold: '(select a.name from audio_file a where a.id = x.music_on_hold_audio_id)',
  holdPlaylist: '(select l.name from playlist l where l.id = x.music_on_hold_playlist_id)',
  ...Object.fromEntries(conditions.map((key) => [key, `case when coalesce(x.conditional_forward #>> '{${key},action}', 'END') = 'END' then 'End' else ${destinationTextSql(`(x.conditional_forward #> '{${key},destination}')`)} end`])),
} as Record<string, string>;

const usual = (key: string): string => (key === 'forwardAll' ? `'Off'` : conditions.includes(key as 'busy') ? `'End'` : 'null');
const asText = Object.entries(had).filter(([key]) => key !== 'groups' && key !== 'phoneNumbers');

/** What `exceptionsText` says of a column of exception numbers; null where there are none. */
const exceptionsSql = (column: string): string => exactSql(`(select string_agg(regexp_replace(concat_ws(': ', n.one ->> 'number', nullif(n.one ->> 'label', '')), '([\\\\;])', '\\\\\\1', 'g'), ';' order by n.place)
  from jsonb_array_elements(${column}) with ordinality n (one, place))`);

/** The user name that a row wants, or gets as a new one that wants none. */
const wantedName = `lower(coalesce(c.fields ->> 'username', case when x.id is null then c.fields ->> 'shortNumber' end) collate "natural")`;

const read = `read as (
  select c.line, c.fields, x.id, x.voicemail_pin is not null as has_pin, coalesce(x.is_sign_in_allowed, false) as may_sign_in, x.presentation_number_id as had_presentation_id, x.unconditional_forward as had_unconditional, x.conditional_forward as had_conditional, c.fields ->> 'id' is not null and x.id is null as is_unknown,
    ${exactSql('x.short_number')} as had_short_number, ${exactSql(`c.fields ->> 'shortNumber'`)} as short_number, ${exactSql('x.display_name')} as had_display_name, ${exactSql(`c.fields ->> 'displayName'`)} as display_name,
    ${(['groups', 'phoneNumbers'] as const).map((key) => `${exactSql(had[key]!)} as had_${snake(key)}`).join(', ')},
    ${asText.map(([key, sql]) => `${exactSql(sql)} as had_${snake(key)}, coalesce(${said(key, sql)}, ${usual(key)}) as ${snake(key)}`).join(',\n    ')},
    ${exceptionsSql('x.exception_numbers')} as had_exception_numbers, case jsonb_typeof(c.fields -> 'exceptionNumbers') when 'array' then c.fields -> 'exceptionNumbers' when 'null' then '[]' else coalesce(x.exception_numbers, '[]') end as exceptions,
    ${Object.entries(keptFields).map(([key, field]) => `${field.sql} as had_${snake(key)}, ${kept(key, field)} as ${snake(key)}`).join(',\n    ')},
    first_value(c.line) over (partition by coalesce(x.id::text, c.fields ->> 'id', c.line::text) order by c.line) as first_row,
    count(*) over (partition by c.fields ->> 'shortNumber') > 1 as is_repeated, ${wantedName} is not null and count(*) over (partition by ${wantedName}) > 1 as is_name_repeated
  from candidate c left join extension i on i.id = (c.fields ->> 'id')::uuid
    left join lateral (select s.id from extension s where c.fields ->> 'id' is null and s.short_number = (c.fields ->> 'shortNumber') collate "natural") s on true
    left join extension x on x.id = coalesce(i.id, s.id))`;

/** The groups that a row names, each by its name or else by its short number, or those that it is in. */
const groups = `select coalesce(jsonb_agg(g.id order by g.name) filter (where g.id is not null), '[]') as group_ids, string_agg(g.name, ';' order by g.name) as groups, string_agg(w.name, ', ' order by w.place) filter (where g.id is null) as unknown_groups
  from jsonb_array_elements_text(case when jsonb_typeof(r.fields -> 'groups') = 'array' then r.fields -> 'groups' else '[]' end) with ordinality w (name, place)
  left join lateral (select g.id, g.name from ring_group g where (w.name collate "natural") in (g.name, g.short_number, concat_ws(' ', g.short_number, g.name)) order by g.name = w.name collate "natural" desc, g.id limit 1) g on true`;

const numberList = (condition: string): string => `string_agg(w.e164, ', ' order by w.e164) filter (where ${condition})`;
const isOwn = 'n.voice_assignee_id is not distinct from r.id';
const numbers = `select coalesce(jsonb_agg(n.id order by n.e164) filter (where n.id is not null), '[]') as number_ids, string_agg(w.e164, ';' order by w.e164) as phone_numbers,
    ${numberList('n.id is null')} as unknown_numbers, ${numberList(`not n.voice or n.voice_route_type is distinct from 'DIRECT_ROUTING'`)} as unfit_numbers, ${numberList(`n.voice_assignee_id is not null and not ${isOwn}`)} as taken_numbers,
    ${numberList(`n.voice_assignee_id is null and (n.blocked_reason is not null or n.quarantine_until > f.at)`)} as unready_numbers
  from jsonb_array_elements_text(case when jsonb_typeof(r.fields -> 'phoneNumbers') = 'array' then r.fields -> 'phoneNumbers' else '[]' end) w (e164) cross join fact f left join lateral (select * from phone_number held where held.e164 = w.e164 collate "C" limit 1) n on true`;

const wanted = `wanted as materialized (
  select w.line as wanting_line, ${exactSql('n.e164')} as e164, count(*) over (partition by n.e164) > 1 as is_repeated from candidate w cross join lateral jsonb_array_elements_text(case when jsonb_typeof(w.fields -> 'phoneNumbers') = 'array' then w.fields -> 'phoneNumbers' else '[]' end) n (e164)),
  repeated as materialized (select w.wanting_line, string_agg(w.e164, ', ' order by w.e164) as e164s from wanted w where w.is_repeated group by w.wanting_line),
  joining as (select g.id, g.name, count(*) as members from read r cross join lateral (${groups}) p cross join lateral jsonb_array_elements_text(p.group_ids) j (id) join ring_group g on g.id = j.id::uuid
    where not exists (select from ring_group_member m where m.group_id = g.id and m.member_id = r.id and not m.is_gone) group by g.id, g.name),
  full_groups as materialized (select j.id, j.name from joining j where j.members + (select count(*) from ring_group_member m where m.group_id = j.id and not m.is_gone) > ${mostMembers})`;

const destinationOf = (key: string): string => `case when r.${snake(key)} is distinct from r.had_${snake(key)} and r.${snake(key)} not in ('Off', 'End', 'Schedule') then ${meantDestinationSql(`r.${snake(key)}`)} end as ${snake(key)}_to`;

const met = `met as materialized (
  select r.*, t.kind as held_kind, t.label as held_by,
    ${exactSql(`case when r.fields ? 'groups' then p.groups collate "C" else r.had_groups end`)} as groups, p.unknown_groups, (select min(z.name) from full_groups z where p.group_ids ? z.id::text and not exists (select from ring_group_member m where m.group_id = z.id and m.member_id = r.id and not m.is_gone)) as full_group,
    case when r.fields ? 'groups' then p.group_ids else (select coalesce(jsonb_agg(m.group_id), '[]') from ring_group_member m where m.member_id = r.id and not m.is_gone) end as group_ids,
    ${exactSql(`case when r.fields ? 'phoneNumbers' then q.phone_numbers collate "C" else r.had_phone_numbers end`)} as phone_numbers, q.unknown_numbers, q.unfit_numbers, q.taken_numbers, q.unready_numbers,
    again.e164s as repeated_numbers,
    case when r.fields ? 'phoneNumbers' then q.number_ids else (select coalesce(jsonb_agg(n.id order by n.e164), '[]') from phone_number n where n.voice_extension_id = r.id) end as number_ids,
    (select min(concat_ws(' ', t.short_number, t.display_name)) from extension t where r.username is distinct from r.had_username and lower(t.username) = lower(r.username collate "natural") and t.id is distinct from r.id) as named_already,
    (select n.id from phone_number n where n.e164 = r.presentation_number and n.voice and n.voice_route_type = 'DIRECT_ROUTING' and n.blocked_reason is null and coalesce(n.quarantine_until <= now(), true)) as presentation_id, (select d.id from dial_plan_profile d where d.name = r.dial_plan_profile collate "natural") as profile_id,
    (select a.id from audio_file a where a.name = r.welcome_message collate "natural") as welcome_id, (select a.id from audio_file a where a.name = r.music_on_hold collate "natural") as music_id, (select l.id from playlist l where l.name = r.hold_playlist collate "natural") as playlist_id,
    ${exceptionsSql('r.exceptions')} as exception_numbers,
    (select u.id from app_user u where r.app_user in (u.email collate "C", u.id::text collate "C") limit 1) as user_id, ${forwards.map(destinationOf).join(', ')}
  from read r ${codeHeldSql('r.short_number', 'r.short_number is distinct from r.had_short_number and h.id is distinct from r.id')} cross join lateral (${groups}) p cross join lateral (${numbers}) q left join repeated again on again.wanting_line = r.line)`;

const column = (key: FieldKey): string => `m.${snake(key)}`;
const unknownTo = (key: string): string => refusal(`m.${snake(key)} is distinct from m.had_${snake(key)} and m.${snake(key)} not in ('Off', 'End', 'Schedule') and m.${snake(key)}_to is null`, key, 'forward-unknown');
const ofNumbers = (kind: string): string => refusal(`m.${kind}_numbers is not null`, 'phoneNumbers', `numbers-${kind}`, `jsonb_build_object('numbers', m.${kind}_numbers)`);

const asks = (what: string, role: string): string => `(f.asker ->> ('${what} ' || ${role}))::boolean`;
const isStripped = `m.had_role = 'administrator' and (m.role <> 'administrator' or (m.had_is_enabled and not m.is_enabled))`;
const isDecidedAbout = '(m.username, m.role, m.is_enabled) is distinct from (m.had_username, m.had_role, m.had_is_enabled)';

/** Who may do less decides neither about the person of an extension nor gives a role; of administrators the page says who is the last. */
const ofRoles = [
  refusal(`m.role <> coalesce(m.had_role, 'agent') and not ${asks('gives', 'm.role')}`, 'role', 'role-above-yours'),
  refusal(`m.may_sign_in and ${isDecidedAbout} and not ${asks('decides about', 'm.had_role')}`, null, 'person-above-you'),
  refusal(`m.may_sign_in and ${isStripped}`, 'role', 'administrator-stays'),
];

const judged = `judged as materialized (
  select m.*, ${list([
    refusal('m.is_unknown', 'id', 'extension-unknown'),
    refusal('m.first_row < m.line', null, 'row-repeated', `jsonb_build_object('firstRow', m.first_row)`),
    codeTaken('shortNumber', 'm'),
    refusal('m.is_repeated', 'shortNumber', 'extension-number-repeated'),
    refusal('m.named_already is not null', 'username', 'username-taken', `jsonb_build_object('by', m.named_already)`),
    refusal('m.is_name_repeated and m.username is distinct from m.had_username', 'username', 'username-repeated'),
    ...ofRoles,
    refusal('m.unknown_groups is not null', 'groups', 'groups-unknown', `jsonb_build_object('groups', m.unknown_groups)`),
    refusal('m.full_group is not null', 'groups', 'group-full', `jsonb_build_object('group', m.full_group, 'max', ${mostMembers})`),
    ...['unknown', 'unfit', 'taken', 'unready', 'repeated'].map(ofNumbers),
    refusal('m.presentation_number is not null and m.presentation_id is null and m.presentation_number is distinct from m.had_presentation_number', 'presentationNumber', 'presentation-unknown'),
    refusal('m.dial_plan_profile is not null and m.profile_id is null', 'dialPlanProfile', 'profile-unknown'),
    refusal('m.app_user is not null and m.user_id is null', 'appUser', 'app-user-unknown'),
    refusal('m.mobile_on and m.app_user is null', 'appUser', 'app-user-missing'),
    refusal('m.voicemail and not coalesce(m.had_voicemail, false) and not m.has_pin', 'voicemail', 'pin-missing'),
    refusal('m.voicemail and m.is_notified and m.email is null', 'email', 'email-missing'),
    refusal('m.welcome_message is not null and m.welcome_id is null', 'welcomeMessage', 'audio-unknown'),
    refusal('m.music_on_hold is not null and m.music_id is null', 'musicOnHold', 'audio-unknown'),
    refusal('m.hold_playlist is not null and m.playlist_id is null', 'holdPlaylist', 'playlist-unknown'),
    refusal('m.music_on_hold is not null and m.hold_playlist is not null', 'holdPlaylist', 'music-and-playlist'),
    refusal(`m.forward_all = 'Schedule' and m.had_forward_all is distinct from 'Schedule' and coalesce(jsonb_array_length(m.had_unconditional -> 'rules'), 0) = 0`, 'forwardAll', 'schedule-missing'),
    ...forwards.map(unknownTo),
  ])} as refusals,
    case when m.id is null then ${filled(fields.map((key) => given(key, column(key))))} else ${list(fields.map((key) => change(key, `m.had_${snake(key)}`, column(key))))} end as changes
  from met m cross join fact f)`;

const condition = (key: string): string => `jsonb_build_object('action', 'END', 'destination', null) || coalesce(j.had_conditional -> '${key}', '{}')
  || case when j.${snake(key)} = j.had_${snake(key)} then '{}' when j.${snake(key)} = 'End' then '{"action": "END"}' else jsonb_build_object('action', 'FORWARD', 'destination', j.${snake(key)}_to) end`;

const target = `jsonb_build_object('id', j.id, 'shortNumber', j.short_number, 'displayName', j.display_name, 'username', j.username, 'role', j.role, 'isEnabled', j.is_enabled, 'presentationId', case when j.presentation_number is not distinct from j.had_presentation_number then j.had_presentation_id else j.presentation_id end, 'profileId', j.profile_id, 'country', j.country,
  'isAnonymous', j.is_anonymous, 'hasPresence', j.has_presence, 'isRecorded', j.is_recorded, 'softphone', j.softphone, 'mobileOn', j.mobile_on, 'userId', j.user_id, 'thirdPartyOn', j.third_party_on, 'ipPhoneOn', j.ip_phone_on,
  'voicemail', j.voicemail, 'isNotified', j.is_notified, 'email', coalesce(j.email, ''), 'numberIds', j.number_ids, 'groupIds', j.group_ids, 'groups', j.groups, 'hadGroups', j.had_groups, 'cards', ${cardsChanged},
  'isQueued', j.is_queued, 'maxWaiting', j.max_waiting, 'welcomeId', j.welcome_id, 'maxSimultaneous', j.max_simultaneous, 'musicId', j.music_id, 'playlistId', j.playlist_id, 'monitorsOthers', j.monitors_others, 'mayBeMonitored', j.may_be_monitored, 'exceptions', j.exceptions,
  'unconditional', '{"mode": "NONE", "destination": null, "rules": []}' || coalesce(j.had_unconditional, '{}')
    || case when j.forward_all = j.had_forward_all then '{}' when j.forward_all = 'Off' then '{"mode": "NONE"}' when j.forward_all = 'Schedule' then '{"mode": "SCHEDULE"}' else jsonb_build_object('mode', 'ALWAYS', 'destination', j.forward_all_to) end,
  'conditional', jsonb_build_object('notReachable', ${condition('notReachable')}, 'busy', ${condition('busy')}, 'noAnswer', ${condition('noAnswer')} || jsonb_build_object('ringSeconds', j.ring_seconds)))`;

/**
 * An ID changes its extension, short number and all; without one, a short number that is known changes its extension, and another makes one.
 * Whom it forwards to, its groups and its numbers have to be there, and free, before the file is.
 */
export const judgeExtensions = `with ${read}, ${wanted}, ${met}, ${judged}
  select j.line, k.kind, case when k.kind in ('create', 'update') then ${target} end, case when k.kind in ('create', 'update') then j.changes end, j.refusals
  from judged j cross join lateral (select case when j.refusals is not null then 'rejected' when j.id is null then 'create' when j.changes is null then 'unchanged' else 'update' end as kind) k`;
