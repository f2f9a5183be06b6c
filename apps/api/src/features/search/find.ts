import type { QueryOf, ResponseOf } from '@patchbay/contract/http/endpoint';
import type { Permission } from '@patchbay/contract/permissions';
import type { search } from '@patchbay/contract/search';
import type { Sql } from '@patchbay/database/scope';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import { seenByMonitor } from '../../platform/extension-sight.ts';
import { digitsConditions, findNumbers, numberCondition } from '../../platform/find-numbers.ts';
import { collector, foldedOnce, likeAnywhere, likeFolded } from '../../platform/list.ts';
import { everyWord, wordsOf } from '../../platform/words.ts';
import { findExtensionsBelow, findPhonesBelow, findRingGroupsBelow, findUsersBelow } from './find-below.ts';
import { findNamed } from './find-named.ts';
import { type Find, type Hit, hitsPerKind, macPart, phoneDetail, ringGroupLabel } from './hit.ts';

const findOrganisations = (sql: Sql, q: string, kind?: string): Promise<Hit[]> => {
  const { values, param } = collector();
  const words = everyWord(q, (word) => {
    const like = param(likeAnywhere(word));
    return `${likeFolded('o.name', like)} or o.code ilike ${like} or ${likeFolded('o.billing_reference', like)}`;
  });
  return sql<Hit>(
    `select 'organisation' as kind, o.id, o.name as label, o.code as detail, o.id as "organisationId", o.name as "organisationName", false as "hasRelations"
      from organisation o where ${words} ${kind ? `and o.kind = ${param(kind)}` : ''}
      order by o.code = upper(${param(q)}) desc, ${likeFolded('o.name', param(likeAnywhere(q).slice(1)))} desc, o.name, o.id limit ${kind ? 4 * hitsPerKind : hitsPerKind}`,
    values,
  );
};

const mostIds = 1_000;

/** Those among which a number with every word is: of the rarest word, as each has to be there; none where all are frequent. */
const idsOfWords = async (sql: Sql, words: string[]): Promise<string[]> => {
  if (words.length === 1) return [];
  const found = await Promise.all(words.map((word) => findNumbers(sql, word, mostIds)));
  return found.flatMap((ids) => (ids ? [ids] : [])).sort((one, other) => one.length - other.length)[0] ?? [];
};

const findPhoneNumbers: Find = async (sql, q, ctx) => {
  const isSmall = ctx.organisation.kind === 'enterprise';
  const [ids, idsOfRarest] = isSmall ? [null, []] : await Promise.all([findNumbers(sql, q, mostIds), idsOfWords(sql, wordsOf(q))]);
  const { values, param } = collector();
  // A text of one or two letters names nobody, and every number would have to be looked at.
  if (!isSmall && !ids && q.length < 3 && digitsConditions(q, collector().param).length === 0) return [];
  const words = () => everyWord(q, (word) => numberCondition(word, param));
  const matches = ids ? `(n.id = any(${param(ids)}::uuid[]) or (n.id = any(${param(idsOfRarest)}::uuid[]) and ${words()}))` : `(${numberCondition(q, param)}${isSmall ? ` or ${words()}` : ''})`;
  const own = isSmall ? `and n.owner_path = ${param(ctx.organisation.path)}` : '';
  return sql<Hit>(
    `select 'phone-number' as kind, n.id, n.e164 as label, coalesce(n.voice_assignee_label, '') as detail, n.owner_id as "organisationId",
      (select o.name from organisation o where o.id = n.owner_id) as "organisationName", (select o.kind = 'enterprise' from organisation o where o.id = n.owner_id) as "hasRelations"
      from phone_number n where ${matches} ${own} ${ids || isSmall ? 'order by n.e164' : ''} limit ${hitsPerKind}`,
    values,
  );
};

const findAccounts: Find = (sql, q) => {
  const { values, param } = collector();
  const words = everyWord(q, (word) => {
    const like = param(likeAnywhere(word));
    return `${likeFolded('a.name', like)} or a.email like lower(${like}) or ${likeFolded('a.username', like)}`;
  });
  return sql<Hit>(
    `select 'account' as kind, a.id, a.name as label, coalesce(a.email, a.username) as detail, o.id as "organisationId", o.name as "organisationName", false as "hasRelations"
      from account a cross join lateral (
        select o.id, o.name from organisation o
        where o.id = a.owner_id or o.id in (select m.organisation_id from membership m where m.account_id = a.id)
        order by o.id = a.owner_id desc, length(o.path) limit 1) o
      where ${words} order by a.name, a.id limit ${hitsPerKind}`,
    values,
  );
};

