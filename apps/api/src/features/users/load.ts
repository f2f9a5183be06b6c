import type { ContactMethodKind } from '@patchbay/contract/contact-methods';
import { notFound } from '@patchbay/contract/http/problem';
import type { User } from '@patchbay/contract/users';
import { Prisma } from '@patchbay/database/prisma';
import type { Tx } from '@patchbay/database/scope';
import type { RecordedInvitation } from './invitations/wire.ts';
import { callFlowLinks, userToWire } from './listing.ts';

const withRelations = {
  timeSchedule: { select: { name: true } },
  contactMethods: { select: { kind: true } },
  appConfiguration: { select: { id: true, configuredAt: true, phoneNumbers: { select: { id: true, e164: true }, orderBy: { e164: 'asc' } } } },
} as const;

interface Known {
  id: string;
  invitation: RecordedInvitation;
  call_flows: number;
}

/** Those of these users that there are, by name. */
export const findUsers = async (tx: Tx, ids: string[]): Promise<User[]> => {
  const rows = await tx.user.findMany({ where: { id: { in: ids } }, include: withRelations, orderBy: [{ firstName: 'asc' }, { lastName: 'asc' }, { id: 'asc' }] });
  const found = await tx.$queryRaw<Known[]>`select u.id, app_invitation_of(u.id) as invitation, (select count(distinct l.call_flow_id)::int from ${Prisma.raw(callFlowLinks)}) as call_flows
    from app_user u where u.id = any(${ids}::uuid[])`;
  const known = new Map(found.map((row) => [row.id, row]));
  // One of them may have gone between the two questions.
  return rows.filter(({ id }) => known.has(id)).map((row) => {
    const countOf = (kind: ContactMethodKind) => row.contactMethods.filter((method) => method.kind === kind).length;
    const { id: configurationId, configuredAt, phoneNumbers } = row.appConfiguration!;
    return userToWire({
      id: row.id, first_name: row.firstName, last_name: row.lastName, email: row.email, department: row.department, job_title: row.jobTitle, crm_user_id: row.crmUserId,
      time_schedule_id: row.timeScheduleId, time_schedule_name: row.timeSchedule?.name ?? null, avatar_id: row.avatarId,
      app_configuration: { id: configurationId, isConfigured: configuredAt !== null, phoneNumbers: phoneNumbers as User['appConfiguration']['phoneNumbers'] },
      invitation: known.get(row.id)!.invitation, call_flows: known.get(row.id)!.call_flows, sip_accounts: countOf('SIP_ACCOUNT'), pstn_forwardings: countOf('PSTN_FORWARDING'), sip_forwardings: countOf('SIP_FORWARDING'),
      version: row.version, created_at: row.createdAt, updated_at: row.updatedAt,
    });
  });
};

export const findUser = async (tx: Tx, id: string): Promise<User | null> => (await findUsers(tx, [id]))[0] ?? null;

export const loadUser = async (tx: Tx, id: string): Promise<User> => {
  const found = await findUser(tx, id);
  if (!found) throw notFound('user');
  return found;
};

/** Those of these users that there are, held until the transaction ends. */
export const lockUsers = async (tx: Tx, ids: string[]): Promise<User[]> => {
  await tx.$queryRaw`select from app_user where id = any(${ids}::uuid[]) order by id for update`;
  return findUsers(tx, ids);
};

export const entityOf = ({ id, name }: User) => ({ type: 'user' as const, id, label: name });
