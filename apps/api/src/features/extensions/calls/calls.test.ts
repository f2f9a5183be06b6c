import { appConfigurations } from '@patchbay/contract/app-configurations';
import { extensionCalls } from '@patchbay/contract/extension-calls';
import { extensionCards } from '@patchbay/contract/extension-cards';
import { ringGroups } from '@patchbay/contract/ring-groups';
import { asPlatform } from '@patchbay/database/as-platform';
import { decideCall } from '@patchbay/domain/call-routing/decide-call';
import { worldOf } from '@patchbay/domain/call-routing/world';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { aPhone } from '@patchbay/testkit/builders/phones';
import { aTimeSchedule } from '@patchbay/testkit/builders/time-schedules';
import { aUser } from '@patchbay/testkit/builders/users';
import { call, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const aDesk = async () => {
  const { enterprise } = await aTree(app);
  const [ann, bob, cid] = [await anExtension(app, enterprise, { shortNumber: '100', displayName: 'Ann' }), await anExtension(app, enterprise, { shortNumber: '200', displayName: 'Bob' }), await anExtension(app, enterprise, { shortNumber: '300', displayName: 'Cid' })];
  const admin = await signedIn(app, enterprise);
  for (const { id } of [ann, bob, cid]) await ok(admin, extensionCards.updateEndpoints, { params: { id }, body: { softphone: { isOn: true }, version: 1 } });
  return { enterprise, admin, ann, bob, cid };
};
const to = ({ id }: { id: string }) => ({ kind: 'EXTENSION', id }) as const;
const fromOutside = { caller: { kind: 'EXTERNAL', e164: '+442079460000' as never }, at: '2026-12-06T12:00:00Z' } as const;

test('[127] unconditional forwarding overrides conditional forwarding, and the explanation says so step by step', async () => {
  const { admin, ann, bob, cid } = await aDesk();
  const params = { id: ann.id };
  await ok(admin, extensionCards.updateConditionalForward, { params, body: { busy: { action: 'FORWARD', destination: to(cid) }, version: 1 } });
  const busy = { ...fromOutside, extensions: { [ann.id]: { state: 'BUSY' as const } } };
  const before = await ok(admin, extensionCalls.explain, { params, body: { question: busy } });
  expect(before.decision).toMatchObject({ steps: [{ code: 'busy' }, { code: 'forwards', cause: { by: 'BUSY' }, to: to(cid) }, { code: 'answers', who: to(cid) }], outcome: { kind: 'ANSWERED', extensionIds: [cid.id] } });
  await ok(admin, extensionCards.updateUnconditionalForward, { params, body: { mode: 'ALWAYS', destination: to(bob), version: 1 } });
  const { decision, warnings, labels } = await ok(admin, extensionCalls.explain, { params, body: { question: busy } });
  expect(decision).toMatchObject({ steps: [{ code: 'forwards', cause: { by: 'ALWAYS' }, to: to(bob) }, { code: 'answers', who: to(bob) }], outcome: { kind: 'ANSWERED', extensionIds: [bob.id] } });
  expect(warnings).toMatchObject([{ code: 'never-applies', pointer: '/forwarding/conditional/busy' }]);
  expect(labels).toEqual(expect.arrayContaining([{ destination: to(ann), label: '100 Ann', isEnabled: true }, { destination: to(bob), label: '200 Bob', isEnabled: true }]));
});

test('[5] a number at the line of a user who follows a time schedule is explained by it, with what the line does when it is unavailable', async () => {
  const { admin, enterprise, ann } = await aDesk();
  const { id: timeScheduleId } = await aTimeSchedule(app, enterprise, { name: 'Office', timeZone: 'Europe/Berlin', hours: [{ weekday: 7, from: '09:00', to: '13:30' }] });
  const own = await aNumber(app, enterprise);
  const { name, appConfigurationId: id } = await aUser(app, enterprise, { timeScheduleId, phoneNumberIds: [own.id] });
  await ok(admin, extensionCards.updateUnconditionalForward, { params: { id: ann.id }, body: { mode: 'ALWAYS', destination: { kind: 'PHONE_NUMBER', id: own.id }, version: 1 } });
  const explained = async (at: string) => (await ok(admin, extensionCalls.explain, { params: { id: ann.id }, body: { question: { ...fromOutside, at } } })).decision;
  const line = { kind: 'app-configuration', id, label: name };
  expect(await explained('2026-12-06T12:00:00Z')).toMatchObject({ steps: [{ code: 'forwards' }, { code: 'leads-to' }], outcome: { kind: 'HANDED_OVER', to: line } });
  const closed = { code: 'out-of-hours', line, schedule: 'Office', local: '2026-12-06T14:00' };
  expect(await explained('2026-12-06T13:00:00Z')).toMatchObject({ steps: [{}, {}, closed], outcome: { kind: 'ENDED', because: 'out-of-hours' } });
  const { version, ...read } = await ok(admin, appConfigurations.get, { params: { id } });
  await ok(admin, appConfigurations.update, { params: { id }, body: { ...read, version, whenUnavailable: 'ROUTE_TO_VOICEMAIL' } });
  expect((await explained('2026-12-06T13:00:00Z')).outcome).toEqual({ kind: 'LINE_VOICEMAIL', line });
});

test('what is not saved is explained as if it were, and nothing is changed', async () => {
  const { admin, ann, bob } = await aDesk();
  const params = { id: ann.id };
  const before = await ok(admin, extensionCards.settings, { params });
  const unsaved = { forwarding: { unconditional: { mode: 'ALWAYS' as const, destination: to(bob) } } };
  const { decision } = await ok(admin, extensionCalls.explain, { params, body: { question: fromOutside, unsaved } });
  expect(decision.outcome).toEqual({ kind: 'ANSWERED', extensionIds: [bob.id] });
  const voicemail = { unanswered: 'VOICEMAIL' as const, isNotified: false, email: '', hasPin: true };
  const unanswered = { ...fromOutside, extensions: { [ann.id]: { state: 'NO_ANSWER' as const } } };
  expect((await ok(admin, extensionCalls.explain, { params, body: { question: unanswered, unsaved: { voicemail } } })).decision.outcome).toEqual({ kind: 'VOICEMAIL', extensionId: ann.id });
  expect(await ok(admin, extensionCards.settings, { params })).toEqual(before);
});

test('the world is the part of the enterprise that such calls can come to, also by its own numbers', async () => {
  const { admin, enterprise, ann, bob, cid } = await aDesk();
  const stranger = await anExtension(app, enterprise);
  const [ofBob, written, flow] = [await aNumber(app, enterprise), await aNumber(app, enterprise), await aNumber(app, enterprise)];
  await ok(admin, extensionCards.updatePhoneNumbers, { params: { id: bob.id }, body: { phoneNumberIds: [ofBob.id], version: 1 } });
  await ok(admin, extensionCards.updatePhoneNumbers, { params: { id: cid.id }, body: { phoneNumberIds: [written.id], version: 1 } });
  await ok(admin, extensionCards.updateUnconditionalForward, { params: { id: ann.id }, body: { mode: 'ALWAYS', destination: { kind: 'PHONE_NUMBER', id: ofBob.id }, version: 1 } });
  await ok(admin, extensionCards.updateUnconditionalForward, { params: { id: bob.id }, body: { mode: 'ALWAYS', destination: { kind: 'EXTERNAL', e164: written.e164 as never }, version: 1 } });
  const world = await ok(admin, extensionCalls.world, { params: { id: ann.id } });
  expect(world.extensions.map(({ label }) => label).sort()).toEqual(['100 Ann', '200 Bob', '300 Cid']);
  expect(world.numbers.map(({ id }) => id).sort()).toEqual([ofBob.id, written.id].sort());
  expect(world.extensions.some(({ id }) => id === stranger.id) || world.numbers.some(({ id }) => id === flow.id)).toBe(false);
  expect(decideCall(worldOf(world), { ...fromOutside, to: to(ann), extensions: {}, waitingAtGroups: {}, seed: 0 }).outcome).toEqual({ kind: 'ANSWERED', extensionIds: [cid.id] });
});

test('a ring group is in the world with its members, its numbers and where it forwards to, and rings', async () => {
  const { admin, enterprise, ann, bob, cid } = await aDesk();
  const [member, number] = [await anExtension(app, enterprise, { shortNumber: '400' }), await aNumber(app, enterprise)];
  await ok(admin, extensionCards.updateUnconditionalForward, { params: { id: member.id }, body: { mode: 'ALWAYS', destination: to(await anExtension(app, enterprise)), version: 1 } });
  const group = await ok(admin, ringGroups.create, { body: { name: 'Sales', shortNumber: '500', phoneNumberIds: [number.id], memberExtensionIds: [bob.id, member.id], onNoAnswer: { action: 'FORWARD', destination: to(cid) } } });
  const params = { id: ann.id };
  await ok(admin, extensionCards.updateUnconditionalForward, { params, body: { mode: 'ALWAYS', destination: { kind: 'EXTERNAL', e164: number.e164 as never }, version: 1 } });
  const world = await ok(admin, extensionCalls.world, { params });
  expect([world.extensions.map(({ shortNumber }) => shortNumber).sort(), world.ringGroups.map(({ label }) => label), world.numbers.map(({ leadsTo }) => leadsTo)]).toEqual([['100', '200', '300', '400'], ['500 Sales'], [{ kind: 'RING_GROUP', id: group.id }]]);
  const { decision, labels } = await ok(admin, extensionCalls.explain, { params, body: { question: { ...fromOutside, extensions: { [bob.id]: { state: 'NO_ANSWER' } } } } });
  expect(decision.steps.map(({ code }) => code)).toEqual(['forwards', 'leads-to', 'rings-members', 'forwards', 'answers']);
  expect(decision.outcome).toEqual({ kind: 'ANSWERED', extensionIds: [cid.id] });
  expect(labels.map(({ label }) => label)).toEqual(expect.arrayContaining(['500 Sales', '200 Bob', '300 Cid']));
  expect((await ok(admin, ringGroups.references, { params: { id: group.id } })).released).not.toContainEqual(expect.objectContaining({ label: '100 Ann' }));
  await ok(admin, extensionCards.updateUnconditionalForward, { params, body: { mode: 'ALWAYS', destination: { kind: 'RING_GROUP', id: group.id }, version: 2 } });
  expect((await ok(admin, ringGroups.references, { params: { id: group.id } })).released).toContainEqual({ kind: 'extension', id: ann.id, label: '100 Ann' });
});

test('a loop, a destination that has gone and one that the profile forbids are warned of', async () => {
  const { admin, enterprise, ann, bob } = await aDesk();
  await ok(admin, extensionCards.updateUnconditionalForward, { params: { id: bob.id }, body: { mode: 'ALWAYS', destination: to(ann), version: 1 } });
  await ok(admin, extensionCards.updateUnconditionalForward, { params: { id: ann.id }, body: { mode: 'ALWAYS', destination: to(bob), version: 1 } });
  const params = { id: ann.id };
  const external = { kind: 'EXTERNAL', e164: '+12025550100' as never } as const;
  await ok(admin, extensionCards.updateConditionalForward, { params, body: { busy: { action: 'FORWARD', destination: external }, version: 1 } });
  const codes = async () => (await ok(admin, extensionCalls.explain, { params, body: { question: fromOutside } })).warnings.map(({ code }) => code);
  expect(await codes()).toEqual(expect.arrayContaining(['loop', 'forbidden']));
  await asPlatform(app.deps.database, async (tx) => {
    const profile = await tx.dialPlanProfile.create({ data: { tenantId: enterprise.id, name: 'Abroad', allowedClasses: ['INTERNAL', 'INTERNATIONAL'] } });
    await tx.extension.update({ where: params, data: { dialPlanProfileId: profile.id } });
    await tx.extension.update({ where: { id: bob.id }, data: { unconditionalForward: {} } });
  });
  expect(await codes()).toEqual(expect.arrayContaining(['costly']));
  expect(await codes()).not.toContain('loop');
});

test('[83] any endpoint that is allowed makes an extension reachable', async () => {
  const { admin, enterprise, ann } = await aDesk();
  const params = { id: ann.id };
  const hasEndpoint = async () => (await ok(admin, extensionCalls.world, { params })).extensions[0]!.hasEndpoint;
  const phone = await aPhone(app, enterprise);
  expect(await hasEndpoint()).toBe(true);
  await ok(admin, extensionCards.updateEndpoints, { params, body: { version: 2 } });
  expect(await hasEndpoint()).toBe(false);
  await ok(admin, extensionCards.updateEndpoints, { params, body: { ipPhone: { isOn: true, phoneIds: [phone.id] }, version: 3 } });
  expect(await hasEndpoint()).toBe(true);
  await ok(admin, extensionCards.updateEndpoints, { params, body: { ipPhone: { isOn: false, phoneIds: [phone.id] }, version: 4 } });
  expect(await hasEndpoint()).toBe(false);
});

test('where any rule of a schedule forwards to is in the world', async () => {
  const { admin, enterprise, ann } = await aDesk();
  const many = [];
  for (let index = 0; index < 12; index += 1) many.push(await anExtension(app, enterprise));
  const rules = many.map((one) => ({ name: '', days: [1], from: '00:00', to: '24:00', destination: to(one) }));
  await ok(admin, extensionCards.updateUnconditionalForward, { params: { id: ann.id }, body: { mode: 'SCHEDULE', rules, version: 1 } });
  expect((await ok(admin, extensionCalls.world, { params: { id: ann.id } })).extensions).toHaveLength(13);
});

test('another enterprise’s extension and none at all are refused in the same words', async () => {
  const [{ admin }, { ann }] = [await aDesk(), await aDesk()];
  for (const id of [ann.id, app.deps.clock.newId()]) {
    expect((await call(admin, extensionCalls.world, { params: { id } })).status).toBe(404);
    expect((await call(admin, extensionCalls.explain, { params: { id }, body: { question: fromOutside } })).status).toBe(404);
  }
});

test('what is not saved may name what another enterprise has, and leads to nobody', async () => {
  const [{ admin, ann }, theirs] = [await aDesk(), await aDesk()];
  const unsaved = { forwarding: { unconditional: { mode: 'ALWAYS' as const, destination: to(theirs.bob) } } };
  const { decision, warnings, labels } = await ok(admin, extensionCalls.explain, { params: { id: ann.id }, body: { question: fromOutside, unsaved } });
  expect(decision.steps).toMatchObject([{ code: 'forward-refused', refusal: { code: 'gone' } }, { code: 'answers' }]);
  expect(warnings).toMatchObject([{ code: 'gone' }]);
  expect(JSON.stringify(labels)).not.toContain('Bob');
});
