import { provisioningSettings } from '@patchbay/contract/provisioning-settings';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anOrganisation, aTree } from '@patchbay/testkit/builders/organisations';
import { aPhone, type BuiltPhone } from '@patchbay/testkit/builders/phones';
import { ok } from '@patchbay/testkit/call';
import { basic, digestFor, filePath, type PhoneAnswer, type TestProvisioning, testProvisioning } from '@patchbay/testkit/provisioning';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

/** What the work of an answer is made of, in the order in which it is done. */
const done = vi.hoisted(() => ({ steps: [] as string[] }));
/** What no phone waits for. */
const afterwards = vi.hoisted(() => new Set(['record-fetches', 'settle-operations', 'unknown-served-files', 'store-served-files', 'count-attempts', 'count-unknown', 'replaced-secrets']));
vi.mock('../platform/secrets.ts', async (original) => {
  const all = await original<typeof import('../platform/secrets.ts')>();
  const sameText = (a: string, b: string): boolean => {
    done.steps.push('compare');
    return all.sameText(a, b);
  };
  return { ...all, sameText };
});
vi.mock('@patchbay/database/client', async (original) => {
  const all = await original<typeof import('@patchbay/database/client')>();
  const openPool = (...of: Parameters<typeof all.openPool>) => {
    const pool = all.openPool(...of);
    const query = pool.query.bind(pool) as (asked: { name?: string }) => unknown;
    return Object.assign(pool, {
      query: (asked: { name?: string }) => {
        if (!afterwards.has(asked.name ?? '')) done.steps.push(asked.name ?? 'ask the database');
        return query(asked);
      },
    });
  };
  return { ...all, openPool };
});

let app: TestApp;
let plain: TestProvisioning;
let counted: TestProvisioning;
let known: BuiltPhone;
let fenced: BuiltPhone;
let over: BuiltPhone;
let silent: BuiltPhone;
beforeAll(async () => {
  app = await testApp();
  plain = await testProvisioning(app);
  const open = (sealed: string, purpose: string): string => {
    done.steps.push('decrypt');
    return app.deps.secrets.open(sealed, purpose);
  };
  counted = await testProvisioning({ ...app, deps: { ...app.deps, secrets: { ...app.deps.secrets, open } } });
  const { enterprise, reseller } = await aTree(app);
  known = await aPhone(app, enterprise);
  over = await aPhone(app, enterprise, { firstFetchUntil: new Date('2020-01-01') });
  silent = await aPhone(app, await anOrganisation(app, reseller, 'enterprise', { status: 'disabled' }));
  const { enterprise: closed } = await aTree(app);
  fenced = await aPhone(app, closed);
  await ok(await signedIn(app, closed), provisioningSettings.update, { body: { networks: ['192.0.2.0/24'], version: 1 } });
});
afterAll(async () => {
  await Promise.all([plain, counted].map(({ server }) => server.close()));
  await app.close();
});

type Ask = (ip: string) => Promise<{ status: number }>;
type Kinds = Record<string, Ask>;

const wrong = { httpUsername: 'phone', httpPassword: 'wrong' };
const median = (of: readonly number[]): number => [...of].sort((x, y) => x - y)[of.length >> 1]!;

/**
 * How much longer each kind takes than the first, in the middle of many rounds: each is held against the first of its own round,
 * and each round goes through them in another order, so that whatever else the machine does falls on all of them.
 */
const longerThanTheFirst = async (kinds: Kinds, rounds: number): Promise<{ first: number; longer: Record<string, number> }> => {
  const names = Object.keys(kinds);
  const taken: Record<string, number>[] = [];
  for (let round = -3; round < rounds; round += 1) {
    const times: Record<string, number> = {};
    for (const name of names.map((_, index) => names[(index + round + 3) % names.length]!)) {
      const started = performance.now();
      const { status } = await kinds[name]!(`10.8.${round + 3}.1`);
      times[name] = performance.now() - started;
      expect([401, 404], name).toContain(status);
    }
    if (round >= 0) taken.push(times);
  }
  const longer = names.slice(1).map((name) => [name, median(taken.map((times) => times[name]! - times[names[0]!]!))] as const);
  return { first: median(taken.map((times) => times[names[0]!]!)), longer: Object.fromEntries(longer) };
};

const unknownPath = () => `/p/${'a'.repeat(32)}/${known.mac}.cfg`;
const wrongFile = () => `/p/${known.secret}/other.cfg`;

test('every kind of refusal takes as long as that of an unknown secret', async () => {
  const ask = (path: string, as?: typeof wrong): Ask => (ip) => plain.fetch(path, { ip, ...(as && { as }) });
  const kinds: Kinds = {
    'unknown secret': ask(unknownPath(), wrong), 'unknown secret, nothing presented': ask(unknownPath()),
    'wrong password': ask(filePath(known), wrong), 'nothing presented': ask(filePath(known)), 'wrong file': ask(wrongFile(), known), 'wrong file, nothing presented': ask(wrongFile()),
    'outside the networks': ask(filePath(fenced), fenced), 'outside the networks, wrong password': ask(filePath(fenced), wrong), 'first fetches over': ask(filePath(over), over), 'disabled enterprise': ask(filePath(silent), silent),
  };
  // One that did not ask the database would take a fraction of it, and do so every time; what a busy machine does is another thing each time.
  const isAlike = async (): Promise<boolean> => {
    const { first, longer } = await longerThanTheFirst(kinds, 60);
    measured.push({ first, ...longer });
    return Object.values(longer).every((ms) => Math.abs(ms) < first / 2);
  };
  const measured: Record<string, number>[] = [];
  expect((await isAlike()) || (await isAlike()) || (await isAlike()) || (await isAlike()), JSON.stringify(measured)).toBe(true);
});

describe.each<[what: string, steps: string[], present: (path: string, challenged: PhoneAnswer) => Record<string, string>]>([
  ['nothing', ['provisioning-phones', 'decrypt', 'compare', 'compare'], () => ({})],
  ['a wrong password', ['provisioning-phones', 'decrypt', 'compare', 'compare'], () => ({ authorization: basic(wrong) })],
  ['a wrong Digest', ['provisioning-phones', 'decrypt', 'compare', 'compare', 'compare'], (path, challenged) => ({ authorization: digestFor(challenged, wrong, path) })],
])('whoever presents %s', (_what, steps, present) => {
  test.each<[place: string, path: () => string]>([
    ['an unknown secret', unknownPath],
    ['a known secret', () => filePath(known)],
    ['a file that there is not', wrongFile],
    ['outside the networks', () => filePath(fenced)],
    ['after the first fetches', () => filePath(over)],
    ['in a disabled enterprise', () => filePath(silent)],
  ])('costs the same work, too little to be told by the clock of a test, with %s', async (place, path) => {
    const headers = present(path(), await counted.fetch(path()));
    done.steps = [];
    const { status } = await counted.fetch(path(), { headers, ip: '10.9.0.1' });
    expect([status === 401, done.steps], place).toEqual([headers.authorization === undefined, steps]);
  });
});
