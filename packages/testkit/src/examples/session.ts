import { prepareSetUp } from '@patchbay/api/features/session/set-up';
import { accounts } from '@patchbay/contract/accounts';
import { account, type session } from '@patchbay/contract/session';
import { testApp } from '../app.ts';
import { aBrowser, anAccount, type Browser, browse, mailsTo, oneTimeCode, type Person, signIn, signInByName, testPassword } from '../builders/accounts.ts';
import { anExtensionPerson } from '../builders/extensions.ts';
import { unique } from '../builders/organisations.ts';
import { ok } from '../call.ts';
import { createDatabase } from '../database.ts';
import { aPersonInside, asCaller, type ExamplesOf, type Side } from './side.ts';

interface Secured {
  person: Person;
  browser: Browser;
  recoveryCodes: string[];
}

/** A person with a second factor, signed in. */
export const aSecuredPerson = async (side: Side): Promise<Secured> => {
  const { person, browser } = await aPersonInside(side);
  const { secret } = (await browse(browser, account.beginSecondFactor, { body: { password: person.password } })).body;
  const code = oneTimeCode(secret, side.app.deps.clock.now());
  const { recoveryCodes } = (await browse(browser, account.confirmSecondFactor, { body: { code } })).body;
  return { person, browser, recoveryCodes };
};

const anInvitation = async ({ app, atReseller, enterprise }: Side) => {
  const email = `${unique()}@people.example`.toLowerCase();
  await ok(atReseller, accounts.create, { body: { email, name: 'Invited', organisationId: enterprise.id, role: 'administrator' } });
  return (await mailsTo(app, email))[0]!.token;
};

const aReset = async ({ app, atReseller, enterprise }: Side) => {
  const person = await anAccount(app, enterprise);
  await ok(atReseller, accounts.sendReset, { params: { id: person.id } });
  return (await mailsTo(app, person.email))[0]!.token;
};

/** An installation of its own that nobody has set up. */
const aFreshInstallation = async (side: Side) => {
  const database = await createDatabase();
  const app = await testApp({ databaseUrl: database.url });
  side.cleanUps.push(async () => { await app.close(); await database.drop(); });
  return { app, token: (await prepareSetUp(app.deps))!.split('#')[1]! };
};

export const sessionExamples: ExamplesOf<typeof session> = {
  get: async ({ app }) => ({ as: aBrowser(app) }),
  signIn: async ({ app, enterprise }) => {
    const { email, password } = await anAccount(app, enterprise);
    return { as: aBrowser(app), body: { email, password } };
  },
  secondFactor: async (side) => {
    const { person, recoveryCodes } = await aSecuredPerson(side);
    const browser = aBrowser(side.app);
    await signIn(browser, person);
    return { as: asCaller(browser), body: { code: recoveryCodes[0]! } };
  },
  sendCode: async ({ app, enterprise }) => {
    const browser = aBrowser(app);
    await signInByName(browser, await anExtensionPerson(app, enterprise, { authentication: 'TWO_STEP', personalContact: 'ann@one.example' }));
    return { as: asCaller(browser) };
  },
  signOut: async (side) => ({ as: asCaller((await aPersonInside(side)).browser) }),
  requestReset: async ({ app, enterprise }) => ({ as: aBrowser(app), body: { email: (await anAccount(app, enterprise)).email } }),
  completeReset: async (side) => ({ as: aBrowser(side.app), body: { token: await aReset(side), password: 'another long password' } }),
  lookInvitation: async (side) => ({ as: aBrowser(side.app), body: { token: await anInvitation(side) } }),
  acceptInvitation: async (side) => ({ as: aBrowser(side.app), body: { token: await anInvitation(side), name: 'Accepted', password: testPassword } }),
  setUp: async (side) => {
    const { app, token } = await aFreshInstallation(side);
    return { as: aBrowser(app), body: { token, email: 'first@people.example', name: 'First', password: testPassword } };
  },
};

export const accountExamples: ExamplesOf<typeof account> = {
  updateProfile: async (side) => ({ as: asCaller((await aPersonInside(side)).browser), body: { name: 'Renamed', preferences: { language: 'de' } } }),
  changePassword: async (side) => {
    const { person, browser } = await aPersonInside(side);
    return { as: asCaller(browser), body: { currentPassword: person.password, password: 'another long password' } };
  },
  sessions: async (side) => ({ as: asCaller((await aPersonInside(side)).browser) }),
  revokeSession: async (side) => {
    const { person, browser } = await aPersonInside(side);
    await signIn(aBrowser(side.app), person);
    const { items } = (await browse(browser, account.sessions)).body;
    return { as: asCaller(browser), params: { id: items.find(({ isCurrent }) => !isCurrent)!.id } };
  },
  beginSecondFactor: async (side) => {
    const { person, browser } = await aPersonInside(side);
    return { as: asCaller(browser), body: { password: person.password } };
  },
  confirmSecondFactor: async (side) => {
    const { person, browser } = await aPersonInside(side);
    const { secret } = (await browse(browser, account.beginSecondFactor, { body: { password: person.password } })).body;
    return { as: asCaller(browser), body: { code: oneTimeCode(secret, side.app.deps.clock.now()) } };
  },
  removeSecondFactor: async (side) => {
    const { person, browser } = await aSecuredPerson(side);
    return { as: asCaller(browser), body: { password: person.password } };
  },
};
