import { endpoints } from '@patchbay/contract';
import { type AnyEndpoint, pathOf } from '@patchbay/contract/http/endpoint';
import { type OrganisationKind, organisationKinds, permissions, type Role } from '@patchbay/contract/permissions';
import { asPlatform } from '@patchbay/database/as-platform';
import { permissionsOf, rolesAt } from '@patchbay/domain/access/roles';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { testPassword } from '@patchbay/testkit/builders/accounts';
import type { Node } from '@patchbay/testkit/builders/organisations';
import { call } from '@patchbay/testkit/call';
import { createDatabase, type TestDatabase } from '@patchbay/testkit/database';
import { exampleOf } from '@patchbay/testkit/examples';
import { type AnyAnswer, make } from '@patchbay/testkit/examples/calls';
import { aSide, type Side } from '@patchbay/testkit/examples/side';
import { signedIn, type SignedIn, withApiKey } from '@patchbay/testkit/session';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let database: TestDatabase;
let app: TestApp;
let side: Side;
beforeAll(async () => {
  database = await createDatabase();
  app = await testApp({ databaseUrl: database.url, env: { PATCHBAY_TRUSTED_PROXIES: '127.0.0.1' } });
  side = await aSide(app);
});
afterAll(async () => {
  for (const cleanUp of side.cleanUps) await cleanUp();
  await app.close();
  await database.drop();
});

const isGuarded = (e: AnyEndpoint) => e.scope === 'organisation' || e.scope === 'tenant';
const guarded = endpoints.filter(isGuarded);
const changing = endpoints.filter((e) => e.method !== 'GET');

/** Of no shape that any schema accepts. */
const nonsense = { params: { id: 'nonsense' }, query: { sort: 'nonsense', pageSize: 'nonsense' }, body: ['nonsense'] } as never;
const inputOf = (e: AnyEndpoint) => (e.method === 'GET' || e.body === undefined ? { ...(nonsense as object), body: undefined } : nonsense) as never;

test.each(endpoints)('$id is served', (e) => {
  expect(app.server.hasRoute({ method: e.method, url: pathOf(e) })).toBe(true);
});

describe('before anything of the request is looked at', () => {
  test.each(endpoints.filter((e) => e.scope !== 'public'))('$id asks who is asking', async (e) => {
    const { status, problem } = await call({ ...side.atEnterprise, headers: {} }, e, inputOf(e));
    expect([status, problem.code]).toEqual([401, 'unauthenticated']);
  });

  test.each(guarded)('$id asks for its permission', async (e) => {
    const others = permissions.filter((permission) => permission !== e.permission);
    const program = await withApiKey(app, side.enterprise, others);
    const { status, problem } = await call(program, e, inputOf(e));
    expect([status, problem.code, problem.params]).toEqual([403, 'forbidden', { permission: e.permission }]);
  });

  test.each(endpoints.filter((e) => e.scope === 'account'))('$id asks for a person', async (e) => {
    const program = await withApiKey(app, side.enterprise, [...permissions]);
    expect((await call(program, e, inputOf(e))).status).toBe(403);
  });

  test.each(changing.filter((e) => e.scope !== 'public'))('$id refuses what another site sends with our cookie', async (e) => {
    const headers = [{ 'x-patchbay-request': '' }, { origin: 'https://evil.example' }, { origin: 'null' }];
    for (const forged of headers) {
      const { status } = await call(side.atEnterprise, e, { ...(inputOf(e) as object), headers: forged } as never);
      expect([forged, status]).toEqual([forged, 403]);
    }
  });
});

describe('each role at each kind of organisation', () => {
  const nodes = (): { [K in OrganisationKind]?: Node } => ({ platform: side.platform, reseller: side.reseller, enterprise: side.enterprise });
  const cases = organisationKinds.filter((kind) => kind !== 'partner').flatMap((kind) => rolesAt(kind).map((role): [Role, OrganisationKind] => [role, kind]));

  test.each(cases)('%s of a %s may do what the table says, and nothing else', async (role, kind) => {
    const at = nodes()[kind]!;
    const person = await signedIn(app, at, role, side.enterprise);
    const held = permissionsOf(role, kind);
    for (const e of guarded) {
      const { status } = await call(person, e, inputOf(e));
      expect([e.id, status === 403], e.permission).toEqual([e.id, !held.has(e.permission as never)]);
    }
  });
});

/** What may stand in an answer once, because the caller asked for exactly that. */
const revealed: Record<string, string[]> = {
  'apiKeys.create': ['key'],
  'account.beginSecondFactor': ['secret', 'uri'],
  'account.confirmSecondFactor': ['recoveryCodes'],
  'extensions.replaceSipPassword': ['sipPassword'],
  'contactMethods.replaceSipPassword': ['sipPassword'],
  'phones.revealProvisioning': ['httpPassword', 'provisioningUrl', 'fileUrl'],
};
const harmless = /^(has[A-Z]|is[A-Z])/;
const secretName = /password|secret|token|hash|recoveryCodes|^key$/i;

