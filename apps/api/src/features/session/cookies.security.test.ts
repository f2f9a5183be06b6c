import { account, session } from '@patchbay/contract/session';
import { organisations } from '@patchbay/contract/organisations';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aBrowser, anAccount, anAddress, browse, signIn } from '@patchbay/testkit/builders/accounts';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { call } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../app.ts';
import { EventHub } from '../../platform/event-hub.ts';
import { serveEvents } from '../../platform/http/events-route.ts';

const trusted = { PATCHBAY_TRUSTED_PROXIES: '127.0.0.1' };
let overHttps: TestApp;
let overHttp: TestApp;
beforeAll(async () => {
  overHttps = await testApp({ env: { ...trusted, PATCHBAY_PUBLIC_URL: 'https://pbx.example' } });
  overHttp = await testApp({ env: { ...trusted, PATCHBAY_PUBLIC_URL: 'http://localhost:3000' } });
});
afterAll(async () => void (await Promise.all([overHttps.close(), overHttp.close()])));

const setBy = (answer: { headers: Record<string, unknown> }) => [answer.headers['set-cookie'] ?? []].flat() as string[];

/** Signs somebody in and out, with what their browser was told to keep. */
const goThrough = async (app: TestApp) => {
  const { enterprise } = await aTree(app);
  const browser = aBrowser(app, { at: enterprise });
  const set = setBy(await signIn(browser, await anAccount(app, enterprise)));
  const names = Object.keys(browser.cookies).sort();
  const inside = (await browse(browser, organisations.list)).status;
  const cleared = setBy(await browse(browser, session.signOut));
  return { set, names, inside, cleared, outside: (await browse(browser, organisations.list)).status };
};

test('over https the cookies are bound to this host by their names, and set as the names promise', async () => {
  const { set, names, inside, cleared, outside } = await goThrough(overHttps);
  expect(names).toEqual(['__Host-patchbay_device', '__Host-patchbay_session']);
  for (const cookie of [...set, ...cleared]) {
    expect(cookie).toMatch(/^__Host-patchbay_\w+=/);
    expect(cookie).toMatch(/; Path=\/;/);
    expect(cookie).toContain('; Secure');
    expect(cookie).toContain('; HttpOnly');
    expect(cookie).not.toContain('Domain=');
  }
  expect([inside, cleared.length, outside]).toEqual([200, 1, 401]);
});

test('on localhost the names are plain, which every browser keeps', async () => {
  const { names, inside, cleared, outside } = await goThrough(overHttp);
  expect(names).toEqual(['patchbay_device', 'patchbay_session']);
  expect([inside, cleared.length, outside]).toEqual([200, 1, 401]);
});

test('over https a cookie with the plain name, which another host of the domain could have set, is not heard', async () => {
  const { enterprise } = await aTree(overHttps);
  const person = await signedIn(overHttps, enterprise);
  expect((await call(person, account.sessions)).status).toBe(200);
  const planted = { ...person, headers: { cookie: person.headers!.cookie!.replace('__Host-', '') } };
  expect((await call(planted, account.sessions)).status).toBe(401);
  const hub = new EventHub(overHttps.deps.metrics);
  const { server } = await buildApp(overHttps.deps, async (app) => serveEvents(app, hub));
  // Nobody's organisation, because a stream that is let in does not end.
  const listen = async (cookie: string) => (await server.inject({ url: `/api/o/${overHttps.deps.clock.newId()}/events`, headers: { cookie } })).statusCode;
  expect([await listen(person.headers!.cookie!), await listen(planted.headers.cookie)]).toEqual([404, 401]);
  hub.close();
  await server.close();
});

test('over https a known browser is still not locked out by others', async () => {
  const { enterprise } = await aTree(overHttps);
  const person = await anAccount(overHttps, enterprise);
  const own = aBrowser(overHttps);
  await signIn(own, person);
  const ip = anAddress();
  for (let round = 0; round < 8; round += 1) await signIn(aBrowser(overHttps, { ip }), { ...person, password: 'not this one' });
  own.headers['x-forwarded-for'] = ip;
  expect((await signIn(aBrowser(overHttps, { ip }), person)).status).toBe(429);
  expect((await signIn(own, person)).status).toBe(200);
});

test('guesses are counted against one network whatever port a proxy says with the address', async () => {
  const { enterprise } = await aTree(overHttps);
  const person = await anAccount(overHttps, enterprise);
  const ip = anAddress();
  for (let round = 0; round < 8; round += 1) await signIn(aBrowser(overHttps, { ip: `${ip}:${50_000 + round}` }), { ...person, password: 'not this one' });
  expect((await signIn(aBrowser(overHttps, { ip: `${ip}:50123` }), person)).status).toBe(429);
});
