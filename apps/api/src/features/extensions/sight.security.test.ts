import { dialPlanProfiles } from '@patchbay/contract/dial-plan-profiles';
import { extensionBulks } from '@patchbay/contract/extension-bulks';
import { extensionCalls } from '@patchbay/contract/extension-calls';
import { extensionCards } from '@patchbay/contract/extension-cards';
import { extensionIdentity } from '@patchbay/contract/extension-identity';
import { extensions } from '@patchbay/contract/extensions';
import { destinations } from '@patchbay/contract/destinations';
import { ownExtension } from '@patchbay/contract/own-extension';
import { ringGroups } from '@patchbay/contract/ring-groups';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anAccount, aMembership } from '@patchbay/testkit/builders/accounts';
import { aDialPlanProfile } from '@patchbay/testkit/builders/dial-plan-profiles';
import { anExtension, anExtensionPerson } from '@patchbay/testkit/builders/extensions';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aRingGroup } from '@patchbay/testkit/builders/ring-groups';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn, signedInAs, withApiKey } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const anOffice = async (monitorsOthers = true) => {
  const tree = await aTree(app);
  const monitor = await anExtensionPerson(app, tree.enterprise, { role: 'monitor', shortNumber: '100', displayName: 'Mona', monitorsOthers });
  const [watched, other] = [await anExtension(app, tree.enterprise, { shortNumber: '200', displayName: 'Watched', mayBeMonitored: true }), await anExtension(app, tree.enterprise, { shortNumber: '300', displayName: 'Other' })];
  return { ...tree, monitor, watched, other, admin: await signedIn(app, tree.enterprise), inside: await signedInAs(app, monitor.accountId, tree.enterprise) };
};
const numbersSeen = async (who: Caller) => (await ok(who, extensions.list, { query: { sort: 'shortNumber' } })).items.map(({ shortNumber }) => shortNumber);

test('a monitor sees their own extension and those that may be monitored, while their own monitors others', async () => {
  const { inside, monitor } = await anOffice();
  expect(await numbersSeen(inside)).toEqual(['100', '200']);
  expect((await ok(inside, extensions.list)).total).toBe(2);
  await asPlatform(app.deps.database, (tx) => tx.extension.update({ where: { id: monitor.id }, data: { monitorsOthers: false } }));
  expect(await numbersSeen(inside)).toEqual(['100']);
});

test('what a monitor does not see is answered as what is not there, everywhere', async () => {
  const { inside, other, watched } = await anOffice();
  const question = { caller: { kind: 'WITHHELD' as const }, at: '2026-12-06T12:00:00Z' };
  const answers = async (id: string) => {
    const params = { id };
    const all = [extensions.get, extensions.references, extensionCards.settings, extensionCalls.world, extensionIdentity.registration, extensionIdentity.image].map((endpoint) => call(inside, endpoint as typeof extensions.get, { params }));
    return (await Promise.all([...all, call(inside, extensionCalls.explain, { params, body: { question } })])).map(({ status, problem }) => [status, problem?.detail]);
  };
  const [hidden, nobody, seen] = [await answers(other.id), await answers(app.deps.clock.newId()), await answers(watched.id)];
  expect(hidden).toEqual(nobody);
  expect(new Set(hidden.map(([status]) => status))).toEqual(new Set([404]));
  expect(seen.map(([status]) => status)).toEqual([200, 200, 200, 200, 200, 404, 200]);
});

test('a caller or a destination that a monitor names and does not see, is not there', async () => {
  const { inside, enterprise, other, watched, monitor, admin } = await anOffice();
  const exceptions = [{ number: '300' }, { number: '100' }];
  await ok(admin, extensionCards.updateExceptionNumbers, { params: { id: watched.id }, body: { numbers: exceptions, version: 1 } });
  await ok(admin, extensionCards.updateUnconditionalForward, { params: { id: watched.id }, body: { mode: 'ALWAYS', destination: { kind: 'VOICEMAIL', extensionId: watched.id }, version: 1 } });
  const nobody = app.deps.clock.newId();
  const explained = async (who: Caller, named: string) => {
    const destination = { kind: 'EXTENSION' as const, id: named };
    const about = (question: object, unsaved = {}) => call(who, extensionCalls.explain, { params: { id: watched.id }, body: { question: { at: '2026-12-06T12:00:00Z', caller: { kind: 'WITHHELD' }, ...question }, unsaved } });
    const answers = await Promise.all([
      about({ caller: destination }), about({}, { forwarding: { unconditional: { mode: 'ALWAYS', destination } } }),
      about({}, { forwarding: { unconditional: { mode: 'ALWAYS', destination: { kind: 'VOICEMAIL', extensionId: named } } } }), about({ caller: destination }, { forwarding: { unconditional: { mode: 'ALWAYS', destination } } }),
    ]);
    return answers.map(({ body }) => JSON.parse(JSON.stringify(body).replaceAll(named, 'named')) as typeof body);
  };
  expect(await explained(inside, other.id)).toEqual(await explained(inside, nobody));
  expect(JSON.stringify(await explained(inside, other.id))).not.toContain('Other');
  // Whom they see, and what supervisors see, is there.
  for (const [who, named, label] of [[inside, monitor.id, '100 Mona'], [await signedIn(app, enterprise, 'supervisor'), other.id, '300 Other']] as const) {
    const [called, forwarded] = await explained(who, named);
    expect(called!.decision.steps).toContainEqual(expect.objectContaining({ code: 'exception' }));
    expect(called!.labels).toContainEqual(expect.objectContaining({ label }));
    expect(forwarded!.decision.steps).toContainEqual(expect.objectContaining({ code: 'forwards', to: { kind: 'EXTENSION', id: 'named' } }));
  }
});

