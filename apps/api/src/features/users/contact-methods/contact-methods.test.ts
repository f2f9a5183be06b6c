import { audit } from '@patchbay/contract/audit';
import { contactMethods } from '@patchbay/contract/contact-methods';
import { internalNumbers } from '@patchbay/contract/internal-numbers';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { users } from '@patchbay/contract/users';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anAudioFile } from '@patchbay/testkit/builders/audio-files';
import { aContactMethod } from '@patchbay/testkit/builders/contact-methods';
import { aDeliveryMethod } from '@patchbay/testkit/builders/delivery-methods';
import { anInternalNumber } from '@patchbay/testkit/builders/internal-numbers';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { aUser } from '@patchbay/testkit/builders/users';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const anEnterprise = async () => {
  const tree = await aTree(app);
  return { ...tree, admin: await signedIn(app, tree.enterprise), user: await aUser(app, tree.enterprise, { firstName: 'Ann', lastName: 'Lee' }) };
};
const create = (as: Caller, body: object) => call(as, contactMethods.create, { body: body as never });
const undoLast = async (admin: Caller, entityId: string) => {
  const { items } = await ok(admin, audit.list, { query: { entityId } });
  return ok(admin, audit.revert, { params: { id: items[0]!.changeSetId } });
};

test('each kind keeps what it has, and reads as it was written', async () => {
  const { admin, user } = await anEnterprise();
  const drafts = [
    { kind: 'SIP_ACCOUNT', name: 'Desk', whenUnavailable: 'ROUTE_TO_VOICEMAIL' },
    { kind: 'PSTN_FORWARDING', name: 'Mobile', number: '+447700900123', presentedNumberId: null },
    { kind: 'SIP_FORWARDING', name: 'Other exchange', username: 'ann.lee', host: 'pbx.example', port: 5061, transport: 'TLS' },
    { kind: 'EMAIL', name: 'Voicemail', address: 'ann@people.example' },
  ];
  for (const draft of drafts) {
    const { status, body } = await create(admin, { ...draft, userId: user.id });
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...draft, userId: user.id, userName: 'Ann Lee', version: 1 });
    expect(await ok(admin, contactMethods.get, { params: { id: body.id } })).toEqual(body);
    const changed = await ok(admin, contactMethods.update, { params: { id: body.id }, body: { ...body, name: 'Renamed' } });
    expect(changed).toMatchObject({ ...draft, name: 'Renamed', version: 2 });
  }
});

test('a SIP account has generated credentials, and a new password when asked, which is shown this once', async () => {
  const { admin, user, enterprise } = await anEnterprise();
  const { body: made } = await create(admin, { kind: 'SIP_ACCOUNT', name: 'Desk', userId: user.id });
  expect(made).toMatchObject({ sipUsername: expect.stringMatching(new RegExp(`^u[a-z2-9]{8}-${enterprise.code}$`)), hasSipPassword: true });
  const params = { id: made.id };
  const first = await ok(admin, contactMethods.replaceSipPassword, { params });
  const second = await ok(admin, contactMethods.replaceSipPassword, { params });
  expect(first).toMatchObject({ sipUsername: expect.stringMatching(new RegExp(`-${enterprise.code}$`)), sipPassword: expect.stringMatching(/^[a-km-np-z2-9]{32}$/) });
  expect(second.sipPassword).not.toBe(first.sipPassword);
  const everything = [(await call(admin, contactMethods.get, { params })).text, (await call(admin, contactMethods.list, { query: { format: 'csv' } })).text, (await call(admin, audit.list, { query: { entityId: made.id } })).text, ...app.logged].join('\n');
  for (const { sipPassword } of [first, second]) expect(everything).not.toContain(sipPassword);
  const mail = await aContactMethod(app, enterprise, { kind: 'EMAIL' });
  expect((await call(admin, contactMethods.replaceSipPassword, { params: { id: mail.id } })).problem.code).toBe('rule-broken');
  expect((await call(await signedIn(app, enterprise, 'read-only'), contactMethods.replaceSipPassword, { params })).status).toBe(403);
});

test('external calls of a SIP account want the one number that they show', async () => {
  const { admin, user, enterprise, reseller } = await anEnterprise();
  const body = { kind: 'SIP_ACCOUNT', name: 'Desk', userId: user.id, externalOutboundEnabled: true };
  expect((await create(admin, body)).problem).toMatchObject({ code: 'validation-failed', errors: [{ pointer: '/presentedNumberId' }] });
  expect((await create(admin, { ...body, presentedNumberId: (await aNumber(app, reseller)).id })).problem).toMatchObject({ errors: [{ pointer: '/presentedNumberId' }] });
  const { id } = await aNumber(app, enterprise);
  const { body: made } = await create(admin, { ...body, presentedNumberId: id });
  expect(made.presentedNumber?.id).toBe(id);
  const refused = await call(await signedIn(app, reseller), phoneNumbers.remove, { params: { id } });
  expect(refused.problem).toMatchObject({ code: 'in-use', references: [{ kind: 'contact-method', id: made.id, label: 'Ann Lee · Desk' }] });
});

