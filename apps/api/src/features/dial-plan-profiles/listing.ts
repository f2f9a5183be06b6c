import type { DialPlanProfile } from '@patchbay/contract/dial-plan-profiles';
import type { Listing } from '../../platform/http/listing.ts';
import { likeAnywhere, likeFolded } from '../../platform/list.ts';

export interface DialPlanProfileRow {
  id: string;
  name: string;
  is_default: boolean;
  allowed_classes: string[];
  allow_prefixes: DialPlanProfile['allowPrefixes'];
  deny_prefixes: DialPlanProfile['denyPrefixes'];
  extensions: number;
  version: number;
  created_at: Date;
  updated_at: Date;
}

export const dialPlanProfileToWire = (row: DialPlanProfileRow): DialPlanProfile => ({
  id: row.id,
  name: row.name,
  isDefault: row.is_default,
  allowedClasses: row.allowed_classes as DialPlanProfile['allowedClasses'],
  allowPrefixes: row.allow_prefixes,
  denyPrefixes: row.deny_prefixes,
  extensions: row.extensions,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

const words = { INTERNAL: 'Internal', LOCAL: 'Local', NATIONAL: 'National', MOBILE: 'Mobile', INTERNATIONAL: 'International', PREMIUM: 'Premium' };

const written = (prefixes: DialPlanProfile['allowPrefixes']): string => prefixes.map(({ prefix, note }) => (note === '' ? prefix : `${prefix} ${note}`)).join(';');

export const dialPlanProfileListing: Listing<DialPlanProfileRow, DialPlanProfile> = {
  map: {
    from: 'dial_plan_profile p',
    id: 'p.id',
    select: `p.name, p.is_default, p.allowed_classes, p.allow_prefixes, p.deny_prefixes, p.version, p.created_at, p.updated_at,
      (select count(*)::integer from extension e where e.tenant_id = p.tenant_id and e.dial_plan_profile_id = p.id) as extensions`,
    sort: {
      name: { sql: 'p.name', type: 'text' },
      createdAt: { sql: 'p.created_at', type: 'timestamptz' },
      updatedAt: { sql: 'p.updated_at', type: 'timestamptz' },
    },
    search: (text, param) => likeFolded('p.name', param(likeAnywhere(text))),
    filters: {
      id: (value, param) => `p.id = ${param(value)}`,
      default: (value, param) => `p.is_default = ${param(value)}`,
      allows: (value, param) => `p.allowed_classes @> array[${param(value)}::text]`,
    },
  },
  toWire: dialPlanProfileToWire,
  csv: {
    fileName: 'dial-plan-profiles',
    columns: [
      { header: 'Name', cell: (row) => row.name },
      { header: 'Default', cell: (row) => row.isDefault },
      { header: 'Allowed Classes', cell: (row) => row.allowedClasses.map((each) => words[each]).join(';') },
      { header: 'Allowed Prefixes', cell: (row) => written(row.allowPrefixes) },
      { header: 'Denied Prefixes', cell: (row) => written(row.denyPrefixes) },
      { header: 'Extensions', cell: (row) => row.extensions },
    ],
  },
};
