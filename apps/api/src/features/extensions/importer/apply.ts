import type { ApplyStep } from '../../../platform/imports/importer.ts';
import { enterprisePlace } from '../../../platform/imports/in-enterprise.ts';
import { newSipPassword } from '../sip-password.ts';
import { extensionLabel, recordedExtension } from './recorded.ts';

const columns = `short_number, display_name, is_enabled, presentation_number_id, dial_plan_profile_id, country, is_anonymous, has_presence, is_recorded, softphone_on, softphone_kind, mobile_on, mobile_user_id, third_party_on, ip_phone_on,
  unanswered, voicemail_notified, voicemail_email, unconditional_forward, conditional_forward, username, role,
  is_queued, max_waiting, welcome_audio_id, max_simultaneous, music_on_hold_audio_id, music_on_hold_playlist_id, monitors_others, may_be_monitored, exception_numbers`;
const text = (row: string, key: string, type = ''): string => `(${row}.target ->> '${key}')${type && `::${type}`}`;
/** What a row says, in the order of the columns; of a softphone that is off, its kind is kept. */
const values = (row: string, keptKind: string): string => `${text(row, 'shortNumber')}, ${text(row, 'displayName')}, ${text(row, 'isEnabled', 'boolean')}, ${text(row, 'presentationId', 'uuid')}, ${text(row, 'profileId', 'uuid')}, ${text(row, 'country')},
  ${text(row, 'isAnonymous', 'boolean')}, ${text(row, 'hasPresence', 'boolean')}, ${text(row, 'isRecorded', 'boolean')}, ${text(row, 'softphone')} <> 'OFF', case when ${text(row, 'softphone')} = 'OFF' then ${keptKind} else ${text(row, 'softphone')} end,
  ${text(row, 'mobileOn', 'boolean')}, ${text(row, 'userId', 'uuid')}, ${text(row, 'thirdPartyOn', 'boolean')}, ${text(row, 'ipPhoneOn', 'boolean')}, case when ${text(row, 'voicemail', 'boolean')} then 'VOICEMAIL' else 'END' end,
  ${text(row, 'isNotified', 'boolean')}, ${text(row, 'email')}, ${row}.target -> 'unconditional', ${row}.target -> 'conditional', coalesce(${text(row, 'username')}, ''), ${text(row, 'role')},
  ${text(row, 'isQueued', 'boolean')}, ${text(row, 'maxWaiting', 'integer')}, ${text(row, 'welcomeId', 'uuid')}, ${text(row, 'maxSimultaneous', 'integer')}, ${text(row, 'musicId', 'uuid')}, ${text(row, 'playlistId', 'uuid')}, ${text(row, 'monitorsOthers', 'boolean')}, ${text(row, 'mayBeMonitored', 'boolean')}, ${row}.target -> 'exceptions'`;

const account = (row: string, code: string): string => `free_sip_username(${text(row, 'shortNumber')} || '-' || ${code})`;
const claimed = (rows: string, condition: string): string => `claimed as (insert into dial_code (code, kind) select t.target ->> 'shortNumber', 'extension' from ${rows} t where ${condition} order by 1 on conflict do nothing returning code)`;

/** Whom the forwards of a row name, once each. */
const targets = (row: string): string => `(select distinct coalesce(d ->> 'id', d ->> 'extensionId')::uuid as id from jsonb_path_query(jsonb_build_array(${row}.unconditional_forward, ${row}.conditional_forward, ${row}.temporary_forward), 'strict $.**.destination') d
  where coalesce(d ->> 'id', d ->> 'extensionId') is not null)`;

/** The numbers of each row, read off once: `wanted` one by one, and `numbered` as the log tells of them. */
const wantedNumbers = (rows: string): string => `wanted as materialized (select t.line, w.id::uuid as number_id from ${rows} t cross join lateral jsonb_array_elements_text(t.target -> 'numberIds') w (id)),
    numbered as materialized (select w.line, jsonb_agg(jsonb_build_object('id', n.id, 'e164', n.e164) order by n.e164) as numbers from wanted w join phone_number n on n.id = w.number_id group by w.line)`;