/** What only sounds so: which column or number a row is about, and which plan was shown. */
const isPlain = (e: AnyEndpoint, key: string) => /^(imports|carrierComparisons)\./.test(e.id) && ['key', 'planHash'].includes(key);

const fieldsOf = (value: unknown): [string, unknown][] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]): [string, unknown][] => [...(Array.isArray(value) ? [] : [[key, inner] as [string, unknown]]), ...fieldsOf(inner)]);
};

const secrets = new Set<string>([testPassword, 'another long password']);
const remember = (e: AnyEndpoint, answer: AnyAnswer) => {
  for (const [key, value] of fieldsOf(answer.body)) {
    if (!(revealed[e.id] ?? []).includes(key)) continue;
    for (const text of [value].flat()) secrets.add(String(text));
  }
};

const auditRowsOf = (where: TestApp, requestId: string) => asPlatform(where.deps.database, (tx) => tx.auditEvent.findMany({ where: { requestId } }));

describe('every endpoint does what its example asks', () => {
  test.each(endpoints)('$id', async (e) => {
    const example = await exampleOf(e.id, side);
    const answer = await make(e, example);
    expect(answer.status, answer.text).toBe(e.response === undefined ? 204 : /\.create$/.test(e.id) ? 201 : 200);
    remember(e, answer);
    const named = fieldsOf(answer.body).filter(([key, value]) => secretName.test(key) && !harmless.test(key) && value !== null).map(([key]) => key);
    expect(named.filter((key) => !(revealed[e.id] ?? []).includes(key) && !isPlain(e, key))).toEqual([]);
    const rows = await auditRowsOf(example.as.app as TestApp, String(answer.headers['x-request-id']));
    if (e.method === 'GET') expect(rows).toEqual([]);
    else if (!e.unaudited) expect(rows.length).toBeGreaterThan(0);
  });
});

describe('a POST with an idempotency key is carried out once', () => {
  // What answers a file changes nothing, and may be asked as often as one likes.
  test.each(guarded.filter((e) => e.method === 'POST' && !e.download))('$id', async (e) => {
    const example = await exampleOf(e.id, side);
    const headers = { 'idempotency-key': `once-${e.id}` };
    const [first, second] = [await make(e, example, { headers }), await make(e, example, { headers })];
    remember(e, first);
    expect([second.status, second.text]).toEqual([first.status, first.text]);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(await auditRowsOf(app, String(second.headers['x-request-id']))).toEqual([]);
  });
});

describe('an edit of what somebody has changed meanwhile is refused', () => {
  /** The fields of a body; of one of several shapes, those of the first. */
  const shapeOf = (body: unknown): object => {
    const { shape, options } = body as { shape?: object; options?: unknown[] };
    return shape ?? (options ? shapeOf(options[0]) : {});
  };
  const versioned = endpoints.filter((e) => e.body && 'version' in shapeOf(e.body));

  test('every update carries a version', () => {
    const updates = endpoints.filter((e) => isGuarded(e) && e.method === 'PUT').map((e) => e.id);
    expect(versioned.map((e) => e.id)).toEqual(expect.arrayContaining(updates));
  });

  test.each(versioned)('$id', async (e) => {
    const example = await exampleOf(e.id, side);
    const { version, ...body } = example.body as { version: number };
    const answer = await make(e, example, { body: { ...body, version: version + 1 } });
    expect([answer.status, answer.problem.code], answer.text).toEqual([412, 'stale-version']);
    expect(await auditRowsOf(app, answer.problem.requestId)).toEqual([]);
  });
});

test('nothing that was secret is in the log, in an audit row, or readable in the database', async () => {
  // Also what only ever travelled in headers and tables.
  const callers: SignedIn[] = [side.atPlatform, side.atReseller, side.atEnterprise];
  for (const { headers } of callers) secrets.add(headers!.cookie!.split('=')[1]!);
  expect(secrets.size).toBeGreaterThan(10);
  const tables = await asPlatform(app.deps.database, (tx) => tx.$queryRaw<{ text: string }[]>`
    select query_to_xml('select * from ' || quote_ident(tablename), true, false, '')::text as text from pg_tables where schemaname = 'public'
    union all select coalesce(jsonb_agg(j)::text, '') from pgboss.job j`);
  const places = { log: app.logged.join('\n'), database: tables.map(({ text }) => text).join('\n') };
  for (const secret of secrets) {
    for (const [place, text] of Object.entries(places)) expect(text.includes(secret), `${secret} is in the ${place}`).toBe(false);
  }
});
