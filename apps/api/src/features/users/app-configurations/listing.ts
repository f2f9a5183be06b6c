import type { AppConfiguration } from '@patchbay/contract/app-configurations';
import { digitsConditions } from '../../../platform/find-numbers.ts';
import type { Listing } from '../../../platform/http/listing.ts';
import { likeAnywhere, likeFolded } from '../../../platform/list.ts';
import { announcedCsv, type Handling, handlingJson, inboundCsv, inboundToWire, internalAt, numberJson, outboundToWire, recordedCsv, recordedToWire, ringingAt } from '../call-handling/handling.ts';
import { invitationToWire, type RecordedInvitation } from '../invitations/wire.ts';

export interface AppConfigurationRow {
  id: string;
  user_id: string;
  user_name: string;
  email: string | null;
  configured_at: Date | null;
  invitation: RecordedInvitation;
  handling: Handling;
  caller_ids: AppConfiguration['callerIds'];
  version: number;
  created_at: Date;
  updated_at: Date;
}

export const appConfigurationToWire = (row: AppConfigurationRow): AppConfiguration => ({
  id: row.id,
  userId: row.user_id,
  userName: row.user_name,
  email: row.email,
  invitation: invitationToWire(row.invitation),
  isConfigured: row.configured_at !== null,
  ...inboundToWire(row.handling),
  ...outboundToWire(row.handling),
  callerIdIds: row.caller_ids.map(({ id }) => id),
  callerIds: row.caller_ids,
  ...recordedToWire(row.handling),
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

const userName = "u.first_name || ' ' || u.last_name";
const kind = 'app-configuration';
const shown = 'app_configuration_caller_id s join phone_number n on n.id = s.phone_number_id where s.tenant_id = t.tenant_id and s.app_configuration_id = t.id';

export const appConfigurationListing: Listing<AppConfigurationRow, AppConfiguration> = {
  map: {
    from: 'app_configuration t join app_user u on u.id = t.user_id',
    id: 't.id',
    select: `t.user_id, ${userName} as user_name, u.email, t.configured_at, t.version, t.created_at, t.updated_at, ${handlingJson(kind)} as handling,
      (select coalesce(jsonb_agg(${numberJson} order by n.e164), '[]') from ${shown}) as caller_ids, app_invitation_of(u.id) as invitation`,
    sort: {
      userName: { sql: `(${userName})`, type: 'text' },
      email: { sql: "coalesce(u.email, '')", type: 'text' },
      createdAt: { sql: 't.created_at', type: 'timestamptz' },
      updatedAt: { sql: 't.updated_at', type: 'timestamptz' },
    },
    search: (text, param) => {
      const like = param(likeAnywhere(text));
      const own = digitsConditions(text, param).map((condition) => `exists (select from ${ringingAt(kind)} and (${condition}))`);
      const internal = `exists (select from ${internalAt(kind)} and i.number like ${like})`;
      return [likeFolded(userName, like), likeFolded('u.email', like), internal, ...own].join(' or ');
    },
    filters: {
      id: (value, param) => `t.id = ${param(value)}`,
      configured: (value) => `(t.configured_at is not null) = ${value}`,
      phoneNumberId: (value, param) => { const id = param(value); return `exists (select from ${ringingAt(kind)} and n.id = ${id}) or exists (select from ${shown} and n.id = ${id})`; },
    },
  },
  toWire: appConfigurationToWire,
  csv: {
    fileName: 'app-configurations',
    columns: [
      { header: 'User', cell: (c) => c.userName },
      { header: 'Email', cell: (c) => c.email },
      ...inboundCsv,
      { header: 'External Outbound', cell: (c) => c.externalOutboundEnabled },
      { header: 'Caller IDs', cell: (c) => c.callerIds.map(({ e164 }) => e164).join(';') },
      ...announcedCsv,
      ...recordedCsv,
      { header: 'Devices', cell: (c) => c.invitation.devices },
      { header: 'Configured', cell: (c) => c.isConfigured },
    ],
  },
};
