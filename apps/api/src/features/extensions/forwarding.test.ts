import { extensionCards } from '@patchbay/contract/extension-cards';
import { extensions } from '@patchbay/contract/extensions';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { audit } from '@patchbay/contract/audit';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aTree, thePlatform } from '@patchbay/testkit/builders/organisations';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { call, ok } from '@patchbay/testkit/call';
import { jobCtx, runJobs } from '@patchbay/testkit/jobs';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { beginTemporaryForwardHandler } from './cards/begin-temporary-forward.ts';
import { endTemporaryForwardHandler } from './cards/end-temporary-forward.ts';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const aDesk = async () => {
  const { enterprise } = await aTree(app);
  const extension = await anExtension(app, enterprise, { shortNumber: '100', displayName: 'Ann' });
  const bob = await anExtension(app, enterprise, { shortNumber: '200', displayName: 'Bob' });
  return { enterprise, admin: await signedIn(app, enterprise), params: { id: extension.id }, bob, toBob: { kind: 'EXTENSION', id: bob.id } as const };
};
const outside = { kind: 'EXTERNAL', e164: '+442079460000' } as never;

test('[115] the forwarding cards are answered together, with the words of each destination', async () => {
  const { admin, enterprise, params, bob, toBob } = await aDesk();
  const number = await aNumber(app, enterprise);
  await ok(admin, extensionCards.updateUnconditionalForward, { params, body: { mode: 'ALWAYS', destination: { kind: 'PHONE_NUMBER', id: number.id }, version: 1 } });
  await ok(admin, extensionCards.updateConditionalForward, { params, body: { busy: { action: 'FORWARD', destination: toBob }, noAnswer: { action: 'FORWARD', destination: { kind: 'VOICEMAIL', extensionId: bob.id } }, notReachable: { action: 'FORWARD', destination: outside }, version: 1 } });
  await ok(admin, extensionCards.updateExceptionNumbers, { params, body: { numbers: [{ number: '200', label: 'Bob' }], version: 1 } });
  const { destinations, ...cards } = await ok(admin, extensionCards.settings, { params });
  expect(cards).toMatchObject({
    unconditionalForward: { mode: 'ALWAYS', destination: { kind: 'PHONE_NUMBER', id: number.id }, version: 2 }, exceptionNumbers: { numbers: [{ number: '200', label: 'Bob' }], version: 2 },
    conditionalForward: { busy: { action: 'FORWARD', destination: toBob }, noAnswer: { action: 'FORWARD', destination: { kind: 'VOICEMAIL', extensionId: bob.id } }, notReachable: { action: 'FORWARD' }, version: 2 },
  });
  expect(new Set(destinations.map(({ destination, label }) => `${destination.kind} ${label}`))).toEqual(new Set([`PHONE_NUMBER ${number.e164}`, 'EXTENSION 200 Bob', 'VOICEMAIL 200 Bob', 'EXTERNAL +442079460000']));
});

