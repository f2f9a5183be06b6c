import type { Sql } from '@patchbay/database/scope';
import { constraintProblems } from '../../platform/constraints.ts';
import type { HistorySet, InTheWay } from '../../platform/history.ts';
import { keptSince, whyKept } from './got-since.ts';
import { limitLock, overLimit } from './limit.ts';
import { recordedSql } from './recorded-sql.ts';
import { unknownSchedule } from './users.ts';

const previous = (field: string, type = 'text') => `(c.before ->> '${field}')::${type}`;
const place = 'c.organisation_id, c.organisation_path, c.organisation_name';
const written = 'first_name, last_name, email, department, job_title, crm_user_id, time_schedule_id';
const former = [...['firstName', 'lastName', 'email', 'department', 'jobTitle', 'crmUserId'].map((field) => previous(field)), previous('timeScheduleId', 'uuid')].join(', ');
const lineOf = (user: string) => `(select l.id from app_configuration l where l.tenant_id = ${user}.tenant_id and l.user_id = ${user}.id)`;
// Of a picture that is gone for good they come back without.
const avatar = `(select a.id from avatar a where a.id = ${previous('avatarId', 'uuid')} and not a.is_condemned)`;

/** What follows from other objects, or is told by rows of their own. */
const notCompared = ['id', 'name', 'timeScheduleName', 'appConfiguration', 'invitation', 'sipAccounts', 'pstnForwardings', 'sipForwardings', 'callFlows', 'version', 'createdAt', 'updatedAt'];
/** What was logged before users followed time schedules and had pictures says nothing of. */
const unsaid = JSON.stringify({ timeScheduleId: null, avatarId: null });

// By its key: PostgreSQL takes a scope for small, and would read all of it.
const was = 'cross join lateral (select e.* from audit_event e where e.id = p.event_id offset 0) e';
// And then by its place, for the same reason.
const is = 'cross join lateral (select u.id, u.tenant_id, u.ctid as at from app_user u where u.id = c.entity_id offset 0) u';

const mostTold = 50;

/** The first who have got something since that would be lost without a word, by name. */
const keptUsers = async (sql: Sql): Promise<{ id: string; name: string; detail: string; count: number }[]> => {
  const kept = await sql<{ id: string; name: string; systems: string[]; has_line: boolean; rings: string | null; count: number }>(`select id, name, systems, has_line, rings, count(*) over ()::int as count from (
    select u.id, u.first_name || ' ' || u.last_name as name, array(select d.os from app_device d where d.tenant_id = u.tenant_id and d.user_id = u.id order by d.id) as systems,
      exists (select from app_configuration l where l.tenant_id = u.tenant_id and l.user_id = u.id and l.configured_at is not null)
        or exists (select from contact_method m where m.tenant_id = u.tenant_id and m.user_id = u.id) as has_line,
      (select e.short_number || ' ' || e.display_name from extension e where e.tenant_id = u.tenant_id and e.mobile_user_id = u.id order by e.short_number limit 1) as rings,
      exists (select from app_invitation i where i.tenant_id = u.tenant_id and i.user_id = u.id) as is_invited
    from part p cross join lateral (select u.* from app_user u where u.id = p.entity_id offset 0) u where p.does = 'remove') had
    where has_line or is_invited or rings is not null or cardinality(systems) > 0 order by name limit ${mostTold}`);
  return kept.map(({ id, name, count, has_line: hasLine, ...had }) => ({ id, name, count, detail: whyKept(name, { ...had, hasLine }) }));
};

/** The first whose former address somebody has who is not of this undoing. */
const takenAddresses = async (sql: Sql): Promise<InTheWay[]> => {
  const taken = await sql<{ id: string; by: string; name: string }>(`select p.entity_id as id, u.id as by, u.first_name || ' ' || u.last_name as name from part p ${was}
    cross join lateral (select u.* from app_user u where u.tenant_id = nullif(current_setting('app.tenant_id'), '')::uuid and u.email = e.before ->> 'email' offset 0) u
    where p.does <> 'remove' and not exists (select from part o where o.entity_id = u.id) order by name limit ${mostTold}`);
  return taken.map(({ id, by, name }) => ({ id, by: { kind: 'user', id: by, label: name }, detail: constraintProblems['app_user_tenant_id_email_key']!().message }));
};

/** The way back of users by the ten thousand: an import of them, and its undoing. */
export const userSet: HistorySet = {
  table: 'app_user',
  wire: (row) => recordedSql(row, lineOf(row)),
  comparable: (snapshot) => `('${unsaid}'::jsonb || (${snapshot} - array['${notCompared.join("', '")}']))`,
  terms: 'select null::text as label, null::text as path, null::jsonb as before, null::jsonb as after where $1::uuid is null',
  asker: () => ({}),
  refuse: async (sql) => {
    const [unknown] = await sql(`select from (select distinct (e.before ->> 'timeScheduleId')::uuid as id from part p ${was} where p.does <> 'remove') w
      where w.id is not null and not exists (select from time_schedule s where s.id = w.id) limit 1`);
    if (unknown) throw unknownSchedule();
    const [added] = await sql<{ count: number }>(`select count(*)::int as count from part where does = 'recreate'`);
    if (added!.count === 0) return;
    const [room] = await sql<{ name: string; user_limit: number | null; users: number }>(`with held as materialized (select ${limitLock} from (select nullif(current_setting('app.tenant_id'), '') as organisation_id) f)
      select o.name, o.user_limit, (select count(*)::int from app_user) as users from held, organisation o where o.id = nullif(current_setting('app.tenant_id'), '')::uuid`);
    if (room!.user_limit !== null && room!.users + added!.count > room!.user_limit) throw overLimit({ name: room!.name, limit: room!.user_limit, added: added!.count });
  },
  refuseUsed: async (sql) => {
    const kept = await keptUsers(sql);
    if (kept[0]) throw keptSince(kept.slice(0, 3), kept[0].count);
  },
  inTheWay: async (sql) => [...(await keptUsers(sql)).map(({ id, name, detail }) => ({ id, by: { kind: 'user', id, label: name }, detail })), ...(await takenAddresses(sql))],
  undo: {
    remove: {
      with: `doomed as materialized (select u.id, ${lineOf('u')} as line, u.at, c.entity_label, ${place} from chunk c ${is} where $1::timestamptz is not null),
        gone as (delete from app_user u using doomed c where u.ctid = c.at returning u.id as entity_id, c.entity_label, ${recordedSql('u', 'c.line')} as before, null::jsonb as after, ${place})`,
      changed: 'select * from gone',
    },
    recreate: {
      with: `made as (insert into app_user (id, ${written}, avatar_id, created_at, updated_at) select c.entity_id, ${former}, ${avatar}, $1::timestamptz, $1 from chunk c),
        lines as (insert into app_configuration (id, user_id, created_at, updated_at) select (c.before #>> '{appConfiguration,id}')::uuid, c.entity_id, $1, $1 from chunk c)`,
      changed: `select c.entity_id, c.entity_label, null::jsonb as before, c.before || jsonb_build_object('avatarId', ${avatar}) as after, ${place} from chunk c`,
    },
    restore: {
      with: `former as materialized (select c.*, u.at from chunk c ${is}),
        back as (update app_user u set (${written}) = row(${former}), avatar_id = ${avatar}, version = u.version + 1, updated_at = $1::timestamptz from former c where u.ctid = c.at
          returning new.id as entity_id, c.entity_label, ${recordedSql('old', lineOf('old'))} as before, ${recordedSql('new', lineOf('new'))} as after, ${place})`,
      changed: 'select * from back',
    },
  },
};