const findExtensions: Find = (sql, q, { organisation, monitorId }) => {
  const { values, param } = collector();
  const ringing = (text: string) => digitsConditions(text, param).map((condition) => `exists (select from phone_number n where n.owner_id = e.tenant_id and n.voice_extension_id = e.id and ${condition})`);
  const words = everyWord(q, (word) => [`e.search_words like ${foldedOnce(param(likeAnywhere(word)))}`, ...ringing(word)].join(' or '));
  const seen = monitorId === undefined ? '' : `and ${seenByMonitor(param(monitorId))}`;
  return sql<Hit>(
    `select 'extension' as kind, e.id, e.short_number || ' ' || e.display_name as label, e.sip_username as detail,
      ${param(organisation.id)}::uuid as "organisationId", ${param(organisation.name)}::text as "organisationName", true as "hasRelations"
      from extension e where (${[words, ...(wordsOf(q).length > 1 ? ringing(q) : [])].join(' or ')}) ${seen}
      order by e.short_number = any(${param(wordsOf(q))}) desc, e.short_number, e.id limit ${hitsPerKind}`,
    values,
  );
};

const findRingGroups: Find = async (sql, q, { organisation }) => {
  const { values, param } = collector();
  const words = everyWord(q, (word) => {
    const like = param(likeAnywhere(word));
    return `g.short_number like ${like} or ${likeFolded('g.name', like)}`;
  });
  const rows = await sql<{ id: string; short_number: string | null; name: string }>(
    `select g.id, g.short_number, g.name from ring_group g where ${words} order by g.short_number = any(${param(wordsOf(q))}) desc nulls last, g.name, g.id limit ${hitsPerKind}`,
    values,
  );
  return rows.map((row) => ({ kind: 'ring-group', id: row.id, label: ringGroupLabel(row), detail: '', organisationId: organisation.id, organisationName: organisation.name, hasRelations: true }));
};

const findPhones: Find = async (sql, q, { organisation }) => {
  const { values, param } = collector();
  const hasMac = (text: string) => [macPart(text)].flatMap((hex) => (hex === undefined ? [] : [`p.mac like ${param(`%${hex}%`)}`]));
  const words = everyWord(q, (word) => [likeFolded('p.name', param(likeAnywhere(word))), ...hasMac(word)].join(' or '));
  const rows = await sql<{ id: string; name: string; model_id: string; mac: string | null }>(
    `select p.id, p.name, p.model_id, p.mac from phone p where ${[words, ...hasMac(q)].join(' or ')} order by p.name, p.id limit ${hitsPerKind}`,
    values,
  );
  return rows.map((row) => ({ kind: 'phone', id: row.id, label: row.name, detail: phoneDetail(row), organisationId: organisation.id, organisationName: organisation.name, hasRelations: false }));
};

interface Kind {
  permission: Permission;
  find: Find;
}

const inSubtree: Kind[] = [
  { permission: 'organisations:read', find: (sql, q) => findOrganisations(sql, q) },
  { permission: 'phoneNumbers:read', find: findPhoneNumbers },
  { permission: 'accounts:read', find: findAccounts },
];
const inEnterprise: Kind[] = [
  { permission: 'extensions:read', find: findExtensions },
  { permission: 'extensions:read', find: findRingGroups },
  { permission: 'phones:read', find: findPhones },
];
const belowSubtree: Kind[] = [
  { permission: 'extensions:read', find: findExtensionsBelow },
  { permission: 'extensions:read', find: findRingGroupsBelow },
  { permission: 'users:read', find: findUsersBelow },
  { permission: 'phones:read', find: findPhonesBelow },
];

const findAll = async (kinds: Kind[], ctx: SubtreeCtx, q: string, sql: Sql): Promise<Hit[]> =>
  (await Promise.all(kinds.filter(({ permission }) => ctx.permissions.has(permission)).map(({ find }) => find(sql, q, ctx)))).flat();

const findHits = async (ctx: SubtreeCtx, q: string): Promise<Hit[]> => {
  if (ctx.organisation.kind !== 'enterprise') return ctx.read((sql) => findAll([...inSubtree, ...belowSubtree], ctx, q, sql));
  const items = await ctx.read((sql) => findAll(inSubtree, ctx, q, sql));
  const inside = await ctx.enterTenant(ctx.organisation.id);
  return [...(await inside.read(async (sql) => (await Promise.all([findAll(inEnterprise, ctx, q, sql), findNamed(sql, q, ctx)])).flat())), ...items];
};

/** A few things of each kind that have the text in their name or number, of the kinds that the asker may read. */
export const find = async (ctx: SubtreeCtx, { q, organisationKind }: QueryOf<typeof search.find>): Promise<ResponseOf<typeof search.find>> => {
  if (organisationKind) return { items: await ctx.read((sql) => findOrganisations(sql, q, organisationKind)) };
  const maySeeRelations = ctx.permissions.has('contactMethods:read');
  return { items: (await findHits(ctx, q)).map((hit) => ({ ...hit, hasRelations: hit.hasRelations && maySeeRelations })) };
};
