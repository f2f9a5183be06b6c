import { accounts, memberships } from '@patchbay/contract/accounts';
import { organisations } from '@patchbay/contract/organisations';
import { session } from '@patchbay/contract/session';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, testClock, type TestApp } from '@patchbay/testkit/app';
import { aBrowser, browse, mailsTo, signIn, testPassword } from '@patchbay/testkit/builders/accounts';
import { anOrganisation, aTree, type Node, unique } from '@patchbay/testkit/builders/organisations';
import { ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

const clock = testClock();
let app: TestApp;
beforeAll(async () => void (app = await testApp({ deps: { clock }, env: { PATCHBAY_TRUSTED_PROXIES: '127.0.0.1' } })));
afterAll(() => app.close());

const newAddress = () => `${unique()}@people.example`.toLowerCase();

const invite = async (at: Node, email = newAddress()) => {
  const admin = await signedIn(app, at);
  const invited = await ok(admin, accounts.create, { body: { email, name: 'Rosa Example', organisationId: at.id, role: 'administrator' } });
  const [mail] = await mailsTo(app, email);
  return { admin, invited, email, mail: mail!, token: mail!.token };
};

const accept = (token: string, { password = testPassword, at }: { password?: string; at?: Node } = {}) => {
  const browser = aBrowser(app, at && { at });
  return browse(browser, session.acceptInvitation, { body: { token, name: 'Rosa Luna', password } }).then((answer) => ({ browser, answer }));
};

test('an invited person chooses a name and a password, and is in', async () => {
  const { enterprise } = await aTree(app);
  const { email, token, invited, admin } = await invite(enterprise);
  expect(invited.status).toBe('invited');
  expect((await browse(aBrowser(app), session.lookInvitation, { body: { token } })).body).toEqual({ email, name: 'Rosa Example', organisationName: enterprise.name, hasPassword: false });
  const { browser, answer } = await accept(token, { at: enterprise });
  expect(answer.body).toEqual({ next: 'signed-in' });
  expect((await browse(browser, organisations.list)).status).toBe(200);
  expect(await ok(admin, accounts.get, { params: { id: invited.id } })).toMatchObject({ status: 'active', name: 'Rosa Luna' });
  expect((await signIn(aBrowser(app), { email, password: testPassword })).status).toBe(200);
});

test('an invitation is mailed in the language of the organisation, and its link holds the token behind #', async () => {
  const { reseller } = await aTree(app);
  const german = await anOrganisation(app, reseller, 'enterprise', { language: 'de' });
  const { mail, token } = await invite(german);
  expect(mail.subject).toBe(`Einladung zu ${german.name}`);
  expect(mail.text).toContain(`${app.deps.config.publicUrl}/invitation#${token}`);
});

test('an invitation works once, also when it is accepted twice at the same moment', async () => {
  const { token } = await invite((await aTree(app)).enterprise);
  const answers = await Promise.all([accept(token, { password: 'the first of us' }), accept(token, { password: 'the second of us' })]);
  expect(answers.map(({ answer }) => answer.status).sort()).toEqual([200, 404]);
  expect((await accept(token)).answer.status).toBe(404);
});

test('an invitation ends after seven days', async () => {
  const { token } = await invite((await aTree(app)).enterprise);
  clock.advance(7 * 86_400);
  expect((await browse(aBrowser(app), session.lookInvitation, { body: { token } })).status).toBe(404);
  expect((await accept(token)).answer.status).toBe(404);
});

test('a link that is sent again replaces the earlier one', async () => {
  const { token, admin, invited, email } = await invite((await aTree(app)).enterprise);
  clock.advance(1);
  await ok(admin, accounts.resendInvitation, { params: { id: invited.id } });
  const again = (await mailsTo(app, email))[0]!.token;
  expect((await accept(token)).answer.status).toBe(404);
  expect((await accept(again)).answer.status).toBe(200);
});

test('who loses the role before accepting has nothing to accept', async () => {
  const { token, admin, invited } = await invite((await aTree(app)).enterprise);
  await ok(admin, memberships.remove, { params: { id: invited.memberships[0]!.id } });
  expect((await accept(token)).answer.status).toBe(404);
});

test('who was invited twice before accepting accepts the second with the password of the first', async () => {
  const first = await invite((await aTree(app)).enterprise);
  clock.advance(1);
  const { enterprise } = await aTree(app);
  const second = await invite(enterprise, first.email);
  await accept(first.token);
  const look = (await browse(aBrowser(app), session.lookInvitation, { body: { token: second.token } })).body;
  expect(look).toMatchObject({ hasPassword: true, organisationName: enterprise.name });
  const wrong = await accept(second.token, { password: 'not this one' });
  expect(wrong.answer.problem.errors).toEqual([{ pointer: '/password', detail: expect.any(String) }]);
  const { browser, answer } = await accept(second.token, { at: enterprise });
  expect(answer.body).toEqual({ next: 'signed-in' });
  expect((await browse(browser, organisations.list)).status).toBe(200);
});

test('a link is stored as its hash, and its mail encrypted', async () => {
  const { token, email } = await invite((await aTree(app)).enterprise);
  const stored = await asPlatform(app.deps.database, (tx) => tx.$queryRaw`
    select (select jsonb_agg(to_jsonb(t))::text from account_token t) as tokens, (select jsonb_agg(to_jsonb(m))::text from outbox_mail m where m."to" = ${email}) as mails,
      (select jsonb_agg(to_jsonb(e))::text from audit_event e where e.entity_label = ${email}) as audited`);
  expect(JSON.stringify(stored)).toContain('account.invited');
  expect(JSON.stringify(stored) + app.logged.join('')).not.toContain(token);
});

test('the administrator named while an organisation is opened is invited to it', async () => {
  const { reseller } = await aTree(app);
  const email = newAddress();
  const made = await ok(await signedIn(app, reseller), organisations.create, {
    body: { kind: 'enterprise', parentId: reseller.id, name: 'Olea', code: `O${unique()}`, administratorEmail: email.toUpperCase(), administratorName: 'Ada' },
  });
  const [mail] = await mailsTo(app, email);
  const { browser } = await accept(mail!.token);
  expect((await browse(browser, session.get)).body.session!.memberships).toMatchObject([{ organisationId: made.id, role: 'administrator' }]);
});