describe('unconditional', () => {
  test('[116] [117] calls are not forwarded, or always, and where to is kept', async () => {
    const { admin, params, toBob } = await aDesk();
    const always = await ok(admin, extensionCards.updateUnconditionalForward, { params, body: { mode: 'ALWAYS', destination: toBob, version: 1 } });
    expect(always.unconditionalForward).toEqual({ mode: 'ALWAYS', destination: toBob, rules: [], version: 2 });
    const none = await ok(admin, extensionCards.updateUnconditionalForward, { params, body: { mode: 'NONE', destination: toBob, version: 2 } });
    expect(none.unconditionalForward).toMatchObject({ mode: 'NONE', destination: toBob });
    const { problem } = await call(admin, extensionCards.updateUnconditionalForward, { params, body: { mode: 'ALWAYS', version: 3 } });
    expect(problem).toMatchObject({ code: 'validation-failed', errors: [{ pointer: '/destination' }] });
  });

  test('[118] [119] [120] rules of days and times, several of them, each with where it forwards to', async () => {
    const { admin, params, toBob } = await aDesk();
    const rules = [{ name: 'Nights', days: [1, 2, 3], from: '22:00', to: '06:00', destination: toBob }, { name: '', days: [6, 7], from: '00:00', to: '24:00', destination: outside }];
    const { unconditionalForward } = await ok(admin, extensionCards.updateUnconditionalForward, { params, body: { mode: 'SCHEDULE', rules, version: 1 } });
    expect(unconditionalForward).toMatchObject({ mode: 'SCHEDULE', rules });
    const gone = { ...rules[0]!, destination: { kind: 'EXTENSION', id: app.deps.clock.newId() } as const };
    const { problem } = await call(admin, extensionCards.updateUnconditionalForward, { params, body: { mode: 'SCHEDULE', rules: [rules[0]!, gone], version: 2 } });
    expect(problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/rules/1/destination' }] });
  });
});

describe('exception numbers', () => {
  const save = (desk: Awaited<ReturnType<typeof aDesk>>, numbers: { number: string; label?: string }[], version = 1) => call(desk.admin, extensionCards.updateExceptionNumbers, { params: desk.params, body: { numbers, version } });

  test('[121] they are typed in any notation of the country, or are colleagues', async () => {
    const desk = await aDesk();
    await ok(desk.admin, extensionCards.updateNumberSettings, { params: desk.params, body: { shortNumber: '100', country: 'GB', version: 1 } });
    const { body } = await save(desk, [{ number: '020 7946 0000', label: 'Head office' }, { number: '+1 (202) 555-0100' }, { number: ' 200 ' }]);
    expect(body.exceptionNumbers).toEqual({ numbers: [{ number: '+442079460000', label: 'Head office' }, { number: '+12025550100', label: '' }, { number: '200', label: '' }], version: 2 });
  });

  test('[121] what is no number, or is there already, is refused at its place', async () => {
    const desk = await aDesk();
    const { problem } = await save(desk, [{ number: '+442079460000' }, { number: 'Ann' }, { number: '0044 20 7946 0000' }, { number: '+44 20 7946 0000' }]);
    expect(problem.code).toBe('rule-broken');
    expect(problem.errors!.map(({ pointer }) => pointer)).toEqual(expect.arrayContaining(['/numbers/1/number', '/numbers/3/number']));
  });

  test('[122] [123] there is no limit on how many, and each can be deleted', async () => {
    const desk = await aDesk();
    const many = Array.from({ length: 2_000 }, (_, index) => ({ number: `+4420794${String(60_000 + index)}` }));
    const { body } = await save(desk, many);
    expect(body.exceptionNumbers.numbers).toHaveLength(2_000);
    expect((await save(desk, many.slice(1), 2)).body.exceptionNumbers.numbers).toHaveLength(1_999);
  });
});

test('[124] [125] [126] not reachable, busy and no answer: each ends or is forwarded, the last after a ring time', async () => {
  const { admin, params, toBob } = await aDesk();
  const body = { notReachable: { action: 'FORWARD', destination: outside }, busy: { action: 'END', destination: toBob }, noAnswer: { action: 'FORWARD', destination: toBob, ringSeconds: 45 } } as const;
  const { conditionalForward } = await ok(admin, extensionCards.updateConditionalForward, { params, body: { ...body, version: 1 } });
  expect(conditionalForward).toEqual({ ...body, version: 2 });
  const { problem } = await call(admin, extensionCards.updateConditionalForward, { params, body: { busy: { action: 'FORWARD' }, version: 2 } });
  expect(problem).toMatchObject({ code: 'validation-failed', errors: [{ pointer: '/busy/destination' }] });
});

describe('a destination that goes', () => {
  test('is named before with whom it leaves, stays as a dead end, and is found again when it comes back', async () => {
    const { admin, params, bob, toBob } = await aDesk();
    await ok(admin, extensionCards.updateUnconditionalForward, { params, body: { mode: 'ALWAYS', destination: toBob, version: 1 } });
    const of = { params: { id: bob.id } };
    expect((await ok(admin, extensions.references, of)).released).toContainEqual({ kind: 'extension', id: params.id, label: '100 Ann' });
    await ok(admin, extensions.remove, of);
    const dead = await ok(admin, extensionCards.settings, { params });
    expect([dead.unconditionalForward.destination, dead.destinations]).toEqual([toBob, []]);
    const kept = await ok(admin, extensionCards.updateUnconditionalForward, { params, body: { mode: 'NONE', destination: toBob, version: 2 } });
    expect(kept.unconditionalForward.destination).toEqual(toBob);
    const { items: [change] } = await ok(admin, audit.list, { query: { entityId: bob.id } });
    await ok(admin, audit.revert, { params: { id: change!.changeSetId } });
    expect((await ok(admin, extensionCards.settings, { params })).destinations).toMatchObject([{ label: '200 Bob' }]);
  });

  test('is named where a number goes, too', async () => {
    const { admin, enterprise, params } = await aDesk();
    const number = await aNumber(app, enterprise);
    await ok(admin, extensionCards.updateUnconditionalForward, { params, body: { mode: 'ALWAYS', destination: { kind: 'PHONE_NUMBER', id: number.id }, version: 1 } });
    const reseller = await signedIn(app, await thePlatform(app));
    expect((await ok(reseller, phoneNumbers.references, { params: { id: number.id } })).released).toEqual([{ kind: 'extension', id: params.id, label: '100 Ann' }]);
    await ok(reseller, phoneNumbers.remove, { params: { id: number.id } });
    expect(await ok(admin, extensionCards.settings, { params })).toMatchObject({ unconditionalForward: { destination: { id: number.id } }, destinations: [] });
  });

  test('is not chosen anew', async () => {
    const { admin, params, bob, toBob } = await aDesk();
    await ok(admin, extensions.remove, { params: { id: bob.id } });
    const { problem } = await call(admin, extensionCards.updateUnconditionalForward, { params, body: { mode: 'ALWAYS', destination: toBob, version: 1 } });
    expect(problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/destination' }] });
  });
});

describe('for a time', () => {
  const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

  test('both ends are in the history: from when until when, and that it was put back', async () => {
    const { admin, enterprise, params, toBob } = await aDesk();
    const temporary = { from: inHours(1), until: inHours(2), destination: toBob };
    expect((await ok(admin, extensionCards.updateTemporaryForward, { params, body: { temporary, version: 1 } })).temporaryForward).toEqual({ temporary, version: 2 });
    expect(await runJobs(app, beginTemporaryForwardHandler, undefined)).toBeGreaterThanOrEqual(1);
    expect(await runJobs(app, endTemporaryForwardHandler, undefined)).toBeGreaterThanOrEqual(1);
    expect((await ok(admin, extensionCards.settings, { params })).temporaryForward).toEqual({ temporary: null, version: 3 });
    const { items } = await ok(admin, audit.list, { query: { entityId: params.id } });
    expect(items.slice(0, 3)).toMatchObject([
      { action: 'extension.temporary-forward-ended', actor: { kind: 'system' }, organisationId: enterprise.id, before: { temporaryForward: temporary }, after: { temporaryForward: null }, isRevertible: false },
      { action: 'extension.temporary-forward-began', actor: { kind: 'system' }, organisationId: enterprise.id, before: null, after: { temporaryForward: temporary }, isRevertible: false },
      { action: 'extension.updated', before: { temporaryForward: null }, after: { temporaryForward: temporary } },
    ]);
  });

  test('its beginning is said once, of one that is still to come and still there, and does not keep it from being undone', async () => {
    const { admin, enterprise, params, toBob } = await aDesk();
    const set = (temporary: { from: string; until: string; destination: typeof toBob } | null, version: number) => ok(admin, extensionCards.updateTemporaryForward, { params, body: { temporary, version } });
    const said = async () => (await ok(admin, audit.list, { query: { entityId: params.id, action: 'extension.temporary-forward-began' } })).total;
    const waiting = () => asPlatform(app.deps.database, (tx) => tx.$queryRaw<{ at: Date }[]>`select start_after as at from pgboss.job where name = ${beginTemporaryForwardHandler.job.name} and data ->> 'tenantId' = ${enterprise.id}`);
    await set({ from: inHours(-1), until: inHours(1), destination: toBob }, 1);
    expect(await waiting()).toEqual([]);
    const times = { from: inHours(1), until: inHours(2) };
    await set({ ...times, destination: toBob }, 2);
    expect((await waiting()).map(({ at }) => at.toISOString())).toEqual([times.from]);
    const ctx = { ...jobCtx(app, { kind: 'tenant', tenantId: enterprise.id }), now: new Date(times.from) };
    const begin = (asked: typeof times) => beginTemporaryForwardHandler.handle({ extensionId: params.id, ...asked }, ctx);
    await begin({ ...times, until: inHours(3) });
    expect(await said()).toBe(0);
    await begin(times);
    await begin(times);
    expect(await said()).toBe(1);
    const { items } = await ok(admin, audit.list, { query: { entityId: params.id, action: 'extension.updated' } });
    await ok(admin, audit.revert, { params: { id: items[0]!.changeSetId } });
    expect((await ok(admin, extensionCards.settings, { params })).temporaryForward.temporary?.until).not.toBe(times.until);
  });

  test('its end is waited for until then, and one that was set anew is not ended with the old one', async () => {
    const { admin, enterprise, params, toBob } = await aDesk();
    const first = { from: inHours(1), until: inHours(2), destination: toBob };
    await ok(admin, extensionCards.updateTemporaryForward, { params, body: { temporary: first, version: 1 } });
    const second = { ...first, until: inHours(3) };
    await ok(admin, extensionCards.updateTemporaryForward, { params, body: { temporary: second, version: 2 } });
    const waiting = await asPlatform(app.deps.database, (tx) => tx.$queryRaw<{ at: Date }[]>`select start_after as at from pgboss.job where name = ${endTemporaryForwardHandler.job.name} and data ->> 'tenantId' = ${enterprise.id} order by start_after`);
    expect(waiting.map(({ at }) => at.toISOString())).toEqual([first.until, second.until]);
    await endTemporaryForwardHandler.handle({ extensionId: params.id, until: first.until }, jobCtx(app, { kind: 'tenant', tenantId: enterprise.id }));
    expect((await ok(admin, extensionCards.settings, { params })).temporaryForward.temporary).toEqual(second);
  });

  test('it ends, in whichever notation its end was given', async () => {
    const { admin, enterprise, params, toBob } = await aDesk();
    const until = `${inHours(2).slice(0, 19)}Z`;
    await ok(admin, extensionCards.updateTemporaryForward, { params, body: { temporary: { from: inHours(1), until, destination: toBob }, version: 1 } });
    await endTemporaryForwardHandler.handle({ extensionId: params.id, until }, jobCtx(app, { kind: 'tenant', tenantId: enterprise.id }));
    expect((await ok(admin, extensionCards.settings, { params })).temporaryForward.temporary).toBeNull();
  });

  test('what is over already is refused', async () => {
    const { admin, params, toBob } = await aDesk();
    const { problem } = await call(admin, extensionCards.updateTemporaryForward, { params, body: { temporary: { from: inHours(-2), until: inHours(-1), destination: toBob }, version: 1 } });
    expect(problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/temporary/until' }] });
  });
});
