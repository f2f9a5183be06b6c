import { appConfigurations } from '@patchbay/contract/app-configurations';
import { audioFiles } from '@patchbay/contract/audio-files';
import { audit } from '@patchbay/contract/audit';
import { contactMethods } from '@patchbay/contract/contact-methods';
import { deliveryMethods } from '@patchbay/contract/delivery-methods';
import { internalNumbers } from '@patchbay/contract/internal-numbers';
import { users } from '@patchbay/contract/users';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anAudioFile } from '@patchbay/testkit/builders/audio-files';
import { aContactMethod } from '@patchbay/testkit/builders/contact-methods';
import { aDeliveryMethod } from '@patchbay/testkit/builders/delivery-methods';
import { anInternalNumber } from '@patchbay/testkit/builders/internal-numbers';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aUser } from '@patchbay/testkit/builders/users';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const anEnterprise = async () => {
  const tree = await aTree(app);
  return { ...tree, admin: await signedIn(app, tree.enterprise) };
};
const undoLast = async (admin: Caller, entityId: string) => {
  const { items } = await ok(admin, audit.list, { query: { entityId } });
  return ok(admin, audit.revert, { params: { id: items[0]!.changeSetId } });
};
const holderOf = async (admin: Caller, { id }: { id: string }) => (await ok(admin, internalNumbers.get, { params: { id } })).assignee;

interface Kept {
  id: string;
  userId: string;
  label: string;
  save: (body: object) => ReturnType<typeof call<typeof appConfigurations.update | typeof contactMethods.update>>;
  read: () => Promise<object>;
}

type Place = { admin: Caller; enterprise: { id: string } };

const anAppConfiguration = async ({ admin, enterprise }: Place): Promise<Kept> => {
  const { id: userId, name, appConfigurationId: id } = await aUser(app, enterprise);
  let version = 1;
  const save = async (body: object) => {
    const saved = await call(admin, appConfigurations.update, { params: { id }, body: { ...body, version } });
    if (saved.status === 200) version = saved.body.version;
    return saved;
  };
  return { id, userId, label: name, save: save as never, read: () => ok(admin, appConfigurations.get, { params: { id } }) };
};

const aSipAccount = async ({ admin, enterprise }: Place): Promise<Kept> => {
  const { id: userId, name: userName } = await aUser(app, enterprise);
  const { id, name } = await aContactMethod(app, enterprise, { userId });
  let version = 1;
  const save = async (body: object) => {
    const saved = await call(admin, contactMethods.update, { params: { id }, body: { kind: 'SIP_ACCOUNT', userId, name, ...body, version } });
    if (saved.status === 200) version = saved.body.version;
    return saved;
  };
  return { id, userId, label: `${userName} · ${name}`, save: save as never, read: () => ok(admin, contactMethods.get, { params: { id } }) };
};

