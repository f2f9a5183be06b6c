import type { QueryOf } from '@patchbay/contract/http/endpoint';
import type { Permission } from '@patchbay/contract/permissions';
import type { search, SearchHit } from '@patchbay/contract/search';
import type { Sql } from '@patchbay/database/scope';
import { formatNumber } from '@patchbay/domain/numbering/format-number';
import type { z } from 'zod';
import type { SubtreeCtx, TenantCtx } from '../../platform/ctx.ts';
import { findNumbers, numberCondition } from '../../platform/find-numbers.ts';
import { likeAnywhere } from '../../platform/list.ts';

type Hit = z.output<typeof SearchHit>;
type Kind = Hit['kind'];

/** Of each kind; a person who does not see it among these types on. */
const bound = 6;

interface Found {
  id: string;
  label: string;
  detail: string;
  organisation_id: string;
  organisation_name: string;
}

const toHit = (kind: Kind, row: Found): Hit => ({ kind, id: row.id, label: row.label, detail: row.detail, organisationId: row.organisation_id, organisationName: row.organisation_name });

const findOrganisations = (sql: Sql, text: string, kind: string | undefined) =>
  sql<Found>(`select o.id, o.name as label, o.code as detail, o.id as organisation_id, o.name as organisation_name from organisation o
    where (o.name ilike $1 or o.code ilike $1 or o.billing_reference ilike $1) and ($2::text is null or o.kind = $2)
    order by o.name ilike $3 desc, o.name, o.id limit ${bound}`, [likeAnywhere(text), kind ?? null, likeAnywhere(text).slice(1)]);

const findPhoneNumbers = async (sql: Sql, text: string): Promise<Found[]> => {
  const ids = await findNumbers(sql, text, 1_000);
  const values: unknown[] = [];
  const condition = ids ? `n.id = any($${values.push(ids)}::uuid[])` : numberCondition(text, (value) => `$${values.push(value)}`);
  const rows = await sql<Found>(`select n.id, n.e164 as label, coalesce(n.voice_assignee_label, '') as detail, o.id as organisation_id, o.name as organisation_name
    from phone_number n join organisation o on o.id = n.owner_id where ${condition} order by n.e164 limit ${bound}`, values);
  return rows.map((row) => ({ ...row, label: formatNumber(row.label as never, 'international') }));
};

const findAccounts = (sql: Sql, text: string) =>
  sql<Found>(`select a.id, a.name as label, a.email as detail, o.id as organisation_id, o.name as organisation_name from account a
    join lateral (select m.organisation_id from membership m where m.account_id = a.id order by length(m.organisation_path), m.id limit 1) m on true
    join organisation o on o.id = m.organisation_id
    where a.name ilike $1 or a.email ilike $1 order by a.name, a.id limit ${bound}`, [likeAnywhere(text)]);

const findExtensions = (sql: Sql, text: string) =>
  sql<Found>(`select e.id, e.short_number || ' ' || e.display_name as label, e.sip_username as detail, o.id as organisation_id, o.name as organisation_name
    from extension e join organisation o on o.id = e.tenant_id
    where e.short_number like $2 or e.display_name ilike $1 or e.sip_username ilike $1
    order by e.short_number = $3 desc, e.short_number, e.id limit ${bound}`, [likeAnywhere(text), likeAnywhere(text).slice(1), text]);

/** A MAC address in whatever notation, when the text could be a part of one. */
const macPart = (text: string): string => {
  const hex = text.replace(/[\s:.-]/g, '').toLowerCase();
  return /^[0-9a-f]{3,12}$/.test(hex) ? hex : '';
};

const findPhones = (sql: Sql, text: string) =>
  sql<Found>(`select p.id, p.name as label, coalesce(p.mac, '') as detail, o.id as organisation_id, o.name as organisation_name
    from phone p join organisation o on o.id = p.tenant_id
    where p.name ilike $1 or ($2 <> '' and p.mac like '%' || $2 || '%') order by p.name, p.id limit ${bound}`, [likeAnywhere(text), macPart(text)]);

const inTenant = async (ctx: TenantCtx, text: string, may: (permission: Permission) => boolean): Promise<Hit[]> => {
  const [extensions, phones] = await ctx.read((sql) => Promise.all([
    may('extensions:read') ? findExtensions(sql, text) : [],
    may('phones:read') ? findPhones(sql, text) : [],
  ]));
  return [...extensions.map((row) => toHit('extension', row)), ...phones.map((row) => toHit('phone', row))];
};

/** What the asker may read and any form of whose name or number has the text in it: a few of each kind, the likeliest first. */
export const findAnything = async (ctx: SubtreeCtx, { q, organisationKind }: QueryOf<typeof search.find>): Promise<{ items: Hit[] }> => {
  const may = (permission: Permission) => ctx.permissions.has(permission);
  if (organisationKind) {
    const rows = await ctx.read((sql) => findOrganisations(sql, q, organisationKind));
    return { items: rows.map((row) => toHit('organisation', row)) };
  }
  const isEnterprise = ctx.organisation.kind === 'enterprise';
  const here = isEnterprise ? await inTenant(await ctx.enterTenant(ctx.organisation.id), q, may) : [];
  const [organisations, numbers, accounts] = await ctx.read((sql) => Promise.all([
    isEnterprise ? [] : findOrganisations(sql, q, undefined),
    may('phoneNumbers:read') ? findPhoneNumbers(sql, q) : [],
    may('accounts:read') ? findAccounts(sql, q) : [],
  ]));
  return {
    items: [
      ...organisations.map((row) => toHit('organisation', row)),
      ...here,
      ...numbers.map((row) => toHit('phone-number', row)),
      ...accounts.map((row) => toHit('account', row)),
    ],
  };
};
