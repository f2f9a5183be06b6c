import type { Names } from './names.ts';

/** What a noun is on the server: table, vocabulary, use cases, test. */
export const serverFiles = (n: Names): Record<string, string> => ({
  [`prisma/schema/${n.folder}.prisma`]: `model ${n.type} {
  tenantId  String   @default(dbgenerated("(current_setting('app.tenant_id'::text))::uuid")) @map("tenant_id") @db.Uuid
  id        String   @id @default(dbgenerated("uuidv7()")) @db.Uuid
  name      String
  version   Int      @default(1)
  createdAt DateTime @default(now()) @map("created_at") @db.Timestamptz(3)
  updatedAt DateTime @default(now()) @updatedAt @map("updated_at") @db.Timestamptz(3)

  tenant Organisation @relation(fields: [tenantId], references: [id], onDelete: Restrict)

  @@unique([tenantId, id])
  @@index([tenantId, name, id])
  @@map("${n.table}")
}
`,
  [`packages/contract/src/${n.folder}.ts`]: `import { z } from 'zod';
import { endpoint } from './http/endpoint.ts';
import { listQuery, page } from './http/list.ts';
import { ById, Id, Timestamp, Version } from './primitives/id.ts';
import { label } from './primitives/label.ts';
import { referencesEndpoint } from './references.ts';

export const ${n.type}Draft = z.object({ name: label(60) });
export type ${n.type}Draft = z.infer<typeof ${n.type}Draft>;

export const ${n.type} = ${n.type}Draft.extend({ id: Id, version: Version, createdAt: Timestamp, updatedAt: Timestamp }).meta({ id: '${n.type}' });
export type ${n.type} = z.infer<typeof ${n.type}>;

const base = { scope: 'tenant' } as const;

export const ${n.nouns} = {
  list: endpoint({ ...base, id: '${n.nouns}.list', method: 'GET', path: '/${n.folder}', permission: '${n.nouns}:read', csv: true, summary: '${n.title} of the enterprise',
    query: listQuery(['name', 'createdAt', 'updatedAt']), response: page(${n.type}) }),
  get: endpoint({ ...base, id: '${n.nouns}.get', method: 'GET', path: '/${n.folder}/:id', permission: '${n.nouns}:read', summary: 'One ${n.words}', params: ById, response: ${n.type} }),
  create: endpoint({ ...base, id: '${n.nouns}.create', method: 'POST', path: '/${n.folder}', permission: '${n.nouns}:write', summary: 'Create a ${n.words}', body: ${n.type}Draft, response: ${n.type} }),
  update: endpoint({ ...base, id: '${n.nouns}.update', method: 'PUT', path: '/${n.folder}/:id', permission: '${n.nouns}:write', summary: 'Change a ${n.words}',
    params: ById, body: ${n.type}Draft.extend({ version: Version }), response: ${n.type} }),
  remove: endpoint({ ...base, id: '${n.nouns}.remove', method: 'DELETE', path: '/${n.folder}/:id', permission: '${n.nouns}:write', summary: 'Remove a ${n.words}', params: ById }),
  references: referencesEndpoint('${n.nouns}', '/${n.folder}', 'tenant', '${n.nouns}:read'),
};
`,
  [`apps/api/src/features/${n.folder}/routes.ts`]: `import { ${n.nouns} } from '@patchbay/contract/${n.folder}';
import { type App, route } from '../../platform/http/route.ts';
import { create${n.type}, get${n.type}, list${n.types}, ${n.noun}References, remove${n.type}, update${n.type} } from './${n.folder}.ts';

export const ${n.noun}Routes = (app: App): void => {
  route(app, ${n.nouns}.list, ({ ctx, query }) => list${n.types}(ctx, query));
  route(app, ${n.nouns}.get, ({ ctx, params }) => get${n.type}(ctx, params.id));
  route(app, ${n.nouns}.create, ({ ctx, body }) => create${n.type}(ctx, body));
  route(app, ${n.nouns}.update, ({ ctx, params, body }) => update${n.type}(ctx, params.id, body));
  route(app, ${n.nouns}.remove, ({ ctx, params }) => remove${n.type}(ctx, params.id));
  route(app, ${n.nouns}.references, ({ ctx, params }) => ${n.noun}References(ctx, params.id));
};
`,
  [`apps/api/src/features/${n.folder}/listing.ts`]: `import type { ${n.type} } from '@patchbay/contract/${n.folder}';
import type { Listing } from '../../platform/http/listing.ts';
import { likeAnywhere, likeFolded } from '../../platform/list.ts';

export interface ${n.type}Row {
  id: string;
  name: string;
  version: number;
  created_at: Date;
  updated_at: Date;
}

export const ${n.noun}ToWire = (row: ${n.type}Row): ${n.type} => ({
  id: row.id,
  name: row.name,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

export const ${n.noun}Listing: Listing<${n.type}Row, ${n.type}> = {
  map: {
    from: '${n.table} t',
    id: 't.id',
    select: 't.name, t.version, t.created_at, t.updated_at',
    sort: {
      name: { sql: 't.name', type: 'text' },
      createdAt: { sql: 't.created_at', type: 'timestamptz' },
      updatedAt: { sql: 't.updated_at', type: 'timestamptz' },
    },
    search: (text, param) => likeFolded('t.name', param(likeAnywhere(text))),
    filters: { id: (value, param) => \`t.id = \${param(value)}\` },
  },
  toWire: ${n.noun}ToWire,
  csv: { fileName: '${n.folder}', columns: [{ header: 'Name', cell: (row) => row.name }] },
};
`,
  [`apps/api/src/features/${n.folder}/${n.folder}.ts`]: `import type { QueryOf } from '@patchbay/contract/http/endpoint';
import { notFound } from '@patchbay/contract/http/problem';
import type { References } from '@patchbay/contract/references';
import type { ${n.type}, ${n.type}Draft, ${n.nouns} } from '@patchbay/contract/${n.folder}';
import type { Tx } from '@patchbay/database/scope';
import { audit } from '../../platform/audit.ts';
import type { TenantCtx } from '../../platform/ctx.ts';
import { answerList } from '../../platform/http/listing.ts';
import { listPage } from '../../platform/list.ts';
import { orStale } from '../../platform/stale.ts';
import { ${n.noun}Listing, ${n.noun}ToWire } from './listing.ts';

export const list${n.types} = (ctx: TenantCtx, query: QueryOf<typeof ${n.nouns}.list>) => answerList(ctx, ${n.noun}Listing, query);

export const get${n.type} = async (ctx: TenantCtx, id: string): Promise<${n.type}> => {
  const { rows } = await ctx.read((sql) => listPage(sql, ${n.noun}Listing.map, { sort: 'name', pageSize: 1, id }));
  if (!rows[0]) throw notFound('${n.words}');
  return ${n.noun}ToWire(rows[0]);
};

export const find${n.type} = async (tx: Tx, id: string): Promise<${n.type} | null> => {
  const row = await tx.${n.noun}.findUnique({ where: { id } });
  return row && ${n.noun}ToWire({ ...row, created_at: row.createdAt, updated_at: row.updatedAt });
};

export const load${n.type} = async (tx: Tx, id: string): Promise<${n.type}> => {
  const found = await find${n.type}(tx, id);
  if (!found) throw notFound('${n.words}');
  return found;
};

const entityOf = ({ id, name }: ${n.type}) => ({ type: '${n.file}' as const, id, label: name });

export const create${n.type} = (ctx: TenantCtx, { name }: ${n.type}Draft): Promise<${n.type}> =>
  ctx.inTenant(async (tx) => {
    const { id } = await tx.${n.noun}.create({ data: { id: ctx.newId(), name, createdAt: ctx.now, updatedAt: ctx.now }, select: { id: true } });
    const after = await load${n.type}(tx, id);
    await audit(tx, ctx, '${n.file}.created', { entity: entityOf(after), after });
    return after;
  });

export const update${n.type} = (ctx: TenantCtx, id: string, { name, version }: ${n.type}Draft & { version: number }): Promise<${n.type}> =>
  ctx.inTenant(async (tx) => {
    const before = await load${n.type}(tx, id);
    await tx.${n.noun}.update({ where: { id, version }, data: { name, version: { increment: 1 }, updatedAt: ctx.now }, select: { id: true } }).catch(orStale);
    const after = await load${n.type}(tx, id);
    await audit(tx, ctx, '${n.file}.updated', { entity: entityOf(after), before, after });
    return after;
  });

export const remove${n.type} = (ctx: TenantCtx, id: string): Promise<void> =>
  ctx.inTenant(async (tx) => {
    const before = await load${n.type}(tx, id);
    await tx.${n.noun}.delete({ where: { id }, select: { id: true } });
    await audit(tx, ctx, '${n.file}.removed', { entity: entityOf(before), before });
  });

export const ${n.noun}References = (ctx: TenantCtx, id: string): Promise<References> =>
  ctx.inTenant(async (tx) => {
    await load${n.type}(tx, id);
    return { blocking: [], removed: [], released: [] };
  });
`,
  [`apps/api/src/features/${n.folder}/history.ts`]: `import type { ${n.type} } from '@patchbay/contract/${n.folder}';
import type { History } from '../../platform/history.ts';
import { find${n.type}, load${n.type} } from './${n.folder}.ts';

export const ${n.noun}History: History<${n.type}> = {
  type: '${n.file}',
  current: (tx, _ctx, id) => find${n.type}(tx, id),
  restore: async (tx, ctx, { id, name }) => {
    await tx.${n.noun}.update({ where: { id }, data: { name, version: { increment: 1 }, updatedAt: ctx.now }, select: { id: true } });
    return load${n.type}(tx, id);
  },
  recreate: async (tx, ctx, { id, name }) => {
    await tx.${n.noun}.create({ data: { id, name, createdAt: ctx.now, updatedAt: ctx.now }, select: { id: true } });
    return load${n.type}(tx, id);
  },
  remove: async (tx, _ctx, id) => void (await tx.${n.noun}.delete({ where: { id }, select: { id: true } })),
  comparable: ({ name }) => ({ name }),
};
`,
  [`apps/api/src/features/${n.folder}/${n.folder}.test.ts`]: `import { ${n.nouns} } from '@patchbay/contract/${n.folder}';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { call, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

test('a ${n.words} is created, renamed and removed', async () => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  const made = await ok(admin, ${n.nouns}.create, { body: { name: 'First' } });
  const renamed = await ok(admin, ${n.nouns}.update, { params: { id: made.id }, body: { name: 'Second', version: made.version } });
  expect(renamed.name).toBe('Second');
  await ok(admin, ${n.nouns}.remove, { params: { id: made.id } });
  expect((await call(admin, ${n.nouns}.get, { params: { id: made.id } })).status).toBe(404);
});
`,
  [`packages/testkit/src/builders/${n.folder}.ts`]: `import type { App } from '@patchbay/api/platform/http/route';
import { asPlatform } from '@patchbay/database/as-platform';
import type { Node } from './organisations.ts';

interface Overrides {
  name?: string;
  createdAt?: Date;
  updatedAt?: Date;
}

let counter = 0;

/** A ${n.words}, straight in the database. */
export const a${n.type} = ({ deps }: App, enterprise: Pick<Node, 'id'>, overrides: Overrides = {}): Promise<{ id: string; name: string }> =>
  asPlatform(deps.database, (tx) => tx.${n.noun}.create({ data: { tenantId: enterprise.id, name: \`${n.type} \${counter++}\`, ...overrides }, select: { id: true, name: true } }));
`,
  [`packages/testkit/src/examples/${n.folder}.ts`]: `import type { ${n.nouns} } from '@patchbay/contract/${n.folder}';
import { a${n.type} } from '../builders/${n.folder}.ts';
import type { ExamplesOf, Side } from './side.ts';

const anOwn = async ({ app, enterprise, atEnterprise }: Side) => ({ as: atEnterprise, params: { id: (await a${n.type}(app, enterprise)).id } });

export const ${n.noun}Examples: ExamplesOf<typeof ${n.nouns}> = {
  list: async ({ atEnterprise }) => ({ as: atEnterprise, query: {} }),
  get: anOwn,
  create: async ({ atEnterprise }) => ({ as: atEnterprise, body: { name: 'Created' } }),
  update: async (side) => ({ ...(await anOwn(side)), body: { name: 'Renamed', version: 1 } }),
  remove: anOwn,
  references: anOwn,
};

const day = (n: number) => new Date(Date.UTC(2026, 0, n));

/** A list in which every sort has an order of its own, and every filter keeps some and drops some. */
export const ${n.noun}Seed = async ({ app, enterprise, atEnterprise }: Side) => {
  await a${n.type}(app, enterprise, { name: 'Zed 2', createdAt: day(2), updatedAt: day(6) });
  await a${n.type}(app, enterprise, { name: 'zed 10', createdAt: day(3), updatedAt: day(4) });
  await a${n.type}(app, enterprise, { name: 'Åke', createdAt: day(1), updatedAt: day(5) });
  return { as: atEnterprise, filters: {}, search: 'ZED' };
};
`,
});
