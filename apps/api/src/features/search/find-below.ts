import { findNumbers } from '../../platform/find-numbers.ts';
import { type Find, type Hit, hitsPerKind, macPart, phoneDetail, ringGroupLabel } from './hit.ts';

interface Place {
  id: string;
  organisation_id: string;
  organisation_name: string;
}

type ExtensionRow = Place & { short_number: string; display_name: string; sip_username: string };
type UserRow = Place & { name: string; email: string | null };
type RingGroupRow = Place & { short_number: string | null; name: string };
type PhoneRow = Place & { name: string; model_id: string; mac: string | null };

/** Where more numbers have a text in them, the extensions behind these are not what was meant. */
const mostNumbers = 50;

const placed = (row: Place) => ({ id: row.id, organisationId: row.organisation_id, organisationName: row.organisation_name });

/** Extensions of all enterprises of the subtree, by what they are called or by the number that rings there. */
export const findExtensionsBelow: Find = async (sql, q) => {
  const numbers = await findNumbers(sql, q, mostNumbers);
  const rows = await sql<ExtensionRow>('select * from find_extensions_below($1, $2, $3)', [q, numbers ?? [], hitsPerKind]);
  return rows.map((row): Hit => ({ kind: 'extension', ...placed(row), label: `${row.short_number} ${row.display_name}`, detail: row.sip_username, hasRelations: true }));
};

/** Users of all enterprises of the subtree, by name or address. */
export const findUsersBelow: Find = async (sql, q) => {
  const rows = await sql<UserRow>('select * from find_users_below($1, $2)', [q, hitsPerKind]);
  return rows.map((row): Hit => ({ kind: 'user', ...placed(row), label: row.name, detail: row.email ?? '', hasRelations: true }));
};

/** Ring groups of all enterprises of the subtree, by what they are called. */
export const findRingGroupsBelow: Find = async (sql, q) => {
  const rows = await sql<RingGroupRow>('select * from find_ring_groups_below($1, $2)', [q, hitsPerKind]);
  return rows.map((row): Hit => ({ kind: 'ring-group', ...placed(row), label: ringGroupLabel(row), detail: '', hasRelations: true }));
};

/** Phones of all enterprises of the subtree, by name or by any part of the MAC address. */
export const findPhonesBelow: Find = async (sql, q) => {
  const rows = await sql<PhoneRow>('select * from find_phones_below($1, $2, $3)', [q, macPart(q) ?? null, hitsPerKind]);
  return rows.map((row): Hit => ({ kind: 'phone', ...placed(row), label: row.name, detail: phoneDetail(row), hasRelations: false }));
};
