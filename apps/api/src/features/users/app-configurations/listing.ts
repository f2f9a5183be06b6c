import type { AppConfiguration } from '@patchbay/contract/app-configurations';
import { digitsConditions } from '../../../platform/find-numbers.ts';
import type { Listing } from '../../../platform/http/listing.ts';
import { likeAnywhere, likeFolded } from '../../../platform/list.ts';
import { invitationToWire, type RecordedInvitation } from '../invitations/wire.ts';

export interface AppConfigurationRow {
  id: string;
  user_id: string;
  user_name: string;
  email: string | null;
  configured_at: Date | null;
  invitation: RecordedInvitation;
  phone_numbers: AppConfiguration['phoneNumbers'];
  caller_ids: AppConfiguration['callerIds'];
  when_unavailable: string;
  external_outbound_enabled: boolean;
  record_inbound_internal: boolean;
  record_inbound_external: boolean;
  record_outbound_internal: boolean;
  record_outbound_external: boolean;
  record_on_demand: boolean;
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
  phoneNumberIds: row.phone_numbers.map(({ id }) => id),
  phoneNumbers: row.phone_numbers,
  whenUnavailable: row.when_unavailable as AppConfiguration['whenUnavailable'],
  externalOutboundEnabled: row.external_outbound_enabled,
  callerIdIds: row.caller_ids.map(({ id }) => id),
  callerIds: row.caller_ids,
  recordInboundInternal: row.record_inbound_internal,
  recordInboundExternal: row.record_inbound_external,
  recordOutboundInternal: row.record_outbound_internal,
  recordOutboundExternal: row.record_outbound_external,
  recordOnDemand: row.record_on_demand,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

const userName = "u.first_name || ' ' || u.last_name";
const inbound = 'phone_number n where n.owner_id = c.tenant_id and n.voice_app_configuration_id = c.id';
const shown = 'app_configuration_caller_id i join phone_number n on n.owner_id = i.tenant_id and n.id = i.phone_number_id where i.tenant_id = c.tenant_id and i.app_configuration_id = c.id';
const numbers = (from: string) => `(select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'e164', n.e164) order by n.e164), '[]') from ${from})`;

const e164s = (list: { e164: string }[]): string => list.map(({ e164 }) => e164).join(';');

export const appConfigurationListing: Listing<AppConfigurationRow, AppConfiguration> = {
  map: {
    from: 'app_configuration c join app_user u on u.tenant_id = c.tenant_id and u.id = c.user_id',
    id: 'c.id',
    select: `c.user_id, ${userName} as user_name, u.email, c.configured_at, c.when_unavailable, c.external_outbound_enabled, c.record_inbound_internal, c.record_inbound_external,
      c.record_outbound_internal, c.record_outbound_external, c.record_on_demand, c.version, c.created_at, c.updated_at, ${numbers(inbound)} as phone_numbers, ${numbers(shown)} as caller_ids,
      app_invitation_of(u.id) as invitation`,
    sort: {
      userName: { sql: `(${userName})`, type: 'text' },
      email: { sql: "coalesce(u.email, '')", type: 'text' },
      createdAt: { sql: 'c.created_at', type: 'timestamptz' },
      updatedAt: { sql: 'c.updated_at', type: 'timestamptz' },
    },
    search: (text, param) => {
      const like = param(likeAnywhere(text));
      const own = digitsConditions(text, param).map((condition) => `exists (select from ${inbound} and (${condition}))`);
      return [likeFolded(userName, like), likeFolded('u.email', like), ...own].join(' or ');
    },
    filters: {
      id: (value, param) => `c.id = ${param(value)}`,
      configured: (value) => `(c.configured_at is not null) = ${value}`,
      phoneNumberId: (value, param) => { const id = param(value); return `exists (select from ${inbound} and n.id = ${id}) or exists (select from ${shown} and n.id = ${id})`; },
    },
  },
  toWire: appConfigurationToWire,
  csv: {
    fileName: 'app-configurations',
    columns: [
      { header: 'User', cell: (c) => c.userName },
      { header: 'Email', cell: (c) => c.email },
      { header: 'DID Numbers', cell: (c) => e164s(c.phoneNumbers) },
      { header: 'When Unavailable', cell: (c) => c.whenUnavailable },
      { header: 'External Outbound', cell: (c) => c.externalOutboundEnabled },
      { header: 'Caller IDs', cell: (c) => e164s(c.callerIds) },
      { header: 'Rec Inbound Internal', cell: (c) => c.recordInboundInternal },
      { header: 'Rec Inbound External', cell: (c) => c.recordInboundExternal },
      { header: 'Rec Outbound Internal', cell: (c) => c.recordOutboundInternal },
      { header: 'Rec Outbound External', cell: (c) => c.recordOutboundExternal },
      { header: 'Record On Demand', cell: (c) => c.recordOnDemand },
      { header: 'Devices', cell: (c) => c.invitation.devices },
      { header: 'Configured', cell: (c) => c.isConfigured },
    ],
  },
};
