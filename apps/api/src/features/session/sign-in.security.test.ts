import { session } from '@patchbay/contract/session';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, testClock, type TestApp } from '@patchbay/testkit/app';
import { aBrowser, anAccount, anAddress, type Browser, browse, type Person, signIn } from '@patchbay/testkit/builders/accounts';
import { aTree, unique } from '@patchbay/testkit/builders/organisations';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { passwords } from '../../platform/passwords.ts';

const clock = testClock();
let app: TestApp;
beforeAll(async () => void (app = await testApp({ deps: { clock }, env: { PATCHBAY_TRUSTED_PROXIES: '127.0.0.1' } })));
afterAll(() => app.close());
afterEach(() => void vi.restoreAllMocks());

const somebody = async (): Promise<Person> => anAccount(app, (await aTree(app)).enterprise);
const wrong = (person: Pick<Person, 'email'>) => ({ email: person.email, password: 'not this one' });
const guess = (from: Browser, person: Pick<Person, 'email'>) => signIn(from, wrong(person));
const stranger = () => ({ email: `${unique()}@nowhere.example`.toLowerCase() });

/** Fails until it is refused for being too often; answers which attempt that was. Without hashing, which would take the most time. */
const guessUntilStopped = async (from: () => Browser, who: () => Pick<Person, 'email'>): Promise<number> => {
  const verify = vi.spyOn(passwords, 'verify').mockResolvedValue(false);
  let attempts = 1;
  while ((await guess(from(), who())).status === 401) attempts += 1;
  verify.mockRestore();
  return attempts;
};

test('an unknown address and a wrong password get the same answer', async () => {
  const known = await guess(aBrowser(app), await somebody());
  const unknown = await guess(aBrowser(app), stranger());
  const { requestId: _, ...first } = known.problem;
  const { requestId: __, ...second } = unknown.problem;
  expect(second).toEqual(first);
  expect(Object.keys(unknown.headers).sort()).toEqual(Object.keys(known.headers).sort());
});

test('an unknown address costs one verification, as a known one does', async () => {
  const person = await somebody();
  const verify = vi.spyOn(passwords, 'verify');
  await guess(aBrowser(app), stranger());
  expect(verify).toHaveBeenCalledTimes(1);
  expect(await verify.mock.results[0]!.value).toBe(false);
  await guess(aBrowser(app), person);
  expect(verify).toHaveBeenCalledTimes(2);
});

test('an unknown address takes as long as a known one', async () => {
  const person = await somebody();
  const times = { known: [] as number[], unknown: [] as number[] };
  const measure = async (kind: keyof typeof times, who: Pick<Person, 'email'>) => {
    const start = performance.now();
    await guess(aBrowser(app), who);
    times[kind].push(performance.now() - start);
  };
  // In turns, so that whatever else the machine does falls on both.
  for (let round = 0; round < 8; round += 1) {
    await measure('unknown', stranger());
    await measure('known', person);
  }
  const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length / 2]!;
  const ratio = median(times.unknown) / median(times.known);
  expect(ratio).toBeGreaterThan(0.5);
  expect(ratio).toBeLessThan(2);
});

test('guessing from one network is stopped, for longer each time, and the answer says for how long', async () => {
  const person = await somebody();
  const ip = anAddress();
  const from = () => aBrowser(app, { ip });
  expect(await guessUntilStopped(from, () => person)).toBe(9);
  const stopped = await guess(from(), person);
  expect(stopped.problem.code).toBe('rate-limited');
  expect(Number(stopped.headers['retry-after'])).toBe(60);
  // Not even the right password helps while one is stopped.
  expect((await signIn(from(), person)).status).toBe(429);
  clock.advance(61);
  expect((await guess(from(), person)).status).toBe(401);
  const waits: number[] = [];
  for (let round = 0; round < 12; round += 1) {
    await guessUntilStopped(from, () => person);
    const wait = Number((await guess(from(), person)).headers['retry-after']);
    waits.push(wait);
    clock.advance(wait);
  }
  expect(Math.max(...waits.slice(0, 2))).toBeLessThanOrEqual(900);
  expect(Math.max(...waits)).toBeGreaterThan(7_200);
});

