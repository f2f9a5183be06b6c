import type { Account, AccountStatus, Membership } from '@patchbay/contract/accounts';
import type { z } from 'zod';
import { type Listing } from '../../platform/http/listing.ts';
import { likeAnywhere, likeFolded } from '../../platform/list.ts';

export interface AccountRow {
  id: string;
  email: string | null;
  username: string | null;
  extension_id: string | null;
  name: string;
  status: string;
  is_enabled: boolean;
  has_second_factor: boolean;
  is_own: boolean;
  memberships: Membership[];
  last_sign_in_at: Date | null;
  version: number;
  created_at: Date;
  updated_at: Date;
}

const accountToWire = (row: AccountRow): Account => ({
  id: row.id,
  email: row.email,
  username: row.username,
  extensionId: row.extension_id,
  name: row.name,
  status: row.status as z.infer<typeof AccountStatus>,
  isEnabled: row.is_enabled,
  hasSecondFactor: row.has_second_factor,
  memberships: row.memberships,
  isOwn: row.is_own,
  lastSignInAt: row.last_sign_in_at?.toISOString() ?? null,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

const status = "case when not a.is_enabled then 'disabled' when not a.has_password then 'invited' else 'active' end";

const scopePath = "(select nullif(current_setting('app.scope_path'), ''))";

// The policy lets the same people through, but joins its two halves with "or", and so reads every account there is.
const peopleOfTheScope = `a.id = any(array(select account_id from membership
  union select h.id from account h where h.owner_path >= ${scopePath} and h.owner_path < ${scopePath} || '~'))`;

/** Both filters together mean one membership: that role, at that organisation. */
interface Held {
  role: string | null;
  organisationId: string | null;
}

export const accountListing: Listing<AccountRow, Account> = {
  map: {
    from: 'account a',
    id: 'a.id',
    // Policies keep memberships elsewhere out of sight, here as everywhere.
    select: `a.email, a.username, case when a.username is not null then extension_of_account(a.id) end as extension_id, a.name, ${status} as status, a.is_enabled, a.has_second_factor, a.last_sign_in_at, a.version, a.created_at, a.updated_at,
      starts_with(a.owner_path, current_setting('app.scope_path')) as is_own,
      (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'organisationId', o.id, 'organisationName', o.name, 'organisationKind', o.kind, 'role', m.role)
          order by length(o.path), o.name, m.role), '[]')
        from membership m join organisation o on o.id = m.organisation_id where m.account_id = a.id) as memberships`,
    sort: {
      name: { sql: 'a.name', type: 'text' },
      email: { sql: 'coalesce(a.email, a.username collate "C")', type: 'text' },
      lastSignInAt: { sql: "coalesce(a.last_sign_in_at, '-infinity')", type: 'timestamptz' },
      createdAt: { sql: 'a.created_at', type: 'timestamptz' },
      updatedAt: { sql: 'a.updated_at', type: 'timestamptz' },
    },
    search: (text, param) => {
      const like = param(likeAnywhere(text));
      return `${likeFolded('a.name', like)} or a.email ilike ${like} or ${likeFolded('a.username', like)}`;
    },
    filters: {
      id: (value, param) => `a.id = ${param(value)}`,
      status: (value, param) => `${status} = ${param(value)}`,
      within: () => peopleOfTheScope,
      held: ({ role, organisationId }: Held, param) => `exists (select from membership m where m.account_id = a.id
        and m.role = coalesce(${param(role)}, m.role) and m.organisation_id = coalesce(${param(organisationId)}::uuid, m.organisation_id))`,
    },
  },
  toWire: accountToWire,
  csv: {
    fileName: 'accounts',
    columns: [
      { header: 'Name', cell: (a) => a.name },
      { header: 'E-mail', cell: (a) => a.email },
      { header: 'User Name', cell: (a) => a.username },
      { header: 'Status', cell: (a) => a.status },
      { header: 'Second Factor', cell: (a) => a.hasSecondFactor },
      { header: 'Roles', cell: (a) => a.memberships.map((m) => `${m.role} at ${m.organisationName}`).join('; ') },
      { header: 'Last Sign-in', cell: (a) => a.lastSignInAt },
      { header: 'Created', cell: (a) => a.createdAt },
    ],
  },
};
