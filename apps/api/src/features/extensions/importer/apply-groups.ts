import type { ApplyStep } from '../../../platform/imports/importer.ts';
import { enterprisePlace } from '../../../platform/imports/in-enterprise.ts';
import { recordedRingGroup, ringGroupLabel } from '../../../platform/ring-group-log.ts';
import type { EntityType } from '@patchbay/contract/audit';

const members = (group: string): string => `(select coalesce(jsonb_agg(m.extension_id order by m.position, m.extension_id), '[]') from ring_group_member m where m.group_id = ${group} and not m.is_gone)`;

/** Puts extensions into the groups that their rows name, where they come last in the order of the file, and takes them out of the others. Each group that changes is told of by itself. */
export const changeGroups: ApplyStep & { entity: EntityType } = {
  entity: 'ring-group',
  action: 'ring-group.updated',
  with: `meant as materialized (select e.id, c.line, c.target -> 'groupIds' as group_ids from chunk c join extension e on e.short_number = (c.target ->> 'shortNumber') collate "natural" where c.target -> 'groups' is distinct from c.target -> 'hadGroups'),
    joining as materialized (select m.id, m.line, j.group_id::uuid as group_id from meant m cross join lateral jsonb_array_elements_text(m.group_ids) j (group_id)
      where not exists (select from ring_group_member r where r.group_id = j.group_id::uuid and r.member_id = m.id and not r.is_gone)),
    leaving as materialized (select r.group_id, r.member_id from meant m join ring_group_member r on r.member_id = m.id and not r.is_gone where not m.group_ids ? r.group_id::text),
    previous as materialized (select g.id, ${members('g.id')} as had_ids,
      (select coalesce(jsonb_agg(w.id order by w.place, w.line, w.id), '[]') from (
        select r.member_id as id, r.position as place, 0 as line from ring_group_member r where r.group_id = g.id and not r.is_gone and not exists (select from leaving l where l.group_id = g.id and l.member_id = r.member_id)
        union all select j.id, 1000000, j.line from joining j where j.group_id = g.id) w) as ids
      from ring_group g where g.id in (select group_id from joining union select group_id from leaving)),
    parted as (delete from ring_group_member r using leaving l where r.group_id = l.group_id and r.member_id = l.member_id),
    joined as (insert into ring_group_member (group_id, member_id, position)
      select p.id, w.member_id::uuid, w.place - 1 from previous p cross join lateral jsonb_array_elements_text(p.ids) with ordinality w (member_id, place)
      on conflict (group_id, member_id) do update set position = excluded.position, is_gone = false),
    updated as (
      update ring_group g set version = g.version + 1, updated_at = f.at from previous p cross join fact f, organisation o where g.id = p.id and o.id = g.tenant_id
      returning new.id as entity_id, ${ringGroupLabel('new')} as entity_label, ${recordedRingGroup('old', 'p.had_ids')} as before, ${recordedRingGroup('new', 'p.ids')} as after, ${enterprisePlace})`,
  changed: 'select * from updated',
};
