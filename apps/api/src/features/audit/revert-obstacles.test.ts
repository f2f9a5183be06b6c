import { appConfigurations } from '@patchbay/contract/app-configurations';
import { audioFiles } from '@patchbay/contract/audio-files';
import { audit } from '@patchbay/contract/audit';
import { callFlows } from '@patchbay/contract/call-flows';
import { contactMethods } from '@patchbay/contract/contact-methods';
import { deliveryMethods } from '@patchbay/contract/delivery-methods';
import { featureCodes } from '@patchbay/contract/feature-codes';
import { internalNumbers } from '@patchbay/contract/internal-numbers';
import { playlists } from '@patchbay/contract/playlists';
import { timeSchedules } from '@patchbay/contract/time-schedules';
import { users } from '@patchbay/contract/users';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anAudioFile } from '@patchbay/testkit/builders/audio-files';
import { aCallFlow, hangUp } from '@patchbay/testkit/builders/call-flows';
import { aContactMethod } from '@patchbay/testkit/builders/contact-methods';
import { aDeliveryMethod } from '@patchbay/testkit/builders/delivery-methods';
import { aFeatureCode } from '@patchbay/testkit/builders/feature-codes';
import { anInternalNumber } from '@patchbay/testkit/builders/internal-numbers';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aPlaylist } from '@patchbay/testkit/builders/playlists';
import { aTimeSchedule } from '@patchbay/testkit/builders/time-schedules';
import { aUser } from '@patchbay/testkit/builders/users';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const anEnterprise = async () => {
  const { enterprise } = await aTree(app);
  return { enterprise, admin: await signedIn(app, enterprise) };
};
type Place = Awaited<ReturnType<typeof anEnterprise>>;

const lastOf = async (admin: Caller, entityId: string) => (await ok(admin, audit.list, { query: { entityId } })).items[0]!.changeSetId;
const conflicts = async (admin: Caller, id: string) => (await ok(admin, audit.previewRevert, { params: { id } })).steps.flatMap(({ conflict }) => conflict ?? []);

const configure = async (admin: Caller, id: string, change: object) =>
  ok(admin, appConfigurations.update, { params: { id }, body: { ...(await ok(admin, appConfigurations.get, { params: { id } })), ...change } });
const changeUser = async (admin: Caller, id: string, change: object) =>
  ok(admin, users.update, { params: { id }, body: { ...(await ok(admin, users.get, { params: { id } })), ...change } });

