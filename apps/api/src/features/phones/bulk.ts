import type { BodyOf, ResponseOf } from '@patchbay/contract/http/endpoint';
import { notFound } from '@patchbay/contract/http/problem';
import type { Phone, phones } from '@patchbay/contract/phones';
import type { Sql } from '@patchbay/database/scope';
import { auditMany } from '../../platform/audit-many.ts';
import type { TenantCtx } from '../../platform/ctx.ts';
import { bumpCards } from '../../platform/extension-cards.ts';
import { sqlIn } from '../../platform/sql-in.ts';
import { phoneListing, type PhoneRow } from './listing.ts';
import { entityOf, recorded } from './phones.ts';

/** Those of these phones that there are, by name. */
const findPhones = async (ctx: TenantCtx, sql: Sql, ids: string[]): Promise<Phone[]> => {
  const { map, toWire } = phoneListing(ctx.deps.config.provisioningUrl);
  const rows = await sql<PhoneRow>(`select ${map.id} as id, ${map.select} from ${map.from} where ${map.id} = any($1::uuid[]) order by p.name, p.id`, [ids]);
  if (rows.length === 0) throw notFound('phone');
  return rows.map(toWire);
};

/** All of them in one change set, that is undone as a whole. */
export const removeChosenPhones = (ctx: TenantCtx, { ids }: BodyOf<typeof phones.bulkRemove>): Promise<ResponseOf<typeof phones.bulkRemove>> =>
  ctx.inTenant(async (tx) => {
    const sql = sqlIn(tx);
    await sql('select from phone where id = any($1::uuid[]) order by id for update', [ids]);
    const found = await findPhones(ctx, sql, ids);
    await bumpCards(tx, ctx, [...new Set(found.flatMap(({ lines }) => lines.map(({ extensionId }) => extensionId)))], ['endpoints']);
    await tx.phone.deleteMany({ where: { id: { in: found.map(({ id }) => id) } } });
    await auditMany(tx, ctx, { action: 'phone.removed', type: 'phone' }, found.map((phone) => ({ ...entityOf(phone), before: recorded(phone), after: null, organisation: ctx.organisation })));
    return { removed: found.length };
  }, { longestMs: 60_000 });

const shown = 5;

export const previewRemoval = (ctx: TenantCtx, { ids }: BodyOf<typeof phones.bulkRemoval>): Promise<ResponseOf<typeof phones.bulkRemoval>> =>
  ctx.inTenant(async (tx) => {
    const found = await findPhones(ctx, sqlIn(tx), ids);
    const extensions = new Map(found.flatMap(({ lines }) => lines.map(({ extensionId: id, shortNumber, displayName }) => [id, { kind: 'extension', id, label: `${shortNumber} ${displayName}` }])));
    return { phones: found.length, released: { count: extensions.size, first: [...extensions.values()].sort((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true })).slice(0, shown) } };
  });
