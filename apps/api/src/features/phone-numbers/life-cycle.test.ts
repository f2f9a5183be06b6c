import { assigneeKinds } from '@patchbay/contract/assignees';
import { audit } from '@patchbay/contract/audit';
import { extensions } from '@patchbay/contract/extensions';
import { externalTrunks } from '@patchbay/contract/external-trunks';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aCarrierProfile } from '@patchbay/testkit/builders/carrier-profiles';
import { aContactMethod } from '@patchbay/testkit/builders/contact-methods';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { anExternalTrunk } from '@patchbay/testkit/builders/external-trunks';
import { anOrganisation, aTree } from '@patchbay/testkit/builders/organisations';
import { aNumber, uniqueE164 } from '@patchbay/testkit/builders/phone-numbers';
import { aSmsGroup } from '@patchbay/testkit/builders/sms-groups';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const inEnterprise = async () => {
  const tree = await aTree(app);
  return { ...tree, admin: await signedIn(app, tree.enterprise), above: await signedIn(app, tree.reseller) };
};
const stateOf = async (as: Caller, id: string) => (await ok(as, phoneNumbers.get, { params: { id } })).state;
const setQuarantine = (id: string, numberQuarantineDays: number | null) => asPlatform(app.deps.database, (tx) => tx.organisation.update({ where: { id }, data: { numberQuarantineDays }, select: { id: true } }));

test('a released number rests as long as the nearest organisation above says, and is spare at once where none does', async () => {
  const { reseller, enterprise, admin, above } = await inEnterprise();
  const [number, second] = [await aNumber(app, enterprise), await aNumber(app, enterprise)];
  const draft = { shortNumber: '100', displayName: 'Ann' };
  const made = await ok(admin, extensions.create, { body: { ...draft, phoneNumberIds: [number.id, second.id] } });
  expect(await stateOf(admin, number.id)).toBe('IN_SERVICE');
  const rename = (phoneNumberIds: string[], version: number) => ok(admin, extensions.update, { params: { id: made.id }, body: { ...draft, phoneNumberIds, version } });
  await rename([second.id], 1);
  expect(await stateOf(admin, number.id)).toBe('SPARE');
  await rename([number.id, second.id], 2);
  await setQuarantine(reseller.id, 30);
  await rename([second.id], 3);
  const resting = await ok(admin, phoneNumbers.get, { params: { id: number.id } });
  expect(resting.state).toBe('QUARANTINE');
  expect(Math.round((Date.parse(resting.quarantineUntil!) - Date.now()) / 86_400_000)).toBe(30);
  expect((await ok(admin, phoneNumbers.list, { query: { state: 'QUARANTINE' } })).items.map(({ id }) => id)).toEqual([number.id]);
  await setQuarantine(enterprise.id, 0);
  await rename([], 4);
  expect(await stateOf(admin, second.id)).toBe('SPARE');
  expect((await call(admin, phoneNumbers.endQuarantine, { params: { id: number.id } })).status).toBe(403);
  expect((await ok(above, phoneNumbers.endQuarantine, { params: { id: number.id } })).state).toBe('SPARE');
  expect((await call(above, phoneNumbers.endQuarantine, { params: { id: number.id } })).problem.code).toBe('rule-broken');
});

