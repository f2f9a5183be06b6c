import type { ContactMethodKind } from '@patchbay/contract/contact-methods';
import type { User } from '@patchbay/contract/users';
import { invitationToWire, type RecordedInvitation } from './invitations/wire.ts';
import type { Listing } from '../../platform/http/listing.ts';
import { likeAnywhere, likeFolded, type Param } from '../../platform/list.ts';

export interface UserRow {
  id: string;
  first_name: string;
  last_name: string;
  email: string | null;
  department: string;
  job_title: string;
  crm_user_id: string;
  time_schedule_id: string | null;
  time_schedule_name: string | null;
  avatar_id: string | null;
  app_configuration: User['appConfiguration'];
  invitation: RecordedInvitation;
  sip_accounts: number;
  pstn_forwardings: number;
  sip_forwardings: number;
  call_flows: number;
  version: number;
  created_at: Date;
  updated_at: Date;
}

export const userToWire = (row: UserRow): User => ({
  id: row.id,
  firstName: row.first_name,
  lastName: row.last_name,
  name: `${row.first_name} ${row.last_name}`,
  email: row.email,
  department: row.department,
  jobTitle: row.job_title,
  crmUserId: row.crm_user_id,
  timeScheduleId: row.time_schedule_id,
  timeScheduleName: row.time_schedule_name,
  avatarId: row.avatar_id,
  appConfiguration: row.app_configuration,
  invitation: invitationToWire(row.invitation),
  sipAccounts: row.sip_accounts,
  pstnForwardings: row.pstn_forwardings,
  sipForwardings: row.sip_forwardings,
  callFlows: row.call_flows,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

const fullName = "u.first_name || ' ' || u.last_name";
const configuration = 'app_configuration c where c.tenant_id = u.tenant_id and c.user_id = u.id';
const countOf = (kind: ContactMethodKind) => `(select count(*)::int from contact_method m where m.tenant_id = u.tenant_id and m.user_id = u.id and m.kind = '${kind}')`;
/** The links of call flows to the contact methods of `app_user u`. */
export const callFlowLinks = `call_flow_link l where l.tenant_id = u.tenant_id and not l.is_gone and l.target_id in (
  select c.id from ${configuration} union all select m.id from contact_method m where m.tenant_id = u.tenant_id and m.user_id = u.id)`;
const has = (column: string) => (text: string, param: Param) => likeFolded(column, param(likeAnywhere(text)));

export const userListing: Listing<UserRow, User> = {
  map: {
    from: 'app_user u left join time_schedule s on s.id = u.time_schedule_id',
    id: 'u.id',
    select: `u.first_name, u.last_name, u.email, u.department, u.job_title, u.crm_user_id, u.time_schedule_id, s.name as time_schedule_name, u.avatar_id, u.version, u.created_at, u.updated_at,
      (select jsonb_build_object('id', c.id, 'isConfigured', c.configured_at is not null, 'phoneNumbers',
        (select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'e164', n.e164) order by n.e164), '[]') from phone_number n where n.owner_id = c.tenant_id and n.voice_app_configuration_id = c.id))
        from ${configuration}) as app_configuration, app_invitation_of(u.id) as invitation,
      ${countOf('SIP_ACCOUNT')} as sip_accounts, ${countOf('PSTN_FORWARDING')} as pstn_forwardings, ${countOf('SIP_FORWARDING')} as sip_forwardings,
      (select count(distinct l.call_flow_id)::int from ${callFlowLinks}) as call_flows`,
    sort: {
      firstName: { sql: 'u.first_name', type: 'text' },
      lastName: { sql: 'u.last_name', type: 'text' },
      email: { sql: "coalesce(u.email, '')", type: 'text' },
      department: { sql: 'u.department', type: 'text' },
      jobTitle: { sql: 'u.job_title', type: 'text' },
      timeScheduleName: { sql: "coalesce(s.name, '')", type: 'text' },
      createdAt: { sql: 'u.created_at', type: 'timestamptz' },
      updatedAt: { sql: 'u.updated_at', type: 'timestamptz' },
    },
    search: (text, param) => {
      const like = param(likeAnywhere(text));
      return [fullName, 'u.email', 'u.department', 'u.job_title'].map((column) => likeFolded(column, like)).join(' or ');
    },
    filters: {
      id: (value, param) => `u.id = ${param(value)}`,
      fullName: has(fullName),
      jobTitle: has('u.job_title'),
      department: has('u.department'),
      email: has('u.email'),
      crmUserId: has('u.crm_user_id'),
      timeScheduleId: (value, param) => `u.time_schedule_id = ${param(value)}`,
      callFlowId: (value, param) => `exists (select from ${callFlowLinks} and l.call_flow_id = ${param(value)})`,
      invitation: (value, param) => `app_invitation_of(u.id) ->> 'status' = ${param(value)}`,
      configured: (value) => `exists (select from ${configuration} and (c.configured_at is not null) = ${value})`,
    },
  },
  toWire: userToWire,
  csv: {
    fileName: 'users',
    columns: [
      { header: 'First Name', cell: (u) => u.firstName },
      { header: 'Last Name', cell: (u) => u.lastName },
      { header: 'Email', cell: (u) => u.email },
      { header: 'Department', cell: (u) => u.department },
      { header: 'Job Title', cell: (u) => u.jobTitle },
      { header: 'CRM User ID', cell: (u) => u.crmUserId },
      { header: 'Time Schedule', cell: (u) => u.timeScheduleName },
      { header: 'Call Flows', cell: (u) => u.callFlows },
      { header: 'DID Numbers', cell: (u) => u.appConfiguration.phoneNumbers.map(({ e164 }) => e164).join(';') },
      { header: 'Invitations', cell: (u) => u.invitation.status },
      { header: 'Devices', cell: (u) => u.invitation.devices },
      { header: 'SIP Accounts', cell: (u) => u.sipAccounts },
      { header: 'PSTN Forwarding', cell: (u) => u.pstnForwardings },
      { header: 'SIP Forwarding', cell: (u) => u.sipForwardings },
      { header: 'Configured', cell: (u) => u.appConfiguration.isConfigured },
      { header: 'ID', cell: (u) => u.id },
    ],
  },
};