test('a number rings at one of them, as a PBX number, and says so after a renaming too', async () => {
  const { admin, user, enterprise } = await anEnterprise();
  const number = await aNumber(app, enterprise);
  const { body: made } = await create(admin, { kind: 'PSTN_FORWARDING', name: 'Mobile', userId: user.id, number: '+447700900123', phoneNumberIds: [number.id] });
  const read = async () => (await ok(admin, phoneNumbers.get, { params: { id: number.id } }));
  expect(await read()).toMatchObject({ voiceAssignee: { kind: 'contact-method', id: made.id, label: 'Ann Lee · Mobile' }, services: ['PBX'] });
  expect((await create(admin, { kind: 'SIP_ACCOUNT', name: 'Desk', userId: user.id, phoneNumberIds: [number.id] })).problem).toMatchObject({ code: 'already-exists', errors: [{ pointer: '/phoneNumberIds/0' }] });
  await ok(admin, contactMethods.update, { params: { id: made.id }, body: { ...made, name: 'Pocket' } });
  await ok(admin, users.update, { params: { id: user.id }, body: { firstName: 'Ann', lastName: 'Fox', version: 1 } });
  expect((await read()).voiceAssignee?.label).toBe('Ann Fox · Pocket');
});

test('health says where a contact method has a number, and the enterprise no PBX', async () => {
  const { admin, user, enterprise, reseller } = await anEnterprise();
  const number = await aNumber(app, enterprise);
  const { body: made } = await create(admin, { kind: 'PSTN_FORWARDING', name: 'Mobile', userId: user.id, number: '+447700900123', phoneNumberIds: [number.id] });
  const above = await signedIn(app, reseller);
  const offer = (service: string) => asPlatform(app.deps.database, (tx) => tx.organisation.update({ where: { id: enterprise.id }, data: { services: [service] }, select: { id: true } }));
  await offer('CALLAPP');
  expect((await ok(above, phoneNumbers.health)).items).toMatchObject([{ reason: 'service-not-offered', number: { id: number.id }, target: { kind: 'contact-method', id: made.id, label: 'Ann Lee · Mobile' } }]);
  await offer('PBX');
  expect((await ok(above, phoneNumbers.health)).items).toEqual([]);
});

