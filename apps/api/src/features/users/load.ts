import type { ContactMethodKind } from '@patchbay/contract/contact-methods';
import { notFound } from '@patchbay/contract/http/problem';
import type { User } from '@patchbay/contract/users';
import type { Tx } from '@patchbay/database/scope';
import { findInvitation } from './invitations/find.ts';
import { userToWire } from './listing.ts';

const withRelations = { timeSchedule: { select: { name: true } }, contactMethods: { select: { kind: true } }, appConfiguration: { select: { id: true, configuredAt: true, phoneNumbers: { select: { id: true, e164: true }, orderBy: { e164: 'asc' } } } } } as const;

export const findUser = async (tx: Tx, id: string): Promise<User | null> => {
  const row = await tx.user.findUnique({ where: { id }, include: withRelations });
  if (!row) return null;
  const invitation = await findInvitation(tx, id);
  const countOf = (kind: ContactMethodKind) => row.contactMethods.filter((method) => method.kind === kind).length;
  const { id: configurationId, configuredAt, phoneNumbers } = row.appConfiguration!;
  return userToWire({
    id, first_name: row.firstName, last_name: row.lastName, email: row.email, department: row.department, job_title: row.jobTitle, crm_user_id: row.crmUserId,
    time_schedule_id: row.timeScheduleId, time_schedule_name: row.timeSchedule?.name ?? null,
    app_configuration: { id: configurationId, isConfigured: configuredAt !== null, phoneNumbers: phoneNumbers as User['appConfiguration']['phoneNumbers'] },
    invitation, sip_accounts: countOf('SIP_ACCOUNT'), pstn_forwardings: countOf('PSTN_FORWARDING'), sip_forwardings: countOf('SIP_FORWARDING'),
    version: row.version, created_at: row.createdAt, updated_at: row.updatedAt,
  });
};

export const loadUser = async (tx: Tx, id: string): Promise<User> => {
  const found = await findUser(tx, id);
  if (!found) throw notFound('user');
  return found;
};

export const entityOf = ({ id, name }: User) => ({ type: 'user' as const, id, label: name });