describe.each([['app-configuration', anAppConfiguration], ['contact-method', aSipAccount]] as const)('of %s', (kind, make) => {
  test('[22] [28] [29] [30] [31] [32] [39] everything that it refers to is kept, and read by name', async () => {
    const place = await anEnterprise();
    const kept = await make(place);
    const [one, two] = [await anInternalNumber(app, place.enterprise), await anInternalNumber(app, place.enterprise)];
    const [greeting, inside, outside] = [await anAudioFile(app, place.enterprise), await anAudioFile(app, place.enterprise), await anAudioFile(app, place.enterprise)];
    const [archive, mail] = [await aDeliveryMethod(app, place.enterprise), await aDeliveryMethod(app, place.enterprise)];
    const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
    const draft = {
      internalNumberIds: [one.id, two.id], whenUnavailable: 'ROUTE_TO_VOICEMAIL', voicemailAudioId: greeting.id, voicemailDeliveryMethodIds: [mail.id],
      internalCallerIdId: two.id, internalAnnouncementId: inside.id, externalAnnouncementId: outside.id, deliveryMethodIds: [archive.id, mail.id], recordInboundExternal: true,
    };
    const { status, body } = await kept.save(draft);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...draft, internalNumbers: [one, two], voicemailAudio: named(greeting), voicemailDeliveryMethods: [named(mail)], internalCallerId: two,
      internalAnnouncement: named(inside), externalAnnouncement: named(outside), deliveryMethods: [named(archive), named(mail)],
    });
    expect(await kept.read()).toEqual(body);
  });

  test('[24] calls that nobody takes end, unless they are routed to voicemail with its greeting and delivery; there is nothing else', async () => {
    const place = await anEnterprise();
    const kept = await make(place);
    const [greeting, mail] = [await anAudioFile(app, place.enterprise), await aDeliveryMethod(app, place.enterprise)];
    const voicemail = { voicemailAudioId: greeting.id, voicemailDeliveryMethodIds: [mail.id] };
    expect(await kept.read()).toMatchObject({ whenUnavailable: 'DO_NOTHING', voicemailAudioId: null, voicemailDeliveryMethodIds: [] });
    expect((await kept.save({ whenUnavailable: 'ROUTE_TO_VOICEMAIL', ...voicemail })).body).toMatchObject({ whenUnavailable: 'ROUTE_TO_VOICEMAIL', ...voicemail });
    for (const whenUnavailable of ['FORWARD', 'do_nothing', '', null]) expect((await kept.save({ whenUnavailable, ...voicemail })).problem.errors).toMatchObject([{ pointer: '/whenUnavailable' }]);
    for (const [field, value] of [['voicemailAudioId', mail.id], ['voicemailDeliveryMethodIds', [greeting.id]]] as const) {
      expect((await kept.save({ whenUnavailable: 'ROUTE_TO_VOICEMAIL', ...voicemail, [field]: value })).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: expect.stringContaining(`/${field}`) }] });
    }
    expect(await kept.read()).toMatchObject({ whenUnavailable: 'ROUTE_TO_VOICEMAIL', ...voicemail });
    await kept.save({ whenUnavailable: 'DO_NOTHING', ...voicemail });
    expect(await kept.read()).toMatchObject({ whenUnavailable: 'DO_NOTHING', ...voicemail });
  });

  test('[22] an internal number is one holder\'s, from saving until it is taken away', async () => {
    const place = await anEnterprise();
    const [kept, other] = [await make(place), await make(place)];
    const number = await anInternalNumber(app, place.enterprise);
    await kept.save({ internalNumberIds: [number.id] });
    expect(await holderOf(place.admin, number)).toEqual({ kind, id: kept.id, label: kept.label });
    expect((await other.save({ internalNumberIds: [number.id] })).problem).toMatchObject({
      code: 'already-exists', errors: [{ pointer: '/internalNumberIds/0', detail: `${number.number} is assigned to ${kept.label}: take it from there first.` }],
    });
    await kept.save({ internalNumberIds: [] });
    expect(await holderOf(place.admin, number)).toBeNull();
    expect((await other.save({ internalNumberIds: [number.id] })).status).toBe(200);
  });

  test.each(['recordInboundInternal', 'recordInboundExternal', 'recordOutboundInternal', 'recordOutboundExternal', 'recordOnDemand'])('[33] [34] [35] [36] [37] %s needs a delivery method', async (record) => {
    const place = await anEnterprise();
    const kept = await make(place);
    expect((await kept.save({ [record]: true })).problem).toMatchObject({ code: 'validation-failed', errors: [{ pointer: '/deliveryMethodIds' }] });
    const { id } = await aDeliveryMethod(app, place.enterprise);
    expect((await kept.save({ [record]: true, deliveryMethodIds: [id] })).body).toMatchObject({ [record]: true });
  });

  test('values that a switch hides are kept', async () => {
    const place = await anEnterprise();
    const kept = await make(place);
    const [{ id: voicemailAudioId }, { id: method }] = [await anAudioFile(app, place.enterprise), await aDeliveryMethod(app, place.enterprise)];
    const draft = { whenUnavailable: 'DO_NOTHING', voicemailAudioId, voicemailDeliveryMethodIds: [method], deliveryMethodIds: [method] };
    expect((await kept.save(draft)).body).toMatchObject(draft);
  });

  test('what another enterprise has is refused at its field', async () => {
    const [place, elsewhere] = [await anEnterprise(), await anEnterprise()];
    const kept = await make(place);
    const [number, sound, method] = [await anInternalNumber(app, elsewhere.enterprise), await anAudioFile(app, elsewhere.enterprise), await aDeliveryMethod(app, elsewhere.enterprise)];
    const cases = [
      [{ internalNumberIds: [number.id] }, '/internalNumberIds/0'], [{ internalCallerIdId: number.id }, '/internalCallerIdId'], [{ voicemailAudioId: sound.id }, '/voicemailAudioId'],
      [{ internalAnnouncementId: sound.id }, '/internalAnnouncementId'], [{ externalAnnouncementId: sound.id }, '/externalAnnouncementId'],
      [{ deliveryMethodIds: [method.id] }, '/deliveryMethodIds/0'], [{ voicemailDeliveryMethodIds: [method.id] }, '/voicemailDeliveryMethodIds/0'],
    ] as const;
    for (const [body, pointer] of cases) expect((await kept.save(body)).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer }] });
  });

  test('an audio file that it plays stays, and it is said who plays it', async () => {
    const place = await anEnterprise();
    const kept = await make(place);
    const sound = await anAudioFile(app, place.enterprise);
    const remove = () => call(place.admin, audioFiles.remove, { params: { id: sound.id } });
    for (const field of ['voicemailAudioId', 'internalAnnouncementId', 'externalAnnouncementId']) {
      await kept.save({ [field]: sound.id });
      expect((await remove()).problem).toMatchObject({ code: 'in-use', detail: `${sound.name} is played by ${kept.label}: take it from there first.`, references: [{ kind, id: kept.id, label: kept.label }] });
    }
    await kept.save({});
    expect((await remove()).status).toBe(204);
  });

  test('an internal number that it shows stays, and it is said who shows it', async () => {
    const place = await anEnterprise();
    const kept = await make(place);
    const number = await anInternalNumber(app, place.enterprise);
    await kept.save({ internalCallerIdId: number.id });
    const params = { id: number.id };
    const reference = { kind, id: kept.id, label: kept.label };
    expect((await ok(place.admin, internalNumbers.references, { params })).blocking).toEqual([reference]);
    expect((await call(place.admin, internalNumbers.remove, { params })).problem).toMatchObject({ code: 'in-use', references: [reference] });
  });

  test('a delivery method stays while recordings would go nowhere without it, and lets go otherwise', async () => {
    const place = await anEnterprise();
    const kept = await make(place);
    const [one, two] = [await aDeliveryMethod(app, place.enterprise), await aDeliveryMethod(app, place.enterprise)];
    const remove = ({ id }: { id: string }) => call(place.admin, deliveryMethods.remove, { params: { id } });
    await kept.save({ recordOnDemand: true, deliveryMethodIds: [one.id, two.id], voicemailDeliveryMethodIds: [one.id] });
    const reference = { kind, id: kept.id, label: kept.label };
    expect(await ok(place.admin, deliveryMethods.references, { params: { id: one.id } })).toEqual({ blocking: [], removed: [], released: [reference] });
    expect((await remove(one)).status).toBe(204);
    expect(await kept.read()).toMatchObject({ deliveryMethodIds: [two.id], voicemailDeliveryMethodIds: [], version: 3 });
    expect((await ok(place.admin, deliveryMethods.references, { params: { id: two.id } })).blocking).toEqual([reference]);
    expect((await remove(two)).problem).toMatchObject({ code: 'in-use', detail: `${two.name} alone delivers the recordings of ${kept.label}: choose another there first.`, references: [reference] });
  });

  test('two methods that are removed at once do not each count on the other', async () => {
    const place = await anEnterprise();
    const kept = await make(place);
    const methods = [await aDeliveryMethod(app, place.enterprise), await aDeliveryMethod(app, place.enterprise)];
    await kept.save({ recordOnDemand: true, deliveryMethodIds: methods.map(({ id }) => id) });
    const outcomes = await Promise.all(methods.map(({ id }) => call(place.admin, deliveryMethods.remove, { params: { id } })));
    expect(outcomes.map(({ status }) => status).sort()).toEqual([204, 409]);
  });

  test('undoing a change brings back what it had', async () => {
    const place = await anEnterprise();
    const kept = await make(place);
    const [number, sound, method] = [await anInternalNumber(app, place.enterprise), await anAudioFile(app, place.enterprise), await aDeliveryMethod(app, place.enterprise)];
    const draft = { internalNumberIds: [number.id], internalCallerIdId: number.id, internalAnnouncementId: sound.id, externalAnnouncementId: sound.id, voicemailAudioId: sound.id, voicemailDeliveryMethodIds: [method.id], deliveryMethodIds: [method.id], recordOnDemand: true };
    await kept.save(draft);
    await kept.save({});
    await undoLast(place.admin, kept.id);
    expect(await kept.read()).toMatchObject(draft);
    expect((await holderOf(place.admin, number))?.id).toBe(kept.id);
  });

  test('[47] its numbers are freed with the user, who is told so before, and come back by undoing', async () => {
    const place = await anEnterprise();
    const kept = await make(place);
    const [number, method] = [await anInternalNumber(app, place.enterprise), await aDeliveryMethod(app, place.enterprise)];
    const draft = { internalNumberIds: [number.id], internalCallerIdId: number.id, deliveryMethodIds: [method.id], recordOnDemand: true };
    await kept.save(draft);
    const params = { id: kept.userId };
    expect((await ok(place.admin, users.references, { params })).released).toContainEqual({ kind: 'internal-number', id: number.id, label: number.number });
    await ok(place.admin, users.remove, { params });
    expect(await holderOf(place.admin, number)).toBeNull();
    expect((await ok(place.admin, deliveryMethods.references, { params: { id: method.id } }))).toEqual({ blocking: [], removed: [], released: [] });
    await undoLast(place.admin, kept.userId);
    expect(await kept.read()).toMatchObject(draft);
  });

  test('what it says of itself at its internal numbers follows its name', async () => {
    const place = await anEnterprise();
    const kept = await make(place);
    const number = await anInternalNumber(app, place.enterprise);
    await kept.save({ internalNumberIds: [number.id] });
    await ok(place.admin, users.update, { params: { id: kept.userId }, body: { firstName: 'New', lastName: 'Name', version: 1 } });
    expect((await holderOf(place.admin, number))?.label).toMatch(/^New Name/);
    if (kind === 'app-configuration') return;
    await kept.save({ internalNumberIds: [number.id], name: 'Elsewhere' });
    expect((await holderOf(place.admin, number))?.label).toBe('New Name · Elsewhere');
  });

  test('its relations name all of it, each once', async () => {
    const place = await anEnterprise();
    const kept = await make(place);
    const [number, sound, method] = [await anInternalNumber(app, place.enterprise), await anAudioFile(app, place.enterprise), await aDeliveryMethod(app, place.enterprise)];
    await kept.save({ internalNumberIds: [number.id], internalCallerIdId: number.id, voicemailAudioId: sound.id, externalAnnouncementId: sound.id, deliveryMethodIds: [method.id], voicemailDeliveryMethodIds: [method.id] });
    const endpoint = kind === 'app-configuration' ? appConfigurations.references : contactMethods.references;
    expect((await ok(place.admin, endpoint as typeof contactMethods.references, { params: { id: kept.id } })).released).toEqual([
      { kind: 'internal-number', id: number.id, label: number.number }, { kind: 'audio-file', id: sound.id, label: sound.name }, { kind: 'delivery-method', id: method.id, label: method.name },
    ]);
  });
});