test('who guesses from elsewhere does not lock out a browser that was signed in before', async () => {
  const person = await somebody();
  const own = aBrowser(app);
  await signIn(own, person);
  await browse(own, session.signOut);
  // From ever new networks, until the address itself is closed to strangers.
  expect(await guessUntilStopped(() => aBrowser(app), () => person)).toBe(61);
  expect((await signIn(aBrowser(app), person)).status).toBe(429);
  expect((await signIn(own, person)).body).toEqual({ next: 'signed-in' });
});

test('a browser that was signed in before cannot guess without end either', async () => {
  const person = await somebody();
  const own = aBrowser(app);
  await signIn(own, person);
  const { patchbay_device } = own.cookies;
  expect(await guessUntilStopped(() => aBrowser(app, { cookies: { patchbay_device: patchbay_device! } }), () => person)).toBe(9);
});

test('the mark of a known browser is of no use for another person, nor when forged', async () => {
  const [mallory, victim] = [await somebody(), await somebody()];
  const own = aBrowser(app);
  await signIn(own, mallory);
  await guessUntilStopped(() => aBrowser(app), () => victim);
  const { patchbay_device } = own.cookies;
  expect((await guess(aBrowser(app, { cookies: { patchbay_device: patchbay_device! } }), victim)).status).toBe(429);
  expect((await guess(aBrowser(app, { cookies: { patchbay_device: `${patchbay_device!.slice(0, -2)}AA` } }), victim)).status).toBe(429);
});

test('one network cannot try one password on everybody', async () => {
  const ip = anAddress();
  expect(await guessUntilStopped(() => aBrowser(app, { ip }), stranger)).toBe(101);
  expect((await signIn(aBrowser(app), await somebody())).status).toBe(200);
});

test('those who sign in rightly are not counted', async () => {
  const person = await somebody();
  const ip = anAddress();
  for (let round = 0; round < 12; round += 1) expect((await signIn(aBrowser(app, { ip }), person)).status).toBe(200);
});

test('limits hold across processes', async () => {
  const person = await somebody();
  const ip = anAddress();
  const second = await testApp({ deps: { clock }, env: { PATCHBAY_TRUSTED_PROXIES: '127.0.0.1' } });
  const turns = [app, second];
  const statuses: number[] = [];
  for (let round = 0; round < 9; round += 1) statuses.push((await guess(aBrowser(turns[round % 2]!, { ip }), person)).status);
  await second.close();
  expect(statuses).toEqual([...Array<number>(8).fill(401), 429]);
});

test('what is tried at the same moment is counted as well', async () => {
  const person = await somebody();
  const ip = anAddress();
  const answers = await Promise.all(Array.from({ length: 30 }, () => guess(aBrowser(app, { ip }), person)));
  expect(answers.filter((answer) => answer.status === 401)).toHaveLength(8);
});

test('the cookie is out of reach for scripts and other sites, and the database knows only its hash', async () => {
  const browser = aBrowser(app);
  const answer = await signIn(browser, await somebody());
  const set = [answer.headers['set-cookie']].flat() as string[];
  expect(set).toHaveLength(2);
  for (const cookie of set) expect(cookie).toMatch(/; Path=\/; .*HttpOnly; Secure; SameSite=Lax/);
  const token = browser.cookies.patchbay_session!;
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  const dump = await asPlatform(app.deps.database, (tx) => tx.$queryRaw`select to_jsonb(s)::text as row from account_session s`);
  expect(JSON.stringify(dump)).not.toContain(token);
});

test('every sign-in gets a new token', async () => {
  const person = await somebody();
  const browser = aBrowser(app);
  await signIn(browser, person);
  const first = browser.cookies.patchbay_session;
  await signIn(browser, person);
  expect(browser.cookies.patchbay_session).not.toBe(first);
});

test('another site cannot sign somebody in', async () => {
  const person = await somebody();
  const answer = await browse(aBrowser(app), session.signIn, { body: { email: person.email, password: person.password }, headers: { 'x-patchbay-request': '' } });
  expect(answer.status).toBe(403);
});

test('no password and no token is in what was logged', async () => {
  const person = await somebody();
  const browser = aBrowser(app);
  await guess(browser, person);
  await signIn(browser, person);
  const logged = app.logged.join('');
  for (const secret of [person.password, 'not this one', ...Object.values(browser.cookies)]) expect(logged).not.toContain(secret);
  expect(logged).not.toContain(person.email);
});
