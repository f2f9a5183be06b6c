import { contract } from '@patchbay/contract';
import { extensionCalls } from '@patchbay/contract/extension-calls';
import { extensionCards } from '@patchbay/contract/extension-cards';
import type { AnyEndpoint } from '@patchbay/contract/http/endpoint';
import { ownExtension } from '@patchbay/contract/own-extension';
import { ringGroups } from '@patchbay/contract/ring-groups';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension, anExtensionPerson } from '@patchbay/testkit/builders/extensions';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { call, ok } from '@patchbay/testkit/call';
import { signedIn, signedInAs } from '@patchbay/testkit/session';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const secrets = ['+442079461234', 'Dr. Marker', 'marker@secret.example', '+442079465678'];
const secretIn = (text: string) => secrets.filter((secret) => text.includes(secret) || text.includes(JSON.stringify(secret).slice(1, -1)));
const external = (e164: string) => ({ kind: 'EXTERNAL', e164: e164 as never }) as const;
const to = ({ id }: { id: string }) => ({ kind: 'EXTENSION', id }) as const;
const question = (caller: object = { kind: 'WITHHELD' }) => ({ caller: caller as { kind: 'WITHHELD' }, at: '2026-12-06T12:00:00Z' });
const forwardingTo = (destination: object) => ({ forwarding: { unconditional: { mode: 'ALWAYS' as const, destination: destination as ReturnType<typeof to> } } });

/** Somebody of a role, a colleague who may be monitored and sends busy calls to Hidden, and Hidden with all that is nobody's business. */
const anOffice = async (role: 'agent' | 'monitor' | 'supervisor' | 'read-only' | 'administrator') => {
  const { enterprise } = await aTree(app);
  const person = await anExtensionPerson(app, enterprise, { role, shortNumber: '100', displayName: 'Ann', monitorsOthers: true });
  const watched = await anExtension(app, enterprise, { shortNumber: '200', displayName: 'Watched', mayBeMonitored: true });
  const hidden = await anExtension(app, enterprise, { shortNumber: '104', displayName: 'Hidden' });
  const admin = await signedIn(app, enterprise);
  const params = { id: hidden.id };
  await ok(admin, extensionCards.updateUnconditionalForward, { params, body: { mode: 'ALWAYS', destination: external(secrets[0]!), version: 1 } });
  await ok(admin, extensionCards.updateExceptionNumbers, { params, body: { numbers: [{ number: '+442079465678', label: 'Dr. Marker' }], version: 1 } });
  await ok(admin, extensionCards.updateVoicemail, { params, body: { unanswered: 'VOICEMAIL', pin: '739164', isNotified: true, email: 'marker@secret.example', version: 1 } });
  await ok(admin, extensionCards.updateConditionalForward, { params: { id: watched.id }, body: { busy: { action: 'FORWARD', destination: to(hidden) }, version: 1 } });
  return { enterprise, admin, person, watched, hidden, own: await signedInAs(app, person.accountId, enterprise) };
};