/** Each does something, answers of what, and how something comes in the way of its undoing. */
const obstacles: Record<string, (place: Place) => Promise<{ id: string; meanwhile: () => Promise<unknown>; says: string }>> = {
  'a removed user whose address somebody else has meanwhile': async ({ admin, enterprise }) => {
    const { id } = await aUser(app, enterprise, { email: 'ann@people.example' });
    await ok(admin, users.remove, { params: { id } });
    return { id, meanwhile: () => aUser(app, enterprise, { email: 'ann@people.example' }), says: 'Another user of the enterprise has this address.' };
  },
  'a changed user whose address somebody else has meanwhile': async ({ admin, enterprise }) => {
    const { id } = await aUser(app, enterprise, { email: 'ann@people.example' });
    await changeUser(admin, id, { email: 'new@people.example' });
    return { id, meanwhile: () => aUser(app, enterprise, { email: 'ann@people.example' }), says: 'Another user of the enterprise has this address.' };
  },
  'a removed user whose schedule is gone': async ({ admin, enterprise }) => {
    const { id: timeScheduleId } = await aTimeSchedule(app, enterprise);
    const { id } = await aUser(app, enterprise, { timeScheduleId });
    await ok(admin, users.remove, { params: { id } });
    return { id, meanwhile: () => ok(admin, timeSchedules.remove, { params: { id: timeScheduleId } }), says: 'There is no such time schedule.' };
  },
  'a removed user for whom there is no room any more': async ({ admin, enterprise }) => {
    const { id } = await aUser(app, enterprise);
    await ok(admin, users.remove, { params: { id } });
    const limitTo = (userLimit: number) => asPlatform(app.deps.database, (tx) => tx.organisation.update({ where: { id: enterprise.id }, data: { userLimit }, select: { id: true } }));
    return { id, meanwhile: async () => [await aUser(app, enterprise), await limitTo(1)], says: 'may have 1 user' };
  },
  'an application line whose greeting is gone': async ({ admin, enterprise }) => {
    const { appConfigurationId: id } = await aUser(app, enterprise);
    const { id: voicemailAudioId } = await anAudioFile(app, enterprise);
    await configure(admin, id, { whenUnavailable: 'ROUTE_TO_VOICEMAIL', voicemailAudioId });
    await configure(admin, id, { whenUnavailable: 'DO_NOTHING', voicemailAudioId: null });
    return { id, meanwhile: () => ok(admin, audioFiles.remove, { params: { id: voicemailAudioId } }), says: 'The enterprise has no such audio file.' };
  },
  'an application line whose delivery method is gone': async ({ admin, enterprise }) => {
    const { appConfigurationId: id } = await aUser(app, enterprise);
    const { id: method } = await aDeliveryMethod(app, enterprise);
    await configure(admin, id, { recInboundExternal: true, deliveryMethodIds: [method] });
    await configure(admin, id, { recInboundExternal: false, deliveryMethodIds: [] });
    return { id, meanwhile: () => ok(admin, deliveryMethods.remove, { params: { id: method } }), says: 'The enterprise has no such delivery method.' };
  },
  'a removed contact method whose user is gone': async ({ admin, enterprise }) => {
    const { id, userId } = await aContactMethod(app, enterprise);
    await ok(admin, contactMethods.remove, { params: { id } });
    return { id, meanwhile: () => ok(admin, users.remove, { params: { id: userId } }), says: 'The enterprise has no such user.' };
  },
  'a removed contact method whose name its user gave to another': async ({ admin, enterprise }) => {
    const { id, userId } = await aContactMethod(app, enterprise, { name: 'Desk' });
    await ok(admin, contactMethods.remove, { params: { id } });
    return { id, meanwhile: () => aContactMethod(app, enterprise, { userId, name: 'Desk' }), says: 'The user has one of this name already.' };
  },
  'a call flow that played what is gone': async ({ admin, enterprise }) => {
    const { id: audioFileId } = await anAudioFile(app, enterprise);
    const { id } = await aCallFlow(app, enterprise, { startId: 'play', nodes: [{ id: 'play', type: 'PLAYBACK', audioFileId, next: 'end' }, hangUp] });
    await ok(admin, callFlows.remove, { params: { id } });
    return { id, meanwhile: () => ok(admin, audioFiles.remove, { params: { id: audioFileId } }), says: 'audio file' };
  },
  'a call flow that asked a schedule that is gone': async ({ admin, enterprise }) => {
    const { id: timeScheduleId } = await aTimeSchedule(app, enterprise);
    const { id } = await aCallFlow(app, enterprise, { startId: 'time', nodes: [{ id: 'time', type: 'TIME_ROUTER', timeScheduleId, open: 'end', closed: 'end' }, hangUp] });
    await ok(admin, callFlows.remove, { params: { id } });
    return { id, meanwhile: () => ok(admin, timeSchedules.remove, { params: { id: timeScheduleId } }), says: 'time schedule' };
  },
  'a call flow whose name another has': async ({ admin, enterprise }) => {
    const { id, name } = await aCallFlow(app, enterprise);
    await ok(admin, callFlows.remove, { params: { id } });
    return { id, meanwhile: () => aCallFlow(app, enterprise, { name }), says: 'This name is in use already.' };
  },
  'a time schedule whose name another has': async ({ admin, enterprise }) => {
    const { id, name } = await aTimeSchedule(app, enterprise);
    await ok(admin, timeSchedules.remove, { params: { id } });
    return { id, meanwhile: () => aTimeSchedule(app, enterprise, { name }), says: 'This name is in use already.' };
  },
  'a new time schedule that somebody follows': async ({ admin, enterprise }) => {
    const { id } = await ok(admin, timeSchedules.create, { body: { name: 'Office', timeZone: 'Europe/Lisbon', hours: [], exceptions: [] } });
    return { id, meanwhile: () => aUser(app, enterprise, { timeScheduleId: id }), says: 'use' };
  },
  'a playlist of a file that is gone': async ({ admin, enterprise }) => {
    const { id: file } = await anAudioFile(app, enterprise);
    const { id } = await aPlaylist(app, enterprise, { audioFileIds: [file] });
    await ok(admin, playlists.remove, { params: { id } });
    return { id, meanwhile: () => ok(admin, audioFiles.remove, { params: { id: file } }), says: 'audio file' };
  },
  'a delivery method whose name another has': async ({ admin, enterprise }) => {
    const { id, name } = await aDeliveryMethod(app, enterprise);
    await ok(admin, deliveryMethods.remove, { params: { id } });
    return { id, meanwhile: () => aDeliveryMethod(app, enterprise, { name }), says: 'This name is in use already.' };
  },
  'a feature code whose action has another': async ({ admin, enterprise }) => {
    const { id } = await aFeatureCode(app, enterprise, { code: '*8', action: 'PICKUP' });
    await ok(admin, featureCodes.remove, { params: { id } });
    return { id, meanwhile: () => aFeatureCode(app, enterprise, { code: '*9', action: 'PICKUP' }), says: 'This action has a code already.' };
  },
  'a new internal number that rings somewhere': async ({ admin, enterprise }) => {
    const { first: { id } } = await ok(admin, internalNumbers.create, { body: { first: '201' } });
    const { appConfigurationId } = await aUser(app, enterprise);
    return { id, meanwhile: () => configure(admin, appConfigurationId, { internalNumberIds: [id] }), says: '201' };
  },
  'an internal number that became the caller ID of a line that is gone': async ({ admin, enterprise }) => {
    const { appConfigurationId: id } = await aUser(app, enterprise);
    const internal = await anInternalNumber(app, enterprise, { number: '202' });
    await configure(admin, id, { internalCallerIdId: internal.id });
    await configure(admin, id, { internalCallerIdId: null });
    return { id, meanwhile: () => ok(admin, internalNumbers.remove, { params: { id: internal.id } }), says: 'The enterprise has no such internal number.' };
  },
};

test.each(Object.entries(obstacles))('the preview refuses by the words of the undoing, and changes nothing: %s', async (_, arrange) => {
  const place = await anEnterprise();
  const { admin } = place;
  const { id, meanwhile, says } = await arrange(place);
  const undo = await lastOf(admin, id);
  expect(await conflicts(admin, undo)).toEqual([]);
  await meanwhile();
  const [told, ...others] = await conflicts(admin, undo);
  expect([told, others]).toEqual([expect.stringContaining(says), []]);
  const { total } = await ok(admin, audit.list, {});
  expect(await conflicts(admin, undo)).toEqual([told]);
  const { problem } = await call(admin, audit.revert, { params: { id: undo } });
  expect(problem.detail).toContain(told);
  expect((await ok(admin, audit.list, {})).total).toBe(total);
});
