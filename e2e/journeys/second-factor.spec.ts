import { accounts } from '@patchbay/contract/accounts';
import { outbox } from '@patchbay/contract/operations';
import { account, session } from '@patchbay/contract/session';
import { TOTP } from 'otpauth';
import { Api, expect, signInOf, test } from '../fixtures.ts';
import { recordSecret } from '../journal.ts';

test('a second factor is asked for once it is set, and a recovery code serves once', async ({ playwright }) => {
  const nobody = async () => new Api(await playwright.request.newContext());
  const as = async (who: string) => {
    const api = await nobody();
    const body = signInOf(who);
    recordSecret('log-in password', body.password);
    await api.call(session.signIn, { body });
    return { api, at: (await api.call(session.get)).session!.memberships[0]!.organisationId };
  };
  const [reseller, platform] = [await as('reseller@'), await as('platform@')];
  const email = `second.${Date.now().toString(36)}@factor.example`;
  const password = `winter orchard ${crypto.randomUUID().slice(0, 8)}`;
  recordSecret('chosen password', password);

  await reseller.api.call(accounts.create, { at: reseller.at, body: { email, name: 'Second Factor', organisationId: reseller.at, role: 'read-only' } });
  const { items } = await platform.api.call(outbox.list, { at: platform.at, query: { q: email } });
  const { text } = await platform.api.call(outbox.get, { at: platform.at, params: { id: items[0]!.id } });
  const token = /\/invitation#(\S+)/.exec(text)![1]!;
  recordSecret('invitation', token);
  const person = await nobody();
  await person.call(session.acceptInvitation, { body: { token, name: 'Second Factor', password } });

  const { secret } = await person.call(account.beginSecondFactor, { body: { password } });
  recordSecret('second factor', secret);
  const { recoveryCodes } = await person.call(account.confirmSecondFactor, { body: { code: new TOTP({ secret }).generate() } });
  for (const code of recoveryCodes) recordSecret('recovery code', code);

  const elsewhere = await nobody();
  expect(await elsewhere.call(session.signIn, { body: { email, password } })).toEqual({ next: 'second-factor' });
  expect((await elsewhere.call(session.get)).session).toBeNull();
  expect(await elsewhere.call(session.secondFactor, { body: { code: recoveryCodes[0]! } })).toEqual({ next: 'signed-in' });
  expect((await elsewhere.call(session.get)).session?.account.email).toBe(email);
  const again = await nobody();
  await again.call(session.signIn, { body: { email, password } });
  expect((await again.send(session.secondFactor, { body: { code: recoveryCodes[0]! } })).ok()).toBe(false);
});
