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
  app_configuration: User['appConfiguration'];
  invitation: RecordedInvitation;
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
  appConfiguration: row.app_configuration,
  invitation: invitationToWire(row.invitation),
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

const fullName = "u.first_name || ' ' || u.last_name";
const configuration = 'app_configuration c where c.tenant_id = u.tenant_id and c.user_id = u.id';
const has = (column: string) => (text: string, param: Param) => likeFolded(column, param(likeAnywhere(text)));

export const userListing: Listing<UserRow, User> = {
  map: {
    from: 'app_user u',
    id: 'u.id',
    select: `u.first_name, u.last_name, u.email, u.department, u.job_title, u.crm_user_id, u.version, u.created_at, u.updated_at,
      (select jsonb_build_object('id', c.id, 'isConfigured', c.configured_at is not null, 'phoneNumbers',
        (select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'e164', n.e164) order by n.e164), '[]') from phone_number n where n.owner_id = c.tenant_id and n.voice_app_configuration_id = c.id))
        from ${configuration}) as app_configuration, app_invitation_of(u.id) as invitation`,
    sort: {
      firstName: { sql: 'u.first_name', type: 'text' },
      lastName: { sql: 'u.last_name', type: 'text' },
      email: { sql: "coalesce(u.email, '')", type: 'text' },
      department: { sql: 'u.department', type: 'text' },
      jobTitle: { sql: 'u.job_title', type: 'text' },
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
      { header: 'DID Numbers', cell: (u) => u.appConfiguration.phoneNumbers.map(({ e164 }) => e164).join(';') },
      { header: 'Invitations', cell: (u) => u.invitation.status },
      { header: 'Devices', cell: (u) => u.invitation.devices },
      { header: 'Configured', cell: (u) => u.appConfiguration.isConfigured },
    ],
  },
};