test('a number that is blocked or rests is given to nobody', async () => {
  const { enterprise, admin, above } = await inEnterprise();
  const [blocked, resting] = [await aNumber(app, enterprise), await aNumber(app, enterprise)];
  expect((await call(admin, phoneNumbers.block, { params: { id: blocked.id }, body: { reason: 'Mine' } })).status).toBe(403);
  expect(await ok(above, phoneNumbers.block, { params: { id: blocked.id }, body: { reason: 'Under dispute' } })).toMatchObject({ state: 'BLOCKED', blockedReason: 'Under dispute' });
  expect((await ok(above, phoneNumbers.quarantine, { params: { id: resting.id }, body: { until: '2099-01-01T00:00:00.000Z' } })).state).toBe('QUARANTINE');
  for (const { id } of [blocked, resting]) {
    const refused = await call(admin, extensions.create, { body: { shortNumber: '200', displayName: 'Bob', phoneNumberIds: [id] } });
    expect(refused.problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/phoneNumberIds/0' }] });
  }
  expect((await ok(above, phoneNumbers.unblock, { params: { id: blocked.id } })).state).toBe('SPARE');
  expect((await call(above, phoneNumbers.unblock, { params: { id: blocked.id } })).problem.code).toBe('rule-broken');
  expect((await call(above, phoneNumbers.quarantine, { params: { id: blocked.id }, body: { until: '2020-01-01T00:00:00.000Z' } })).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/until' }] });
});

test.each([
  ['block', (id: string, version?: number) => ({ endpoint: phoneNumbers.block, request: { params: { id }, body: { reason: 'Under dispute', version } } })],
  ['quarantine', (id: string, version?: number) => ({ endpoint: phoneNumbers.quarantine, request: { params: { id }, body: { until: '2099-01-01T00:00:00.000Z', version } } })],
] as const)('a second administrator does not %s over what the first has saved meanwhile, unless no version is named', async (_, asked) => {
  const { enterprise, above } = await inEnterprise();
  const { id } = await aNumber(app, enterprise);
  const ask = (version?: number) => {
    const { endpoint, request } = asked(id, version);
    return call(above, endpoint as typeof phoneNumbers.block, request as never);
  };
  const before = await ok(above, phoneNumbers.tag, { params: { id }, body: { tags: ['First'], version: 1 } });
  const late = await ask(1);
  expect([late.status, late.problem.code]).toEqual([412, 'stale-version']);
  expect(await ok(above, phoneNumbers.get, { params: { id } })).toEqual(before);
  expect((await ask(before.version)).status).toBe(200);
  expect((await ask()).status).toBe(200);
});

test('who has a number keeps it while it is blocked, and a number in use does not rest', async () => {
  const { enterprise, admin, above } = await inEnterprise();
  const number = await aNumber(app, enterprise);
  const extension = await anExtension(app, enterprise, { phoneNumberIds: [number.id] });
  await ok(above, phoneNumbers.block, { params: { id: number.id }, body: { reason: 'Unpaid' } });
  const { shortNumber, phoneNumberIds, version } = await ok(admin, extensions.get, { params: { id: extension.id } });
  await ok(admin, extensions.update, { params: { id: extension.id }, body: { shortNumber, displayName: 'Renamed', phoneNumberIds, version } });
  expect(await ok(admin, phoneNumbers.get, { params: { id: number.id } })).toMatchObject({ state: 'BLOCKED', voiceAssignee: { label: `${shortNumber} Renamed` } });
  expect((await call(above, phoneNumbers.quarantine, { params: { id: number.id }, body: { until: '2099-01-01T00:00:00.000Z' } })).problem.code).toBe('in-use');
});

test('the releasing of a number can be undone although it rests', async () => {
  const { reseller, enterprise, admin } = await inEnterprise();
  await setQuarantine(reseller.id, 30);
  const number = await aNumber(app, enterprise, { voiceRouteType: 'EXTERNAL_TRUNK' });
  const trunk = await anExternalTrunk(app, enterprise, { phoneNumberIds: [number.id] });
  await ok(admin, externalTrunks.remove, { params: { id: trunk.id } });
  expect(await stateOf(admin, number.id)).toBe('QUARANTINE');
  const { items } = await ok(admin, audit.list, { query: { entityId: trunk.id } });
  await ok(admin, audit.revert, { params: { id: items[0]!.changeSetId } });
  expect(await ok(admin, phoneNumbers.get, { params: { id: number.id } })).toMatchObject({ state: 'IN_SERVICE', quarantineUntil: null, voiceAssignee: { id: trunk.id } });
});

test('its history names every holder, assignee, capability, block and quarantine, newest first', async () => {
  const { reseller, enterprise, admin, above } = await inEnterprise();
  const first = uniqueE164();
  await ok(above, phoneNumbers.create, { body: { first: first as never, ownerId: reseller.id } });
  const { id } = (await ok(above, phoneNumbers.list, { query: { q: first } })).items[0]!;
  await ok(above, phoneNumbers.transfer, { body: { ids: [id], ownerId: enterprise.id } });
  const made = await ok(admin, extensions.create, { body: { shortNumber: '100', displayName: 'Ann', phoneNumberIds: [id] } });
  await ok(admin, extensions.update, { params: { id: made.id }, body: { shortNumber: '100', displayName: 'Ann Lee', phoneNumberIds: [id], version: 1 } });
  await ok(admin, extensions.remove, { params: { id: made.id } });
  const { version } = await ok(above, phoneNumbers.get, { params: { id } });
  await ok(above, phoneNumbers.update, { params: { id }, body: { voice: true, sms: false, fax: false, voiceRouteType: 'EXTERNAL_TRUNK', version } });
  await ok(admin, externalTrunks.create, { body: { name: 'Branch', phoneNumberIds: [id] } });
  await ok(above, phoneNumbers.block, { params: { id }, body: { reason: 'Unpaid' } });
  const { items } = await ok(above, phoneNumbers.history, { params: { id } });
  const told = items.flatMap(({ changes }) => changes).map((change) => {
    if (change.what === 'holder' || change.what === 'assignee') return [change.what, change.from?.label ?? null, change.to?.label ?? null];
    if (change.what === 'capabilities') return [change.what, change.from?.voiceRouteType ?? null, change.to?.voiceRouteType ?? null];
    return [change.what, change.from, change.to];
  });
  expect(told).toEqual([
    ['block', null, 'Unpaid'],
    ['assignee', null, 'Branch'],
    ['capabilities', 'DIRECT_ROUTING', 'EXTERNAL_TRUNK'],
    ['assignee', '100 Ann Lee', null],
    ['assignee', null, '100 Ann'],
    ['holder', reseller.name, enterprise.name],
    ['holder', null, reseller.name],
    ['capabilities', null, 'DIRECT_ROUTING'],
  ]);
  // Where it came from lies above the enterprise, which knows by whom and since when it has it.
  const inside = (await ok(admin, phoneNumbers.history, { params: { id } })).items;
  const seenInside = inside.flatMap(({ changes }) => changes);
  expect(JSON.stringify(seenInside)).not.toContain(reseller.name);
  expect(seenInside).toHaveLength(7);
  expect(inside.at(-1)).toMatchObject({ actorName: reseller.name, changes: [{ what: 'holder', from: null, to: { id: enterprise.id } }, { what: 'capabilities', from: null }] });
  const stranger = await signedIn(app, (await aTree(app)).reseller);
  expect((await call(stranger, phoneNumbers.history, { params: { id } })).status).toBe(404);
});

test('an enterprise sees when it got a number and lost it, and nothing of who had it in between', async () => {
  const { reseller, enterprise, admin, above } = await inEnterprise();
  const other = await anOrganisation(app, reseller, 'enterprise');
  const number = await aNumber(app, enterprise);
  for (const ownerId of [reseller.id, other.id, reseller.id, enterprise.id]) await ok(above, phoneNumbers.transfer, { body: { ids: [number.id], ownerId } });
  const { items } = await ok(admin, phoneNumbers.history, { params: { id: number.id } });
  expect(items.map(({ actorName, changes }) => [actorName, changes.find(({ what }) => what === 'holder')])).toEqual([
    [reseller.name, { what: 'holder', from: null, to: expect.objectContaining({ id: enterprise.id }) }],
    [reseller.name, { what: 'holder', from: expect.objectContaining({ id: enterprise.id }), to: null }],
  ]);
  expect(JSON.stringify(items)).not.toContain(other.name);
});

test('its history tells of the rest that a release has begun, beside the release', async () => {
  const { reseller, enterprise, admin } = await inEnterprise();
  await setQuarantine(reseller.id, 30);
  const number = await aNumber(app, enterprise, { voiceRouteType: 'EXTERNAL_TRUNK' });
  const trunk = await ok(admin, externalTrunks.create, { body: { name: 'Branch', phoneNumberIds: [number.id] } });
  const told = async () => (await ok(admin, phoneNumbers.history, { params: { id: number.id } })).items.map(({ changes }) => changes.map(({ what, to }) => [what, to]));
  const given = ['assignee', { kind: 'external-trunk', id: trunk.id, label: 'Branch' }];

  const emptied = await ok(admin, externalTrunks.update, { params: { id: trunk.id }, body: { name: 'Branch', phoneNumberIds: [], version: trunk.version } });
  const { quarantineUntil } = await ok(admin, phoneNumbers.get, { params: { id: number.id } });
  expect(await told()).toEqual([[['assignee', null], ['quarantine', quarantineUntil]], [given]]);
  expect(Date.parse(quarantineUntil!) - Date.parse(emptied.updatedAt)).toBe(30 * 86_400_000);

  // A number whose rest is over by being given away again keeps both in its history, and one without a rest has none.
  const { items } = await ok(admin, audit.list, { query: { entityId: trunk.id } });
  await ok(admin, audit.revert, { params: { id: items[0]!.changeSetId } });
  await setQuarantine(reseller.id, null);
  await ok(admin, externalTrunks.remove, { params: { id: trunk.id } });
  expect(await told()).toEqual([[['assignee', null]], [given], [['assignee', null], ['quarantine', quarantineUntil]], [given]]);
});

test('a number that was removed and added again keeps its history, and each holder knows its own part of it alone', async () => {
  const { reseller, enterprise, admin, above } = await inEnterprise();
  await setQuarantine(reseller.id, 30);
  const other = await anOrganisation(app, reseller, 'enterprise');
  const beside = await signedIn(app, other);
  const first = uniqueE164();
  const add = async (ownerId: string, voiceRouteType: 'EXTERNAL_TRUNK' | 'DIRECT_ROUTING') => {
    await ok(above, phoneNumbers.create, { body: { first: first as never, ownerId, voiceRouteType } });
    return (await ok(above, phoneNumbers.list, { query: { q: first } })).items[0]!.id;
  };
  const told = async (who: Caller, id: string) => (await ok(who, phoneNumbers.history, { params: { id } })).items
    .flatMap(({ changes }) => changes).filter(({ what }) => what !== 'capabilities').map(({ what, from, to }) => [what, ...[from, to].map((side) => (side && typeof side === 'object' && 'label' in side ? side.label : side))]);

  const before = await add(other.id, 'EXTERNAL_TRUNK');
  const trunk = await ok(beside, externalTrunks.create, { body: { name: 'Branch', phoneNumberIds: [before] } });
  await ok(beside, externalTrunks.remove, { params: { id: trunk.id } });
  const { quarantineUntil } = await ok(beside, phoneNumbers.get, { params: { id: before } });
  await ok(above, phoneNumbers.remove, { params: { id: before } });
  const between = await add(enterprise.id, 'EXTERNAL_TRUNK');
  await ok(above, phoneNumbers.remove, { params: { id: between } });
  const now = await add(enterprise.id, 'DIRECT_ROUTING');
  await ok(admin, extensions.create, { body: { shortNumber: '100', displayName: 'Ann', phoneNumberIds: [now] } });
  expect(new Set([before, between, now]).size).toBe(3);

  const own = [['assignee', null, '100 Ann'], ['holder', null, enterprise.name], ['holder', enterprise.name, null], ['holder', null, enterprise.name]];
  expect(await told(admin, now)).toEqual(own);
  expect(await told(above, now)).toEqual([
    ...own, ['holder', other.name, null], ['quarantine', quarantineUntil, null], ['assignee', 'Branch', null], ['quarantine', null, quarantineUntil], ['assignee', null, 'Branch'], ['holder', null, other.name],
  ]);
  expect((await call(beside, phoneNumbers.history, { params: { id: now } })).status).toBe(404);
});

test('what a number rested is told after its removal is undone', async () => {
  const { reseller, enterprise, admin, above } = await inEnterprise();
  await setQuarantine(reseller.id, 30);
  const { id } = await aNumber(app, enterprise, { voiceRouteType: 'EXTERNAL_TRUNK' });
  const trunk = await ok(admin, externalTrunks.create, { body: { name: 'Branch', phoneNumberIds: [id] } });
  await ok(admin, externalTrunks.remove, { params: { id: trunk.id } });
  const rests = async () => (await ok(above, phoneNumbers.history, { params: { id } })).items.flatMap(({ changes }) => changes).filter(({ what, to }) => what === 'quarantine' && to !== null).map(({ to }) => to);
  const { quarantineUntil } = await ok(admin, phoneNumbers.get, { params: { id } });
  expect(await rests()).toEqual([quarantineUntil]);

  await ok(above, phoneNumbers.remove, { params: { id } });
  const { items } = await ok(above, audit.list, { query: { entityId: id, action: 'phone-number.removed' } });
  await ok(above, audit.revert, { params: { id: items[0]!.changeSetId } });
  expect(await ok(admin, phoneNumbers.get, { params: { id } })).toMatchObject({ state: 'QUARANTINE', quarantineUntil });
  // That it came back resting stands at its coming back, and the rest itself at the release that began it.
  expect(await rests()).toEqual([quarantineUntil, quarantineUntil]);
});

test('health lists what does not do what it seems to, for those above and within their subtree', async () => {
  const { reseller, enterprise, admin, above } = await inEnterprise();
  await asPlatform(app.deps.database, (tx) => tx.organisation.update({ where: { id: enterprise.id }, data: { services: ['PBX', 'SMS'] }, select: { id: true } }));
  const bare = await aCarrierProfile(app, reseller, { serves: 'SMS', credentials: null });
  const [quiet, dumb, offered, forgotten] = [
    await aNumber(app, enterprise), await aNumber(app, enterprise, { sms: true, smsCarrierId: bare.id }), await aNumber(app, enterprise, { voiceRouteType: 'EXTERNAL_TRUNK' }),
    await aNumber(app, reseller, { quarantineUntil: new Date(Date.now() + 91 * 86_400_000) }),
  ];
  await aNumber(app, reseller, { quarantineUntil: new Date(Date.now() + 89 * 86_400_000) });
  await anExtension(app, enterprise, { phoneNumberIds: [quiet.id], isEnabled: false });
  await aSmsGroup(app, enterprise, { phoneNumberId: dumb.id });
  await anExternalTrunk(app, enterprise, { phoneNumberIds: [offered.id] });
  const { items, isComplete } = await ok(above, phoneNumbers.health);
  expect(isComplete).toBe(true);
  expect(new Set(items.map(({ number, reason }) => `${number.id} ${reason}`))).toEqual(
    new Set([`${quiet.id} target-disabled`, `${dumb.id} carrier-without-credentials`, `${offered.id} service-not-offered`, `${forgotten.id} quarantine-too-long`]));
  expect(items.find(({ number }) => number.id === quiet.id)).toMatchObject({ problem: 'TARGET_DISABLED', owner: { name: enterprise.name }, target: { kind: 'extension' } });
  expect((await call(admin, phoneNumbers.health)).status).toBe(403);
  expect((await ok(await signedIn(app, (await aTree(app)).reseller), phoneNumbers.health)).items).toEqual([]);
});

test('a rest is too long by all of it, however little of it is left', async () => {
  const { reseller, above } = await inEnterprise();
  const days = (count: number) => new Date(Date.now() + count * 86_400_000);
  const { id: ownerId, path: ownerPath } = reseller;
  const rests = [{ from: days(-300), until: days(5) }, { from: days(-89), until: days(1) }, { from: days(-300), until: days(-5) }];
  await asPlatform(app.deps.database, (tx) => tx.phoneNumber.createMany({ data: rests.map(({ from, until }) => ({ e164: uniqueE164(), ownerId, ownerPath, voiceRouteType: 'DIRECT_ROUTING', updatedAt: from, quarantineUntil: until })) }));
  const found = async () => (await ok(above, phoneNumbers.health)).items.map(({ until }) => until);
  expect(await found()).toEqual([rests[0]!.until.toISOString()]);
  // A new date does not let it begin again.
  const { id } = (await ok(above, phoneNumbers.health)).items[0]!.number;
  await ok(above, phoneNumbers.quarantine, { params: { id }, body: { until: days(7).toISOString() } });
  expect(await found()).toEqual([expect.stringContaining(days(7).toISOString().slice(0, 10))]);
});

test('health knows of every kind that a number can be given to which service it is part of', async () => {
  const { enterprise, above } = await inEnterprise();
  await asPlatform(app.deps.database, (tx) => tx.organisation.update({ where: { id: enterprise.id }, data: { services: ['SMS'] }, select: { id: true } }));
  const number = await aNumber(app, enterprise);
  await aContactMethod(app, enterprise, { phoneNumberIds: [number.id] });
  expect((await ok(above, phoneNumbers.health)).items.map(({ number: { id }, reason }) => [id, reason])).toEqual([[number.id, 'service-not-offered']]);
  const [{ definition }] = await asPlatform(app.deps.database, (tx) => tx.$queryRaw<[{ definition: string }]>`select pg_get_functiondef('phone_number_findings'::regproc) as definition`);
  expect(assigneeKinds.filter((kind) => !definition.includes(`('${kind}', '`))).toEqual([]);
});
