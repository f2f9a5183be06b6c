import { destinationTextSql, exactSql, meantDestinationSql } from '../../../platform/destination-text.ts';
import { codeHeldSql } from '../../../platform/dial-space.ts';
import { change, codeTaken, filled, given, list, refusal } from '../../../platform/imports/judge-sql.ts';

/** What the row says, or what was there where the file has no such column. */
const said = (key: string, had: string): string => `(case when c.fields ? '${key}' then c.fields ->> '${key}' else ${had} end) collate "C"`;
/** The same where an empty cell says nothing. */
const kept = (key: string, type: string, had: string, usual: string): string => `coalesce((c.fields ->> '${key}')::${type}, ${had}, ${usual})`;
/** What `noAnswerText` says, of a group `g`. */
const hadNoAnswer = exactSql(`case when g.id is null or g.no_answer_action = 'END' then 'End' else ${destinationTextSql('g.no_answer_destination')} end`);

const fields = [
  ['shortNumber', 'short_number'], ['members', 'members'], ['strategy', 'strategy'], ['ringSeconds', 'ring_seconds'], ['isCyclic', 'is_cyclic'], ['isQueued', 'is_queued'], ['queueMessage', 'queue_message'], ['queuePlaylist', 'queue_playlist'], ['maxWaiting', 'max_waiting'],
  ['isRecorded', 'is_recorded'], ['noAnswer', 'no_answer'],
] as const;

/** A group whose name is known is changed, another name makes one. What it forwards to has to be there before the file is. */
export const judgeGroups = `
  with read as materialized (
    select c.line, g.id, c.fields ->> 'name' as name, g.no_answer_destination as had_destination, g.no_answer_is_gone as had_gone,
      ${exactSql('g.short_number')} as had_short_number, ${said('shortNumber', 'g.short_number')} as short_number,
      ${exactSql('m.list')} as had_members, coalesce(${said('members', 'm.list')}, '') as members,
      g.strategy as had_strategy, ${kept('strategy', 'text', 'g.strategy', `'SIMULTANEOUS'`)} as strategy,
      g.ring_seconds as had_ring_seconds, ${kept('ringSeconds', 'integer', 'g.ring_seconds', '20')} as ring_seconds,
      g.is_cyclic as had_is_cyclic, ${kept('isCyclic', 'boolean', 'g.is_cyclic', 'false')} as is_cyclic,
      g.is_queued as had_is_queued, ${kept('isQueued', 'boolean', 'g.is_queued', 'false')} as is_queued,
      ${exactSql('h.name')} as had_queue_message, ${said('queueMessage', 'h.name')} as queue_message, case when c.fields ? 'queueMessage' then f.id else h.id end as audio_id,
      ${exactSql('hp.name')} as had_queue_playlist, ${said('queuePlaylist', 'hp.name')} as queue_playlist, case when c.fields ? 'queuePlaylist' then p.id else hp.id end as playlist_id,
      g.max_waiting as had_max_waiting, ${kept('maxWaiting', 'integer', 'g.max_waiting', '5')} as max_waiting,
      g.is_recorded as had_is_recorded, ${kept('isRecorded', 'boolean', 'g.is_recorded', 'false')} as is_recorded,
      ${hadNoAnswer} as had_no_answer, coalesce(${said('noAnswer', hadNoAnswer)}, 'End') as no_answer,
      c.fields ->> 'shortNumber' is not null and count(*) over (partition by c.fields ->> 'shortNumber') > 1 as is_repeated
    from candidate c left join ring_group g on g.name = c.fields ->> 'name' left join audio_file f on f.name = c.fields ->> 'queueMessage' left join audio_file h on h.id = g.queue_audio_file_id
      left join playlist p on p.name = c.fields ->> 'queuePlaylist' left join playlist hp on hp.id = g.queue_playlist_id
    cross join lateral (select coalesce(string_agg(e.short_number, ';' order by m.position, e.id), '') as list from ring_group_member m join extension e on e.id = m.extension_id where m.group_id = g.id) m),
  met as materialized (
    select r.*, t.kind as held_kind, t.label as held_by, p.ids, p.unknown,
      case when r.no_answer in ('End', r.had_no_answer) then r.had_destination else ${meantDestinationSql('r.no_answer')} end as destination
    from read r ${codeHeldSql('r.short_number', 'r.short_number is distinct from r.had_short_number and h.id is distinct from r.id')}
    cross join lateral (select coalesce(jsonb_agg(e.id order by w.place) filter (where e.id is not null), '[]') as ids, string_agg(w.short, ', ' order by w.place) filter (where e.id is null) as unknown
      from unnest(string_to_array(nullif(r.members, ''), ';')) with ordinality w (short, place) left join lateral (select x.id from extension x where x.short_number = w.short collate "natural" limit 1) e on true) p),
  judged as materialized (
    select m.*, m.no_answer not in ('End', m.had_no_answer) as is_sent, ${list([
      codeTaken('shortNumber', 'm'),
      refusal('m.is_repeated', 'shortNumber', 'short-number-repeated'),
      refusal('m.unknown is not null', 'members', 'members-unknown', `jsonb_build_object('members', m.unknown)`),
      refusal('m.queue_message is not null and m.audio_id is null', 'queueMessage', 'audio-unknown'),
      refusal('m.queue_playlist is not null and m.playlist_id is null', 'queuePlaylist', 'playlist-unknown'),
      refusal('m.queue_message is not null and m.queue_playlist is not null', 'queuePlaylist', 'message-and-playlist'),
      refusal(`m.no_answer not in ('End', m.had_no_answer) and (m.destination is null or m.destination ->> 'id' = m.id::text)`, 'noAnswer', 'destination-unknown'),
    ])} as refusals,
      case when m.id is null then ${filled([given('name', 'm.name'), ...fields.map(([key, column]) => given(key, column === 'members' ? `nullif(m.members, '')` : `m.${column}`))])}
        else ${list(fields.map(([key, column]) => change(key, `m.had_${column}`, `m.${column}`)))} end as changes
    from met m)
  select j.line, k.kind, case when k.kind in ('create', 'update') then jsonb_build_object('id', j.id, 'name', j.name, 'shortNumber', j.short_number, 'memberIds', j.ids, 'strategy', j.strategy, 'ringSeconds', j.ring_seconds,
      'isCyclic', j.is_cyclic, 'isQueued', j.is_queued, 'audioId', j.audio_id, 'playlistId', j.playlist_id, 'maxWaiting', j.max_waiting, 'isRecorded', j.is_recorded, 'action', case when j.no_answer = 'End' then 'END' else 'FORWARD' end,
      'destination', j.destination, 'isGone', coalesce(j.had_gone, false) and not j.is_sent) end,
    case when k.kind in ('create', 'update') then j.changes end, j.refusals
  from judged j cross join lateral (select case when j.refusals is not null then 'rejected' when j.id is null then 'create' when j.changes is null then 'unchanged' else 'update' end as kind) k`;