test('it stays of its kind and with its user, and has a name of its own there', async () => {
  const { admin, user, enterprise } = await anEnterprise();
  const other = await aUser(app, enterprise);
  const { body: made } = await create(admin, { kind: 'EMAIL', name: 'Mail', userId: user.id, address: 'a@b.example' });
  const change = (body: object) => call(admin, contactMethods.update, { params: { id: made.id }, body: { ...made, ...body } as never });
  expect((await change({ kind: 'PSTN_FORWARDING', number: '+447700900123' })).problem.errors?.[0]?.pointer).toBe('/kind');
  expect((await change({ userId: other.id })).problem.errors?.[0]?.pointer).toBe('/userId');
  expect((await create(admin, { kind: 'EMAIL', name: 'Mail', userId: user.id, address: 'c@d.example' })).problem).toMatchObject({ code: 'already-exists', errors: [{ pointer: '/name' }] });
  expect((await create(admin, { kind: 'EMAIL', name: 'Mail', userId: app.deps.clock.newId(), address: 'c@d.example' })).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/userId' }] });
});

test.each([{ username: 'ann@evil' }, { username: 'a b' }, { host: 'pbx.example;x=1' }, { host: '-a.example' }, { host: '192.0.2.256' }, { host: '[::1]:5060' }, { port: 0 }, { port: 65_536 }, { transport: 'WS' }])('a SIP address with %j is refused', async (part) => {
  const { admin, user } = await anEnterprise();
  expect((await create(admin, { kind: 'SIP_FORWARDING', name: 'There', userId: user.id, username: 'ann', host: 'pbx.example', ...part })).status).toBe(422);
});

test('a SIP address is kept as it stands in a URI, however it was typed', async () => {
  const { admin, user } = await anEnterprise();
  const { body: made } = await create(admin, { kind: 'SIP_FORWARDING', name: 'There', userId: user.id, username: '*55%23;phone-context=a.example', host: '2001:DB8::1', port: 5070, transport: 'TCP' });
  expect(made).toMatchObject({ username: '*55%23;phone-context=a.example', host: '[2001:db8::1]', port: 5070, transport: 'TCP' });
  const kept = await asPlatform(app.deps.database, (tx) => tx.contactMethod.findUniqueOrThrow({ where: { id: made.id }, select: { target: true } }));
  expect(kept.target).toBe('sip:*55%23;phone-context=a.example@[2001:db8::1]:5070;transport=tcp');
  expect(await ok(admin, contactMethods.update, { params: { id: made.id }, body: { ...made, host: 'Bücher.example.' } as never })).toMatchObject({ host: 'xn--bcher-kva.example', port: 5070 });
});

test('whoever deletes a user is told what goes along, and gets all of it back by undoing', async () => {
  const { admin, user, enterprise } = await anEnterprise();
  const number = await aNumber(app, enterprise);
  const { body: desk } = await create(admin, { kind: 'SIP_ACCOUNT', name: 'Desk', userId: user.id, phoneNumberIds: [number.id] });
  const { body: mail } = await create(admin, { kind: 'EMAIL', name: 'Mail', userId: user.id, address: 'a@b.example' });
  const references = await ok(admin, users.references, { params: { id: user.id } });
  expect(references.removed.map(({ label }) => label)).toEqual(['Ann Lee', 'Ann Lee · Desk', 'Ann Lee · Mail']);
  expect(references.released).toEqual([{ kind: 'phone-number', id: number.id, label: number.e164 }]);
  await ok(admin, users.remove, { params: { id: user.id } });
  expect((await ok(admin, phoneNumbers.get, { params: { id: number.id } })).voiceAssignee).toBeNull();
  const [removal] = (await ok(admin, audit.list, { query: { entityId: user.id } })).items;
  const { steps } = await ok(admin, audit.previewRevert, { params: { id: removal!.changeSetId } });
  expect(steps.map(({ entity, lost }) => [entity.id, lost])).toContainEqual([desk.id, ['sip-password']]);
  await undoLast(admin, user.id);
  const { sipUsername } = desk as { sipUsername?: string };
  expect(await ok(admin, contactMethods.get, { params: { id: desk.id } })).toMatchObject({ sipUsername });
  expect((await ok(admin, phoneNumbers.get, { params: { id: number.id } })).voiceAssignee?.id).toBe(desk.id);
  expect(await ok(admin, contactMethods.get, { params: { id: mail.id } })).toMatchObject({ address: 'a@b.example' });
});

test('the export says of each kind what it has', async () => {
  const { admin, user, enterprise } = await anEnterprise();
  const [desk, sound, method] = [await anInternalNumber(app, enterprise, { number: '12' }), await anAudioFile(app, enterprise, { name: 'Away' }), await aDeliveryMethod(app, enterprise, { name: 'Archive' })];
  const voicemail = { whenUnavailable: 'ROUTE_TO_VOICEMAIL', voicemailAudioId: sound.id, voicemailDeliveryMethodIds: [method.id] };
  const { body: account } = await create(admin, { kind: 'SIP_ACCOUNT', name: 'Desk', userId: user.id, internalNumberIds: [desk.id], ...voicemail, internalCallerIdId: desk.id, deliveryMethodIds: [method.id], recordOnDemand: true });
  await create(admin, { kind: 'EMAIL', name: 'Mail', userId: user.id, address: 'a@b.example' });
  await create(admin, { kind: 'PSTN_FORWARDING', name: 'Mobile', userId: user.id, number: '+447700900123', ...voicemail });
  const { text } = await call(admin, contactMethods.list, { query: { format: 'csv' } });
  expect(text.replace('\ufeff', '').split('\r\n')).toEqual([
    'User,Kind,Name,Target,DID Numbers,Internal Numbers,When Unavailable,Voicemail Audio,Voicemail Delivery Methods,External Outbound,Presented Number,Internal Caller ID,Internal Announcement,External Announcement,Delivery Methods,Rec Inbound Internal,Rec Inbound External,Rec Outbound Internal,Rec Outbound External,Record On Demand',
    `Ann Lee,SIP_ACCOUNT,Desk,${account.kind === 'SIP_ACCOUNT' && account.sipUsername},,12,ROUTE_TO_VOICEMAIL,Away,Archive,false,,12,,,Archive,false,false,false,false,true`,
    'Ann Lee,EMAIL,Mail,a@b.example,,,,,,,,,,,,,,,,',
    'Ann Lee,PSTN_FORWARDING,Mobile,+447700900123,,,ROUTE_TO_VOICEMAIL,Away,Archive,,,,,,,,,,,',
    '',
  ]);
});

test.each([
  ['PSTN_FORWARDING', { number: '+447700900123' }],
  ['SIP_FORWARDING', { username: 'ann', host: 'pbx.example' }],
])('%s has internal numbers and a voicemail of its own, and no more of a line', async (kind, target) => {
  const { admin, user, enterprise } = await anEnterprise();
  const [number, sound, method] = [await anInternalNumber(app, enterprise), await anAudioFile(app, enterprise), await aDeliveryMethod(app, enterprise)];
  const draft = { internalNumberIds: [number.id], whenUnavailable: 'ROUTE_TO_VOICEMAIL', voicemailAudioId: sound.id, voicemailDeliveryMethodIds: [method.id] };
  const { body: made } = await create(admin, { kind, name: 'There', userId: user.id, ...target, ...draft, internalCallerIdId: number.id, deliveryMethodIds: [method.id] });
  expect(made).toMatchObject({ ...draft, internalNumbers: [number], voicemailAudio: { id: sound.id, name: sound.name }, voicemailDeliveryMethods: [method] });
  expect(made).not.toHaveProperty('internalCallerIdId');
  await ok(admin, contactMethods.remove, { params: { id: made.id } });
  expect((await ok(admin, internalNumbers.get, { params: { id: number.id } })).assignee).toBeNull();
  await undoLast(admin, made.id);
  expect(await ok(admin, contactMethods.get, { params: { id: made.id } })).toMatchObject(draft);
});
