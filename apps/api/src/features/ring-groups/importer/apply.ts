import type { ApplyStep } from '../../../platform/imports/importer.ts';
import { enterprisePlace } from '../../../platform/imports/in-enterprise.ts';
import { recordedRingGroup, ringGroupLabel } from '../../../platform/ring-group-log.ts';

const written = 'name, short_number, strategy, ring_seconds, is_cyclic, is_queued, queue_audio_file_id, queue_playlist_id, max_waiting, is_recorded, no_answer_action, no_answer_destination, no_answer_is_gone';
const values = (row: string): string => `${row}.target ->> 'name', ${row}.target ->> 'shortNumber', ${row}.target ->> 'strategy', (${row}.target ->> 'ringSeconds')::integer, (${row}.target ->> 'isCyclic')::boolean, (${row}.target ->> 'isQueued')::boolean,
  (${row}.target ->> 'audioId')::uuid, (${row}.target ->> 'playlistId')::uuid, (${row}.target ->> 'maxWaiting')::integer, (${row}.target ->> 'isRecorded')::boolean, ${row}.target ->> 'action', nullif(${row}.target -> 'destination', 'null'), (${row}.target ->> 'isGone')::boolean`;
const members = (row: string): string => `jsonb_array_elements_text(${row}.target -> 'memberIds') with ordinality w (member_id, place)`;

/** A code that somebody was faster with is missing in what is counted, and nothing is done. */
export const addGroups: ApplyStep = {
  action: 'ring-group.created',
  with: `claimed as (insert into dial_code (code, kind) select c.target ->> 'shortNumber', 'ring-group' from chunk c where c.target ->> 'shortNumber' is not null order by 1 on conflict do nothing returning code),
    added as (
      insert into ring_group (${written}, created_at, updated_at) select ${values('c')}, f.at, f.at from chunk c cross join fact f
      where c.target ->> 'shortNumber' is null or c.target ->> 'shortNumber' in (select code from claimed) order by c.line returning *),
    joined as (insert into ring_group_member (group_id, member_id, position) select a.id, w.member_id::uuid, w.place - 1 from added a join chunk c on c.target ->> 'name' = a.name cross join ${members('c')})`,
  changed: `select a.id as entity_id, ${ringGroupLabel('a')} as entity_label, null::jsonb as before, ${recordedRingGroup('a', `c.target -> 'memberIds'`)} as after, ${enterprisePlace}
    from added a join chunk c on c.target ->> 'name' = a.name join organisation o on o.id = a.tenant_id`,
};

/** Where the code is another one, that is claimed, used, and the old one given back. */
export const changeGroups: ApplyStep = {
  action: 'ring-group.updated',
  with: `previous as materialized (select g.id, g.short_number, c.target, g.short_number is distinct from c.target ->> 'shortNumber' as is_moved,
      (select coalesce(jsonb_agg(m.extension_id order by m.position, m.extension_id), '[]') from ring_group_member m where m.group_id = g.id and not m.is_gone) as had_ids
      from chunk c join ring_group g on g.id = (c.target ->> 'id')::uuid),
    claimed as (insert into dial_code (code, kind) select p.target ->> 'shortNumber', 'ring-group' from previous p where p.is_moved and p.target ->> 'shortNumber' is not null order by 1 on conflict do nothing returning code),
    updated as (
      update ring_group g set (${written}) = row(${values('p')}), version = g.version + 1, updated_at = f.at
      from previous p cross join fact f, organisation o
      where g.id = p.id and o.id = g.tenant_id and (not p.is_moved or p.target ->> 'shortNumber' is null or p.target ->> 'shortNumber' in (select code from claimed))
      returning new.id as entity_id, ${ringGroupLabel('new')} as entity_label, ${recordedRingGroup('old', 'p.had_ids')} as before, ${recordedRingGroup('new', `p.target -> 'memberIds'`)} as after, ${enterprisePlace}),
    parted as (delete from ring_group_member m using previous p where m.group_id = p.id and not m.is_gone and not p.target -> 'memberIds' ? m.member_id::text),
    joined as (
      insert into ring_group_member (group_id, member_id, position) select p.id, w.member_id::uuid, w.place - 1 from previous p cross join ${members('p')}
      on conflict (group_id, member_id) do update set position = excluded.position, is_gone = false),
    released as (delete from dial_code d using previous p, updated u where p.is_moved and u.entity_id = p.id and d.code = p.short_number)`,
  changed: 'select * from updated',
};