test('where the extension of a monitor leads, they see as any other person of an extension does', async () => {
  const { inside, other } = await anOffice();
  const question = { caller: { kind: 'EXTENSION' as const, id: other.id }, at: '2026-12-06T12:00:00Z' };
  const { labels } = await ok(inside, ownExtension.explain, { body: { question } });
  expect(labels).toContainEqual(expect.objectContaining({ label: '300 Other' }));
});

test('what forwards where a monitor sees is told by name, and by settings only of those that are seen', async () => {
  const { inside, enterprise, watched, other } = await anOffice();
  const admin = await signedIn(app, enterprise);
  const [params, always] = [{ id: watched.id }, (id: string) => ({ mode: 'ALWAYS' as const, destination: { kind: 'EXTENSION' as const, id }, version: 1 })];
  await ok(admin, extensionCards.updateUnconditionalForward, { params, body: always(other.id) });
  await ok(admin, extensionCards.updateUnconditionalForward, { params: { id: other.id }, body: always(watched.id) });
  const world = await ok(inside, extensionCalls.world, { params });
  expect([world.extensions.map(({ id }) => id), world.beyond]).toEqual([[watched.id], [{ id: other.id, label: '300 Other', shortNumber: '300' }]]);
  const { decision, warnings } = await ok(inside, extensionCalls.explain, { params, body: { question: { caller: { kind: 'WITHHELD' }, at: '2026-12-06T12:00:00Z' } } });
  expect([decision.steps.map(({ code }) => code), warnings.map(({ code }) => code)]).toEqual([['forwards', 'goes-on'], ['no-endpoint']]);
  // That Other forwards is among its settings.
  expect((await ok(inside, extensions.references, { params })).released).toEqual([]);
  expect((await ok(admin, extensions.references, { params })).released).toMatchObject([{ label: '300 Other' }]);
});

test('who forwards to a group or follows a profile is told of those that are seen, too', async () => {
  const { inside, admin, enterprise, watched, other } = await anOffice();
  const [group, profile] = [await aRingGroup(app, enterprise), await aDialPlanProfile(app, enterprise)];
  for (const { id } of [watched, other]) {
    await ok(admin, extensionCards.updateUnconditionalForward, { params: { id }, body: { mode: 'ALWAYS', destination: { kind: 'RING_GROUP', id: group.id }, version: 1 } });
    await asPlatform(app.deps.database, (tx) => tx.extension.update({ where: { id }, data: { dialPlanProfileId: profile.id }, select: { id: true } }));
  }
  const told = async (who: Caller) => {
    const [ofGroup, ofProfile] = [await ok(who, ringGroups.references, { params: { id: group.id } }), await ok(who, dialPlanProfiles.references, { params: { id: profile.id } })];
    return [ofGroup.released, ofProfile.blocking].map((references) => references.map(({ label }) => label));
  };
  expect(await told(inside)).toEqual([['200 Watched'], ['200 Watched']]);
  expect(await told(admin)).toEqual([['200 Watched', '300 Other'], ['200 Watched', '300 Other']]);
});

test('the preview of a removal knows none that a monitor does not see', async () => {
  const { inside, other, watched } = await anOffice();
  const removal = (body: object) => call(inside, extensionBulks.bulkRemoval, { body: body as { ids: string[] } });
  for (const body of [{ ids: [other.id] }, { matching: { q: 'Other' } }, { ids: [app.deps.clock.newId()] }]) expect((await removal(body)).status, JSON.stringify(body)).toBe(404);
  for (const body of [{ ids: [other.id, watched.id] }, { matching: { q: '00' } }]) {
    const { body: answer, text } = await removal(body);
    expect(answer.first.map(({ label }) => label)).toContain('200 Watched');
    expect(text).not.toContain('Other');
  }
});

test('no export and no search shows more', async () => {
  const { inside } = await anOffice();
  const exported = await call(inside, extensions.list, { query: { format: 'csv' } });
  expect(exported.text).toContain(',Watched,');
  expect(exported.text).not.toContain(',Other,');
  expect((await ok(inside, extensions.list, { query: { q: 'Other' } })).items).toEqual([]);
  const { items } = await ok(inside, destinations.find, { query: { q: '' } });
  expect(items.filter(({ destination }) => destination.kind === 'EXTENSION').map(({ label }) => label)).toEqual(['100 Mona', '200 Watched']);
  expect((await ok(inside, ownExtension.destinations, { query: { q: 'other' } })).items[0]).toMatchObject({ label: '300 Other' });
});

test('supervisors see all, and so do programs and whoever has another role beside', async () => {
  const { enterprise, reseller } = await anOffice();
  expect(await numbersSeen(await signedIn(app, enterprise, 'supervisor'))).toEqual(['100', '200', '300']);
  expect(await numbersSeen(await withApiKey(app, enterprise, ['extensions:read']))).toEqual(['100', '200', '300']);
  const both = await anAccount(app, enterprise, { role: 'monitor' });
  await aMembership(app, both.id, reseller, 'read-only');
  expect(await numbersSeen(await signedInAs(app, both.id, enterprise))).toEqual(['100', '200', '300']);
});

test('a monitor without an extension sees none', async () => {
  const { enterprise } = await anOffice();
  expect(await numbersSeen(await signedIn(app, enterprise, 'monitor'))).toEqual([]);
});
