import { endpoints } from '@patchbay/contract';
import type { AnyEndpoint } from '@patchbay/contract/http/endpoint';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { createDatabase, type TestDatabase } from '@patchbay/testkit/database';
import { exampleOf } from '@patchbay/testkit/examples';
import { idsIn, make, replaceAt, valueAt, visible } from '@patchbay/testkit/examples/calls';
import { aSide, type AnyExample, type Side } from '@patchbay/testkit/examples/side';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let database: TestDatabase;
let app: TestApp;
let mine: Side;
let theirs: Side;
beforeAll(async () => {
  database = await createDatabase();
  app = await testApp({ databaseUrl: database.url, env: { PATCHBAY_TRUSTED_PROXIES: '127.0.0.1' } });
  [mine, theirs] = [await aSide(app), await aSide(app)];
});
afterAll(async () => {
  for (const side of [mine, theirs]) for (const cleanUp of side.cleanUps) await cleanUp();
  await app.close();
  await database.drop();
});

const guarded = endpoints.filter((e) => e.scope === 'organisation' || e.scope === 'tenant');
const nobodys = () => app.deps.clock.newId();

/** The platform sees both sides, so the examples that it acts in say nothing about isolation. */
const isOfPlatform = (example: AnyExample) => example.as === mine.atPlatform || example.as === theirs.atPlatform;

describe('acting at a stranger\'s organisation is acting at none', () => {
  test.each(guarded)('$id', async (e) => {
    const [own, foreign] = [await exampleOf(e.id, mine), await exampleOf(e.id, theirs)];
    const { organisationId, tenantId } = isOfPlatform(foreign) ? { organisationId: theirs.reseller.id, tenantId: theirs.enterprise.id } : foreign.as;
    const me = isOfPlatform(own) ? mine.atReseller : own.as;
    const unknown = nobodys();
    const atTheirs = await make(e, own, { as: { ...me, organisationId, tenantId } });
    const atNobodys = await make(e, own, { as: { ...me, organisationId: unknown, tenantId: unknown } });
    expect(atTheirs.status).toBe(404);
    expect(visible(atTheirs)).toEqual(visible(atNobodys));
  });
});

describe('a stranger\'s object is no object', () => {
  test.each(guarded.filter((e) => e.params))('$id', async (e) => {
    const [own, foreign] = [await exampleOf(e.id, mine), await exampleOf(e.id, theirs)];
    if (isOfPlatform(own)) return;
    const unchanged = await snapshot();
    const atTheirs = await make(e, own, { params: foreign.params! });
    const atNobodys = await make(e, own, { params: { id: nobodys() } });
    expect(atTheirs.status).toBe(404);
    expect(visible(atTheirs)).toEqual(visible(atNobodys));
    expect(await snapshot()).toEqual(unchanged);
  });
});

describe('what is below is reached from above, and what is above or beside is not', () => {
  test.each(guarded.filter((e) => e.params && e.scope === 'organisation'))('$id', async (e) => {
    const example = await exampleOf(e.id, mine);
    const id = (example.params as { id: string }).id;
    const answer = await make(e, example, { as: { ...mine.atEnterprise }, params: { id } });
    // An enterprise may see and do some of it at itself; never more than its own administrator is allowed. The carriers, templates
    // and layouts that its reseller lets it use stand above it.
    expect([200, 201, 204, 403, 404, 409, 422]).toContain(answer.status);
    if (answer.status < 300 && !(e.method === 'GET' && seenFromBelow.test(e.id))) expect(await isInside(id)).toBe(true);
  });
});

const seenFromBelow = /^(?:carrierProfiles|phoneTemplates|keyLayouts)\./;

/** Whether an object or a change set lies in the enterprise of `mine`. */
const isInside = async (id: string): Promise<boolean> => {
  const { id: enterpriseId } = mine.enterprise;
  const [row] = await asPlatform(app.deps.database, (tx) => tx.$queryRaw<{ found: boolean }[]>`
    select ${id}::uuid = ${enterpriseId}::uuid
      or exists (select from phone_number where id = ${id}::uuid and owner_id = ${enterpriseId}::uuid)
      or exists (select from membership where (id = ${id}::uuid or account_id = ${id}::uuid) and organisation_id = ${enterpriseId}::uuid)
      or exists (select from account where id = ${id}::uuid and owner_id = ${enterpriseId}::uuid)
      or exists (select from audit_event where entity_id = ${id}::uuid and organisation_id = ${enterpriseId}::uuid) as found`);
  return row!.found;
};

