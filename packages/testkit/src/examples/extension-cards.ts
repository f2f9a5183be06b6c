import type { extensionBulks } from '@patchbay/contract/extension-bulks';
import type { extensionCalls } from '@patchbay/contract/extension-calls';
import type { extensionCopies } from '@patchbay/contract/extension-copies';
import type { extensionCards } from '@patchbay/contract/extension-cards';
import { anAudioFile } from '../builders/audio-files.ts';
import { anExtension, anExtensionPerson } from '../builders/extensions.ts';
import { unique } from '../builders/organisations.ts';
import { aNumber } from '../builders/phone-numbers.ts';
import { aPhone } from '../builders/phones.ts';
import { aRingGroup } from '../builders/ring-groups.ts';
import { aUser } from '../builders/users.ts';
import type { ExamplesOf, Side } from './side.ts';

/** Free in the enterprise: the other examples begin at 001, the builders at 1000. */
let free = 500;

const own = async ({ app, enterprise, atEnterprise }: Side) => {
  const { id, shortNumber } = await anExtension(app, enterprise);
  return { as: atEnterprise, params: { id }, shortNumber };
};
const toColleague = async ({ app, enterprise }: Side) => ({ kind: 'EXTENSION' as const, id: (await anExtension(app, enterprise)).id });

export const extensionCardExamples: ExamplesOf<typeof extensionCards> = {
  settings: async (side) => {
    const { as, params } = await own(side);
    return { as, params };
  },
  updateIdentity: async (side) => {
    const { as, params } = await own(side);
    return { as, params, body: { username: `ann.${unique()}`, displayName: 'Ann', authentication: 'TWO_STEP', personalContact: 'ann@one.example', isSignInAllowed: true, role: 'supervisor', version: 1 } };
  },
  updateNumberSettings: async (side) => {
    const { as, params, shortNumber } = await own(side);
    return { as, params, body: { shortNumber, presentationNumberId: (await aNumber(side.app, side.enterprise)).id, country: 'PT', isAnonymous: true, isRecorded: true, version: 1 } };
  },
  updateEndpoints: async (side) => {
    const { as, params } = await own(side);
    const [user, phone] = [await aUser(side.app, side.enterprise), await aPhone(side.app, side.enterprise)];
    return { as, params, body: { softphone: { isOn: true, kind: 'OPERATOR_CONSOLE' }, mobile: { isOn: true, userId: user.id }, ipPhone: { isOn: true, phoneIds: [phone.id] }, version: 1 } };
  },
  updateVoicemail: async (side) => {
    const { as, params } = await own(side);
    const { id } = await anAudioFile(side.app, side.enterprise);
    return { as, params, body: { unanswered: 'VOICEMAIL', pin: '739164', greetingAudioId: id, isNotified: true, email: 'ann@one.example', version: 1 } };
  },
  updateCallWaiting: async (side) => {
    const { as, params } = await own(side);
    const [welcome, music] = [await anAudioFile(side.app, side.enterprise), await anAudioFile(side.app, side.enterprise)];
    return { as, params, body: { isQueued: true, maxWaiting: 3, welcomeAudioId: welcome.id, maxSimultaneous: 2, musicOnHoldAudioId: music.id, version: 1 } };
  },
  updateMonitoring: async (side) => {
    const { as, params } = await own(side);
    return { as, params, body: { monitorsOthers: true, mayBeMonitored: true, version: 1 } };
  },
  updatePhoneNumbers: async (side) => {
    const { as, params } = await own(side);
    return { as, params, body: { phoneNumberIds: [(await aNumber(side.app, side.enterprise)).id], version: 1 } };
  },
  updateUnconditionalForward: async (side) => {
    const { as, params } = await own(side);
    return { as, params, body: { mode: 'SCHEDULE', rules: [{ name: 'Nights', days: [1, 2], from: '22:00', to: '06:00', destination: await toColleague(side) }], version: 1 } };
  },
  updateExceptionNumbers: async (side) => {
    const { as, params } = await own(side);
    return { as, params, body: { numbers: [{ number: '+44 20 7946 0000', label: 'Head office' }, { number: '100' }], version: 1 } };
  },
  updateConditionalForward: async (side) => {
    const { as, params } = await own(side);
    return { as, params, body: { busy: { action: 'FORWARD', destination: await toColleague(side) }, noAnswer: { action: 'FORWARD', ringSeconds: 30, destination: { kind: 'EXTERNAL', e164: '+442079460000' as never } }, version: 1 } };
  },
  updateTemporaryForward: async (side) => {
    const { as, params } = await own(side);
    return { as, params, body: { temporary: { from: '2099-01-01T00:00:00Z', until: '2099-01-08T00:00:00Z', destination: await toColleague(side) }, version: 1 } };
  },
  replaceSipPassword: async (side) => {
    const { as, params } = await own(side);
    return { as, params, body: { sipPassword: 'plover-quarry-77-tin' } };
  },
};

export const extensionCallExamples: ExamplesOf<typeof extensionCalls> = {
  world: async (side) => {
    const { as, params } = await own(side);
    return { as, params };
  },
  explain: async (side) => {
    const { as, params } = await own(side);
    return { as, params, body: { question: { caller: { kind: 'WITHHELD' }, at: '2026-12-06T12:00:00Z' }, unsaved: { forwarding: { unconditional: { mode: 'ALWAYS', destination: { kind: 'EXTERNAL', e164: '+442079460000' as never } } } } } };
  },
};

export const extensionCopyExamples: ExamplesOf<typeof extensionCopies> = {
  duplicate: async (side) => {
    const { as, params } = await own(side);
    return { as, params, body: { shortNumber: String((free += 1)), displayName: 'Bob' } };
  },
  createRange: ({ atEnterprise }) => {
    const from = (free += 1);
    free += 2;
    return Promise.resolve({ as: atEnterprise, body: { from: String(from), to: String(free), displayName: 'Desk {number}' } });
  },
};

const aChoice = async (side: Side) => {
  const { as, params } = await own(side);
  return { as, body: { ids: [params.id] } };
};

const aReachable = async ({ app, enterprise, atEnterprise }: Side) => {
  const { id } = await anExtensionPerson(app, enterprise, { personalContact: 'ann@one.example' });
  return { as: atEnterprise, body: { ids: [id] } };
};

export const extensionBulkExamples: ExamplesOf<typeof extensionBulks> = {
  bulkUpdate: async (side) => {
    const { as, body } = await aChoice(side);
    return { as, body: { ...body, change: { isRecorded: true, country: 'PT' } } };
  },
  bulkRemove: aChoice,
  bulkRemoval: aChoice,
  bulkReset: aReachable,
  bulkResetRecipients: aReachable,
  bulkMessage: async (side) => {
    const { as, body } = await aReachable(side);
    return { as, body: { ...body, subject: 'New handsets', text: 'They come on Monday.' } };
  },
  bulkMessageRecipients: aReachable,
  bulkGroups: async (side) => {
    const { as, body } = await aChoice(side);
    return { as, body: { ...body, add: [(await aRingGroup(side.app, side.enterprise)).id] } };
  },
};
