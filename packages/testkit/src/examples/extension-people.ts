import type { extensionIdentity } from '@patchbay/contract/extension-identity';
import { extensionIdentity as identity } from '@patchbay/contract/extension-identity';
import { ownExtension } from '@patchbay/contract/own-extension';
import { asPlatform } from '@patchbay/database/as-platform';
import { aTone } from '../audio.ts';
import { anAppDevice } from '../builders/app-devices.ts';
import { anExtension, anExtensionPerson } from '../builders/extensions.ts';
import { aUser } from '../builders/users.ts';
import { ok } from '../call.ts';
import { aPicture } from '../pictures.ts';
import { signedInAs } from '../session.ts';
import type { ExamplesOf, Side } from './side.ts';

const any = async ({ app, enterprise, atEnterprise }: Side) => ({ as: atEnterprise, params: { id: (await anExtension(app, enterprise)).id } });

const pictured = async (side: Side) => {
  const example = await any(side);
  await ok(side.atEnterprise, identity.setImage, { params: example.params, body: aPicture() });
  return example;
};

export const extensionIdentityExamples: ExamplesOf<typeof extensionIdentity> = {
  image: async (side) => ({ ...(await pictured(side)), query: {} }),
  setImage: async (side) => ({ ...(await any(side)), body: aPicture() }),
  removeImage: pictured,
  resetPassword: async (side) => ({ as: side.atEnterprise, params: { id: (await anExtensionPerson(side.app, side.enterprise, { personalContact: 'ann@one.example' })).id } }),
  registration: any,
  unregister: any,
};

/** Somebody with an extension of their own, signed in. */
const somebody = async ({ app, enterprise }: Side) => {
  const { id, accountId } = await anExtensionPerson(app, enterprise);
  return { id, as: await signedInAs(app, accountId, enterprise) };
};
const ownOf = async (side: Side) => ({ as: (await somebody(side)).as });
const toColleague = async ({ app, enterprise }: Side) => ({ kind: 'EXTENSION' as const, id: (await anExtension(app, enterprise)).id });

const ownPictured = async (side: Side) => {
  const { as } = await ownOf(side);
  await ok(as, ownExtension.setImage, { body: aPicture() });
  return { as };
};

const ownGreeted = async (side: Side) => {
  const { as } = await ownOf(side);
  await ok(as, ownExtension.setGreeting, { body: aTone() });
  return { as };
};

export const ownExtensionExamples: ExamplesOf<typeof ownExtension> = {
  get: ownOf,
  image: async (side) => ({ ...(await ownPictured(side)), query: {} }),
  setImage: async (side) => ({ ...(await ownOf(side)), body: aPicture() }),
  removeImage: ownPictured,
  updateVoicemail: async (side) => ({ ...(await ownOf(side)), body: { unanswered: 'VOICEMAIL', pin: '739164', version: 1 } }),
  greeting: ownGreeted,
  greetingSound: async (side) => ({ ...(await ownGreeted(side)), query: {} }),
  setGreeting: async (side) => ({ ...(await ownOf(side)), body: aTone() }),
  updateUnconditionalForward: async (side) => ({ ...(await ownOf(side)), body: { mode: 'ALWAYS', destination: await toColleague(side), version: 1 } }),
  updateExceptionNumbers: async (side) => ({ ...(await ownOf(side)), body: { numbers: [{ number: '+44 20 7946 0000' }], version: 1 } }),
  updateConditionalForward: async (side) => ({ ...(await ownOf(side)), body: { busy: { action: 'FORWARD', destination: await toColleague(side) }, version: 1 } }),
  updateTemporaryForward: async (side) => ({ ...(await ownOf(side)), body: { temporary: { from: '2099-01-01T00:00:00Z', until: '2099-01-08T00:00:00Z', destination: await toColleague(side) }, version: 1 } }),
  removeDevice: async (side) => {
    const { id, as } = await somebody(side);
    const user = await aUser(side.app, side.enterprise);
    await asPlatform(side.app.deps.database, (tx) => tx.extension.update({ where: { id }, data: { mobileUserId: user.id } }));
    return { as, params: { id: (await anAppDevice(side.app, side.enterprise, user.id)).id } };
  },
  world: ownOf,
  explain: async (side) => ({ ...(await ownOf(side)), body: { question: { caller: { kind: 'WITHHELD' }, at: '2026-12-06T12:00:00Z' } } }),
  destinations: async (side) => ({ ...(await ownOf(side)), query: { q: '1' } }),
};