/** A code or a name that somebody was faster with is missing in what is counted, and nothing is done. */
export const addExtensions: ApplyStep = {
  action: 'extension.created',
  make: ({ deps }) => {
    const id = deps.clock.newId();
    return { id, sipPassword: newSipPassword({ deps }, id) };
  },
  with: `${claimed('chunk', 'true')},
    ${wantedNumbers('chunk')},
    added as (
      insert into extension (id, ${columns}, sip_username, sip_password, created_at, updated_at)
      select (m.value ->> 'id')::uuid, ${values('c', `'BASIC'`)}, ${account('c', 'o.code')}, m.value ->> 'sipPassword', f.at, f.at from chunk c join made m on m.line = c.line cross join fact f join organisation o on o.id = f.organisation_id
      where c.target ->> 'shortNumber' in (select code from claimed) order by c.line returning *),
    forwards as (insert into extension_forward (extension_id, target_id) select a.id, w.id from added a cross join lateral ${targets('a')} w),
    given as (update phone_number n set voice_extension_id = a.id, updated_at = a.created_at from added a join made m on (m.value ->> 'id')::uuid = a.id join wanted w on w.line = m.line where n.id = w.number_id)`,
  changed: `select a.id as entity_id, ${extensionLabel('a')} as entity_label, null::jsonb as before,
      ${recordedExtension('a', `coalesce(n.numbers, '[]')`, `t.target -> 'groups'`)} || '{"phones": [], "smsGroups": []}' as after, ${enterprisePlace}
    from added a join made m on (m.value ->> 'id')::uuid = a.id join chunk t on t.line = m.line left join numbered n on n.line = m.line join organisation o on o.id = a.tenant_id`,
};

/** What was and is the same is not told: undoing leaves alone what the file left alone. */
const told = (side: 'before' | 'after'): string => `(select coalesce(jsonb_object_agg(s.key, s.value), '{}') from jsonb_each(u.${side}) s where s.key = 'id' or u.before -> s.key is distinct from u.after -> s.key)`;

/** Where the short number is another one, that is claimed, used, and the old one given back. */
export const changeExtensions: ApplyStep = {
  action: 'extension.updated',
  with: `${wantedNumbers('chunk')},
    previous as materialized (select x.id, x.short_number, t.line, t.target, x.short_number <> t.target ->> 'shortNumber' as is_moved, coalesce(w.numbers, '[]') as numbers,
      (select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'e164', n.e164) order by n.e164), '[]') from phone_number n where n.voice_extension_id = x.id) as had_numbers
      from chunk t join extension x on x.id = (t.target ->> 'id')::uuid left join numbered w on w.line = t.line),
    ${claimed('previous', 't.is_moved')},
    updated as (
      update extension e set (${columns}) = row(${values('p', 'e.softphone_kind')}), sip_username = case when p.is_moved and not e.has_own_sip_username then ${account('p', 'o.code')} else e.sip_username end,
        card_versions = e.card_versions || (select coalesce(jsonb_object_agg(n.name, coalesce((e.card_versions ->> n.name)::integer, 1) + 1), '{}') from jsonb_array_elements_text(p.target -> 'cards') n (name)),
        version = e.version + 1, updated_at = f.at
      from previous p cross join fact f, organisation o
      where e.id = p.id and o.id = e.tenant_id and (not p.is_moved or p.target ->> 'shortNumber' in (select code from claimed))
      returning new.id, ${extensionLabel('new')} as label, ${recordedExtension('old', 'p.had_numbers', `p.target -> 'hadGroups'`)} as before, ${recordedExtension('new', 'p.numbers', `p.target -> 'groups'`)} as after,
        new.unconditional_forward, new.conditional_forward, new.temporary_forward, ${enterprisePlace}),
    parted as (delete from extension_forward f using updated u where f.extension_id = u.id and f.target_id not in (select w.id from ${targets('u')} w)),
    forwards as (insert into extension_forward (extension_id, target_id) select u.id, w.id from updated u cross join lateral ${targets('u')} w on conflict do nothing),
    freed as (update phone_number n set voice_extension_id = null, updated_at = f.at from previous p cross join fact f where n.voice_extension_id = p.id and not p.target -> 'numberIds' ? n.id::text),
    given as (update phone_number n set voice_extension_id = p.id, updated_at = f.at from previous p join wanted w on w.line = p.line cross join fact f where n.id = w.number_id and n.voice_extension_id is null),
    released as (delete from dial_code d using previous p, updated u where p.is_moved and u.id = p.id and d.code = p.short_number)`,
  changed: `select u.id as entity_id, u.label as entity_label, ${told('before')} as before, ${told('after')} as after, u.organisation_id, u.organisation_path, u.organisation_name from updated u`,
};
