import type { Organisation } from '@patchbay/contract/organisations';
import { likeAnywhere, likeFolded } from '../../platform/list.ts';
import type { Listing } from '../../platform/http/listing.ts';

export interface OrganisationRow {
  id: string;
  kind: string;
  parent_id: string | null;
  name: string;
  code: string;
  time_zone: string;
  language: string;
  country: string | null;
  system_email: string;
  services: string[];
  allow_external_numbers: boolean;
  user_limit: number | null;
  number_quarantine_days: number | null;
  brand_color: string;
  app_invitation_days: number | null;
  billing_reference: string;
  status: string;
  is_suspended: boolean;
  version: number;
  created_at: Date;
  updated_at: Date;
  ancestors: Organisation['ancestors'];
  organisations: number;
  phone_numbers: number;
}

export const organisationToWire = (row: OrganisationRow): Organisation => ({
  id: row.id,
  kind: row.kind as Organisation['kind'],
  parentId: row.ancestors.some((ancestor) => ancestor.id === row.parent_id) ? row.parent_id : null,
  name: row.name,
  code: row.code,
  timeZone: row.time_zone,
  language: row.language as Organisation['language'],
  country: row.country,
  systemEmail: row.system_email,
  services: row.services as Organisation['services'],
  allowExternalNumbers: row.allow_external_numbers,
  userLimit: row.user_limit,
  numberQuarantineDays: row.number_quarantine_days,
  brandColor: row.brand_color,
  appInvitationDays: row.app_invitation_days,
  billingReference: row.billing_reference,
  status: row.status as Organisation['status'],
  isSuspended: row.is_suspended,
  ancestors: row.ancestors,
  counts: { organisations: row.organisations, phoneNumbers: row.phone_numbers },
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

export const organisationListing: Listing<OrganisationRow, Organisation> = {
  map: {
    from: 'organisation o',
    id: 'o.id',
    select: `o.kind, o.parent_id, o.name, o.code, o.time_zone, o.language, o.country, o.system_email, o.services, o.allow_external_numbers, o.user_limit, o.number_quarantine_days,
      o.brand_color, o.app_invitation_days, o.billing_reference, o.status, o.is_suspended, o.version, o.created_at, o.updated_at,
      (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'kind', a.kind) order by length(a.path)), '[]')
        from organisation a where a.number = any(string_to_array(trim(both '/' from o.path), '/')::int[]) and a.id <> o.id) as ancestors,
      (select count(*)::int from organisation c where c.parent_id = o.id) as organisations,
      (select count(*)::int from phone_number n where n.owner_path = o.path) as phone_numbers`,
    sort: {
      name: { sql: 'o.name', type: 'text' },
      code: { sql: 'o.code', type: 'text' },
      kind: { sql: 'o.kind', type: 'text' },
      status: { sql: 'o.status', type: 'text' },
      createdAt: { sql: 'o.created_at', type: 'timestamptz' },
      updatedAt: { sql: 'o.updated_at', type: 'timestamptz' },
    },
    search: (text, param) => {
      const like = param(likeAnywhere(text));
      return `${likeFolded('o.name', like)} or o.code ilike ${like} or ${likeFolded('o.billing_reference', like)}`;
    },
    filters: {
      id: (value, param) => `o.id = ${param(value)}`,
      kind: (value, param) => `o.kind = ${param(value)}`,
      status: (value, param) => `o.status = ${param(value)}`,
      parentId: (value, param) => `o.parent_id = ${param(value)}`,
    },
  },
  toWire: organisationToWire,
  csv: {
    fileName: 'organisations',
    columns: [
      { header: 'Name', cell: (o) => o.name },
      { header: 'Code', cell: (o) => o.code },
      { header: 'Kind', cell: (o) => o.kind },
      { header: 'Status', cell: (o) => o.status },
      { header: 'Above', cell: (o) => o.ancestors.map((ancestor) => ancestor.name).join(' / ') },
      { header: 'Services', cell: (o) => o.services.join(';') },
      { header: 'Time Zone', cell: (o) => o.timeZone },
      { header: 'Language', cell: (o) => o.language },
      { header: 'Country', cell: (o) => o.country },
      { header: 'System E-mail', cell: (o) => o.systemEmail },
      { header: 'Allow External Numbers', cell: (o) => o.allowExternalNumbers },
      { header: 'User Limit', cell: (o) => o.userLimit },
      { header: 'Billing Reference', cell: (o) => o.billingReference },
      { header: 'Phone Numbers', cell: (o) => o.counts.phoneNumbers },
    ],
  },
};