describe.each(['agent', 'monitor'] as const)('as %s', (role) => {
  test('of a colleague whom calls are forwarded to, the world has the name and no settings', async () => {
    const { own, hidden, person } = await anOffice(role);
    await ok(own, ownExtension.updateUnconditionalForward, { body: { mode: 'ALWAYS', destination: to(hidden), version: 1 } });
    const world = await ok(own, ownExtension.world);
    expect([world.extensions.map(({ id }) => id), world.beyond]).toEqual([[person.id], [{ id: hidden.id, label: '104 Hidden', shortNumber: '104' }]]);
    expect(secretIn(JSON.stringify(world))).toEqual([]);
  });

  test('what is not saved is explained as far as the colleague, and no further', async () => {
    const { own, hidden } = await anOffice(role);
    for (const destination of [to(hidden), { kind: 'VOICEMAIL', extensionId: hidden.id }]) {
      const explained = await ok(own, ownExtension.explain, { body: { question: question(), unsaved: forwardingTo(destination) } });
      expect(explained.decision).toMatchObject({ steps: [{ code: 'forwards', to: destination }, { code: 'goes-on', who: destination }], outcome: { kind: 'BEYOND', at: destination } });
      expect(explained.labels).toContainEqual(expect.objectContaining({ destination, label: '104 Hidden' }));
      expect(secretIn(JSON.stringify(explained))).toEqual([]);
    }
  });

  test('a group is told as far as all its members are seen', async () => {
    const { own, admin, hidden, person } = await anOffice(role);
    const onNoAnswer = { action: 'FORWARD' as const, destination: external(secrets[0]!) };
    const [closed, open] = [await ok(admin, ringGroups.create, { body: { name: 'Closed', shortNumber: '500', memberExtensionIds: [person.id, hidden.id], onNoAnswer } }), await ok(admin, ringGroups.create, { body: { name: 'Open', memberExtensionIds: [person.id] } })];
    const explain = async ({ id }: { id: string }) => ok(own, ownExtension.explain, { body: { question: question(), unsaved: forwardingTo({ kind: 'RING_GROUP', id }) } });
    expect((await explain(closed)).decision.outcome).toEqual({ kind: 'BEYOND', at: { kind: 'RING_GROUP', id: closed.id } });
    expect(secretIn(JSON.stringify(await explain(closed)))).toEqual([]);
    expect((await explain(open)).decision.steps).toMatchObject([{ code: 'forwards' }, { code: 'rings-members' }]);
  });

  test('a number does not tell whom it belongs to, however it is written', async () => {
    const { own, admin, hidden, enterprise } = await anOffice(role);
    const number = await aNumber(app, enterprise);
    await ok(admin, extensionCards.updatePhoneNumbers, { params: { id: hidden.id }, body: { phoneNumberIds: [number.id], version: 1 } });
    for (const destination of [{ kind: 'PHONE_NUMBER', id: number.id } as const, external(number.e164)]) {
      const { decision, labels } = await ok(own, ownExtension.explain, { body: { question: question(), unsaved: forwardingTo(destination) } });
      expect(decision.outcome).toEqual({ kind: 'BEYOND', at: { kind: 'PHONE_NUMBER', id: number.id } });
      expect(JSON.stringify([decision, labels])).not.toContain('Hidden');
    }
    const { unconditionalForward: { version } } = await ok(own, ownExtension.get);
    await ok(own, ownExtension.updateUnconditionalForward, { body: { mode: 'ALWAYS', destination: { kind: 'PHONE_NUMBER', id: number.id }, version } });
    const world = await ok(own, ownExtension.world);
    expect(world.numbers).toEqual([{ id: number.id, e164: number.e164, leadsTo: { kind: 'UNTOLD' } }]);
    expect(JSON.stringify(world)).not.toContain(hidden.id);
  });

  test('a colleague who calls is known by the short number alone', async () => {
    const { own, admin, enterprise, hidden, watched } = await anOffice(role);
    const number = await aNumber(app, enterprise);
    await ok(admin, extensionCards.updatePhoneNumbers, { params: { id: hidden.id }, body: { phoneNumberIds: [number.id], version: 1 } });
    const stepsWith = async (exception: string) => {
      const forwarding = { ...forwardingTo(to(watched)).forwarding, exceptionNumbers: [{ number: exception }] };
      return (await ok(own, ownExtension.explain, { body: { question: question(to(hidden)), unsaved: { forwarding } } })).decision.steps.map(({ code }) => code);
    };
    expect((await stepsWith('104'))[0]).toBe('exception');
    expect((await stepsWith(number.e164))[0]).toBe('forwards');
  });

  test('another enterprise’s extension is unknown, also where it is said to call', async () => {
    const [{ own }, { hidden: stranger }] = [await anOffice(role), await anOffice('agent')];
    const { decision, labels } = await ok(own, ownExtension.explain, { body: { question: question(to(stranger)), unsaved: forwardingTo(to(stranger)) } });
    expect(decision.steps[0]).toMatchObject({ code: 'forward-refused', refusal: { code: 'gone' } });
    expect(JSON.stringify(labels)).not.toContain('Hidden');
  });

  test('no endpoint of extensions says what is nobody’s business', async () => {
    const { own, hidden, watched, person } = await anOffice(role);
    await ok(own, ownExtension.updateUnconditionalForward, { body: { mode: 'ALWAYS', destination: to(hidden), version: 1 } });
    const asked: AnyEndpoint[] = [...Object.values(contract.ownExtension), ...Object.values(contract.extensions)].filter(({ permission }) => permission.endsWith(':read'));
    const bodies = [...[hidden, watched].map((one) => ({ question: question(to(one)), unsaved: forwardingTo(to(hidden)) })), { ids: [hidden.id, watched.id] }, { ids: [hidden.id] }, { matching: { q: 'Hidden' } }];
    const queries = [{ q: 'Hidden' }, { q: 'Marker' }, { forwardsTo: hidden.id }, {}];
    let answered = 0;
    for (const endpoint of asked) for (const { id } of [hidden, watched, person]) {
      for (const input of endpoint.method === 'POST' ? bodies.map((body) => ({ body })) : queries.map((query) => ({ query }))) {
        const { status, text } = await call(own, endpoint as typeof extensionCalls.world, { params: { id }, ...input } as { params: { id: string } });
        answered += status === 200 ? 1 : 0;
        expect(secretIn(text), `${endpoint.id} ${JSON.stringify(input)}`).toEqual([]);
      }
    }
    expect(answered).toBeGreaterThan(role === 'agent' ? 10 : 40);
  });
});

test.each(['supervisor', 'read-only', 'administrator'] as const)('a %s follows calls to their own extension to the end', async (role) => {
  const { own, hidden } = await anOffice(role);
  const { decision } = await ok(own, ownExtension.explain, { body: { question: question(), unsaved: forwardingTo(to(hidden)) } });
  expect(decision.steps.map(({ code }) => code)).toEqual(['forwards', 'forward-refused', 'no-endpoint', 'takes-message']);
});