const cases = (part: 'body' | 'query') => guarded.filter((e) => e[part]);

/** Every id in an example, exchanged for a stranger's and for nobody's, tells the caller the same. */
const expectSame = async (e: AnyEndpoint, part: 'body' | 'query', exchange: (path: (string | number)[]) => Promise<string>) => {
  for (const path of idsIn((await exampleOf(e.id, mine))[part])) {
    const own = await exampleOf(e.id, mine);
    if (isOfPlatform(own)) continue;
    const answers = [];
    for (const id of [await exchange(path), nobodys()]) answers.push(visible(await make(e, own, { [part]: replaceAt(own[part], path, id) as object })));
    // A refusal may name what was asked for, and that differs.
    const blank = (value: unknown) => JSON.parse(JSON.stringify(value).replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{22}/g, 'id')) as unknown;
    expect([path, blank(answers[0])]).toEqual([path, blank(answers[1])]);
    expect(answers[0]!.status).toBeGreaterThanOrEqual(400);
  }
};

describe('a stranger\'s id in a body is nobody\'s id', () => {
  test.each(cases('body'))('$id', async (e) => {
    await expectSame(e, 'body', async (path) => String(valueAt((await exampleOf(e.id, theirs)).body, path)));
  });
});

describe('a stranger\'s id in a query finds as little as nobody\'s', () => {
  test.each(cases('query'))('$id', async (e) => {
    const own = await exampleOf(e.id, mine);
    if (isOfPlatform(own)) return;
    const filters = Object.keys((e.query as { shape: Record<string, unknown> }).shape).filter((name) => /Id$/.test(name));
    for (const name of filters) {
      for (const id of [theirs.reseller.id, theirs.enterprise.id, theirs.atReseller.accountId]) {
        const [strangers, unknown] = [await make(e, own, { query: { [name]: id } }), await make(e, own, { query: { [name]: nobodys() } })];
        expect([name, visible(strangers)]).toEqual([name, visible(unknown)]);
        if (strangers.status < 300) expect((strangers.body as { items: unknown[] }).items).toEqual([]);
      }
    }
  });
});

describe('no list shows anything of a stranger', () => {
  test.each(guarded.filter((e) => e.method === 'GET' && !e.params))('$id', async (e) => {
    const [own, foreign] = [await exampleOf(e.id, mine), await exampleOf(e.id, theirs)];
    if (isOfPlatform(own)) return;
    const strangers = new Set([theirs.reseller.id, theirs.enterprise.id, theirs.atReseller.accountId, theirs.atEnterprise.accountId, theirs.reseller.name, theirs.enterprise.code]);
    const texts = [(await make(e, own, { query: { pageSize: 200 } })).text, (await make(e, own, { query: { q: theirs.enterprise.code } })).text];
    if (e.csv) texts.push((await make(e, own, { query: { format: 'csv' } })).text);
    for (const text of texts) for (const stranger of strangers) expect(text).not.toContain(stranger);
    expect((await make(e, foreign)).status).toBe(200);
  });
});

/** Everything that the other side has, by which a write would show. */
const snapshot = () =>
  asPlatform(app.deps.database, async (tx) => {
    const [row] = await tx.$queryRaw<{ content: string }[]>`
      select md5(string_agg(t::text, '|' order by t::text)) as content from (
        select 'organisation', id, version::text, status from organisation where path like ${`${theirs.reseller.path}%`}
        union all select 'number', id, version::text, owner_id::text from phone_number where owner_path like ${`${theirs.reseller.path}%`}
        union all select 'extension', id, version::text, sip_password from extension where tenant_id = ${theirs.enterprise.id}::uuid
        union all select 'phone', id, version::text, secret from phone where tenant_id = ${theirs.enterprise.id}::uuid
        union all select 'account', id, version::text, is_enabled::text from account where owner_path like ${`${theirs.reseller.path}%`}
        union all select 'membership', id, role, account_id::text from membership where organisation_path like ${`${theirs.reseller.path}%`}
        union all select 'key', id, version::text, name from api_key where organisation_path like ${`${theirs.reseller.path}%`}) t`;
    return row!.content;
  });
