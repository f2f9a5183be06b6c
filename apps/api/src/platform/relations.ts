import type { Reference } from '@patchbay/contract/http/problem';
import type { RelatedKind } from '@patchbay/contract/relations';
import { Prisma } from '@patchbay/database/prisma';
import type { Tx } from '@patchbay/database/scope';

/** Each once, whatever else it has to do with them. */
export const distinct = (references: Reference[]): Reference[] => [...new Map(references.map((one) => [`${one.kind} ${one.id}`, one])).values()];

/** The call flows that have to do with any of these objects, whatever they are: they lead into them, or are linked from their nodes. */
export const callFlowsWith = (tx: Tx, ids: string[]): Promise<Reference[]> => tx.$queryRaw<Reference[]>`
  select 'call-flow' as kind, f.id, f.name as label from call_flow f where f.id in (
    select l.call_flow_id from call_flow_link l where l.target_id = any(${ids}::uuid[]) and not l.is_gone
    union select n.voice_call_flow_id from phone_number n where n.id = any(${ids}::uuid[])
    union select i.call_flow_id from internal_number i where i.id = any(${ids}::uuid[])) order by f.name, f.id`;

/** The same of users: those that ring any line of theirs. */
export const callFlowsOfUsers = (tx: Tx, userIds: string[]): Promise<Reference[]> => tx.$queryRaw<Reference[]>`
  select 'call-flow' as kind, f.id, f.name as label from call_flow f where f.id in (select l.call_flow_id from call_flow_linked l where l.user_id = any(${userIds}::uuid[])) order by f.name, f.id`;

/** Extensions by name, of which something is so. */
export const extensionsOf = async (tx: Tx, where: Prisma.ExtensionWhereInput): Promise<Reference[]> => {
  const found = await tx.extension.findMany({ where, select: { id: true, shortNumber: true, displayName: true }, orderBy: { shortNumber: 'asc' } });
  return found.map(({ id, shortNumber, displayName }) => ({ kind: 'extension', id, label: `${shortNumber} ${displayName}` }));
};

/** Those that forward to one of these, in any of their settings: who it is then, they are told of as gone. */
export const forwardingTo = (tx: Tx, ids: string[]): Promise<Reference[]> => extensionsOf(tx, { forwards: { some: { targetId: { in: ids } } } });

/** Phones and key layouts with a key that watches or calls one of these short numbers. */
export const keysTo = (tx: Tx, shortNumbers: string[]): Promise<Reference[]> => tx.$queryRaw<Reference[]>`
  select 'phone' as kind, p.id, p.name as label from phone p where p.keys <> '[]' and exists (
    select from jsonb_to_recordset(p.keys) as k(kind text, value text) where k.kind in ('blf', 'speed-dial', 'intercom') and k.value = any(${shortNumbers}))
  union all select 'key-layout', l.id, l.name from key_layout l where l.id in (select p.key_layout_id from phone p) and exists (
    select from jsonb_to_recordset(l.keys) as k(kind text, value text) where k.kind in ('blf', 'speed-dial', 'intercom') and k.value = any(${shortNumbers}))
  order by kind desc, label, id`;

/** The ring groups that have to do with any of these objects: they are members, it forwards to them, or plays them to those who wait. */
export const ringGroupsOf = (tx: Tx, ids: string[]): Promise<Reference[]> => tx.$queryRaw<Reference[]>`
  select 'ring-group' as kind, g.id, concat_ws(' ', g.short_number, g.name) as label from ring_group g
  where g.queue_audio_file_id = any(${ids}::uuid[]) or g.queue_playlist_id = any(${ids}::uuid[]) or g.no_answer_extension_id = any(${ids}::uuid[]) or g.no_answer_ring_group_id = any(${ids}::uuid[])
    or g.id in (select m.group_id from ring_group_member m where m.extension_id = any(${ids}::uuid[])) order by g.name, g.id`;

/** The same of one. */
export const ringGroupsWith = (tx: Tx, id: string): Promise<Reference[]> => ringGroupsOf(tx, [id]);

/** All lines: app configurations and the other contact methods. */
const lines = `
  select 'app-configuration' as kind, c.id, u.first_name || ' ' || u.last_name as label, c.user_id, c.tenant_id from app_configuration c join app_user u on u.id = c.user_id
  union all select 'contact-method', m.id, u.first_name || ' ' || u.last_name || ' · ' || m.name, m.user_id, m.tenant_id from contact_method m join app_user u on u.id = m.user_id`;

type Condition = (id: string) => Prisma.Sql;

const besideOfUser: Condition = (id) => Prisma.sql`s.id <> ${id}::uuid and s.user_id in (
  select c.user_id from app_configuration c where c.id = ${id}::uuid union all select m.user_id from contact_method m where m.id = ${id}::uuid)`;

/** Which lines have to do with an object of a kind. */
const lineConditions: { [K in RelatedKind]?: Condition } = {
  user: (id) => Prisma.sql`s.user_id = ${id}::uuid`,
  'app-configuration': besideOfUser,
  'contact-method': besideOfUser,
  'phone-number': (id) => Prisma.sql`s.id in (select n.voice_assignee_id from phone_number n where n.id = ${id}::uuid
    union all select i.app_configuration_id from app_configuration_caller_id i where i.phone_number_id = ${id}::uuid union all select m.id from contact_method m where m.presented_number_id = ${id}::uuid)`,
  'internal-number': (id) => Prisma.sql`s.id in (select i.assignee_id from internal_number i where i.id = ${id}::uuid union all select h.id from call_handler h where h.internal_caller_id_id = ${id}::uuid)`,
  'audio-file': (id) => Prisma.sql`s.id in (select h.id from call_handler h where ${id}::uuid in (h.voicemail_audio_id, h.internal_announcement_id, h.external_announcement_id))`,
  'delivery-method': (id) => Prisma.sql`s.id in (select d.holder_id from call_delivery d where d.delivery_method_id = ${id}::uuid)`,
  'time-schedule': (id) => Prisma.sql`s.user_id in (select u.id from app_user u where u.time_schedule_id = ${id}::uuid)`,
  // A recording on demand begins with the code of that action, whichever it is.
  'feature-code': (id) => Prisma.sql`exists (select from feature_code f where f.id = ${id}::uuid and f.action = 'RECORD_ON_DEMAND')
    and s.id in (select c.id from app_configuration c where c.record_on_demand union all select m.id from contact_method m where m.record_on_demand)`,
  'call-flow': (id) => Prisma.sql`s.id in (select l.target_id from call_flow_link l where l.call_flow_id = ${id}::uuid and not l.is_gone)`,
};

type Line = Reference & { userId: string };

/** The contact methods that an object has to do with, the application lines among them; none for a kind that no line has to do with. */
export const linesWith = async (tx: Tx, kind: RelatedKind, id: string): Promise<Line[]> => {
  const condition = lineConditions[kind];
  return condition ? tx.$queryRaw<Line[]>`select s.kind, s.id, s.label, s.user_id as "userId" from (${Prisma.raw(lines)}) s where ${condition(id)} order by s.label, s.kind, s.id` : [];
};

/** The app devices of these users, by user and system. */
export const devicesOf = (tx: Tx, userIds: string[]): Promise<Reference[]> => tx.$queryRaw<Reference[]>`
  select 'app-device' as kind, d.id, u.first_name || ' ' || u.last_name || ' · ' || d.os as label from app_device d join app_user u on u.id = d.user_id
    where d.user_id = any(${userIds}::uuid[]) order by label, d.created_at, d.id`;
