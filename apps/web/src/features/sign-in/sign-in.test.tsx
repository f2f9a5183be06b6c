import { session } from '@patchbay/contract/session';
import { organisations } from '@patchbay/contract/organisations';
import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { answer, callsOf, refuse } from '#test/answer.ts';
import { anOrganisation, aSession, renderApp, tenantId } from '#test/render.tsx';

const token = 'abcdefghijklmnopqrstuvwxyz012345';
const signedIn = () => {
  answer(session.get, { session: aSession(), needsSetup: false });
  answer(organisations.get, anOrganisation());
};
const type = async (user: ReturnType<typeof renderApp>['user'], values: { [label: string]: string }) => {
  for (const [label, value] of Object.entries(values)) await user.type(await screen.findByLabelText(label, { selector: 'input' }), value);
};

beforeEach(() => void window.history.replaceState(null, '', '/'));

test('a stranger is asked to sign in, and comes back to where they wanted to go', async () => {
  answer(session.signIn, () => {
    signedIn();
    return { next: 'signed-in' as const };
  });
  const { user, router } = renderApp(`/t/${tenantId}/nowhere?q=1`, { viewer: null });
  await type(user, { 'E-mail': 'ADA@northwind.example', Password: 'a long enough one' });
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  await waitFor(() => expect(router.state.location.pathname + router.state.location.search).toBe(`/t/${tenantId}/nowhere?q=1`));
  expect(callsOf(session.signIn)[0]!.body).toEqual({ email: 'ada@northwind.example', password: 'a long enough one' });
});

test.each(['//evil.example', 'https://evil.example', '/\\evil.example'])('nobody is led away to %s', async (target) => {
  const { router } = renderApp(`/sign-in?return=${encodeURIComponent(target)}`);
  await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/[ot]\//));
});

test('the second factor is asked for where there is one', async () => {
  answer(session.signIn, { next: 'second-factor' });
  refuse(session.secondFactor, 'unauthenticated');
  const { user, router } = renderApp('/sign-in', { viewer: null });
  await type(user, { 'E-mail': 'ada@northwind.example', Password: 'a long enough one' });
  await user.keyboard('{Enter}');
  await type(user, { Code: '000000' });
  await user.click(screen.getByRole('button', { name: 'Continue' }));
  await screen.findByText('This code is not right, or it has been used already.');
  answer(session.secondFactor, () => {
    signedIn();
    return { next: 'signed-in' as const };
  });
  await user.click(screen.getByRole('button', { name: 'Continue' }));
  await waitFor(() => expect(router.state.location.pathname).not.toBe('/sign-in'));
});

test('a wrong password says no more than that, and keeps what was typed', async () => {
  refuse(session.signIn, 'unauthenticated', { detail: 'no' });
  const { user } = renderApp('/sign-in', { viewer: null });
  await type(user, { 'E-mail': 'ada@northwind.example', Password: 'wrong' });
  await user.keyboard('{Enter}');
  expect((await screen.findByRole('alert')).textContent).toBe('E-mail or password is not right.');
  expect(screen.getByLabelText('E-mail')).toHaveProperty('value', 'ada@northwind.example');
});

const byUsername = async () => {
  const page = renderApp('/sign-in?enterprise=CANISTRACCI', { viewer: null });
  await type(page.user, { 'User name': 'Ann', Password: 'a long enough one' });
  await page.user.keyboard('{Enter}');
  return page;
};

test('[69] [73] the person of an extension signs in with enterprise and user name, and the browser remembers the way', async () => {
  answer(session.signIn, () => {
    signedIn();
    return { next: 'signed-in' as const };
  });
  const { user, unmount } = renderApp('/sign-in', { viewer: null });
  expect((await screen.findByLabelText('E-mail')).getAttribute('autocomplete')).toBe('username');
  await user.click(screen.getByRole('button', { name: 'Sign in with a user name instead' }));
  await type(user, { Enterprise: 'canistracci', 'User name': 'Ann', Password: 'a long enough one' });
  expect(['Enterprise', 'User name', 'Password'].map((label) => screen.getByLabelText(label, { selector: 'input' }).getAttribute('autocomplete'))).toEqual(['organization', 'username', 'current-password']);
  await user.keyboard('{Enter}');
  await waitFor(() => expect(callsOf(session.signIn)[0]?.body).toEqual({ enterprise: 'canistracci', username: 'Ann', password: 'a long enough one' }));
  await waitFor(() => expect(localStorage.getItem('patchbay.sign-in')).toContain('canistracci'));
  unmount();
  renderApp('/sign-in', { viewer: null });
  expect(await screen.findByLabelText('Enterprise')).toHaveProperty('value', 'canistracci');
});

test('a link of the enterprise fills its code in, and what is refused says so without telling which of the three was wrong', async () => {
  refuse(session.signIn, 'unauthenticated');
  await byUsername();
  expect((await screen.findByRole('alert')).textContent).toBe('Enterprise, user name or password is not right.');
  expect(screen.getByLabelText('Enterprise')).toHaveProperty('value', 'CANISTRACCI');
});

test('[71] the second step says where its code went, and sends a new one on request', async () => {
  answer(session.signIn, { next: 'second-factor', sentTo: 'a•••@one.example' });
  answer(session.sendCode, { next: 'second-factor', sentTo: 'a•••@one.example' });
  const detail = 'This code is not right, or holds no more.';
  refuse(session.secondFactor, 'rule-broken', { detail, errors: [{ pointer: '/code', detail }] });
  const { user } = await byUsername();
  await screen.findByText('We have sent a code to a•••@one.example. Enter it here.');
  const code = screen.getByLabelText('Code');
  expect(code.getAttribute('autocomplete')).toBe('one-time-code');
  await user.type(code, '123456{Enter}');
  await screen.findByText('This code is not right, or works no more.');
  await user.click(screen.getByRole('button', { name: 'Send a new code' }));
  await screen.findByText('A new code is on its way to a•••@one.example. The earlier one no longer works.');
  refuse(session.sendCode, 'unauthenticated');
  await user.click(screen.getByRole('button', { name: 'Send a new code' }));
  await screen.findByText('You have waited too long for this. Sign in again.');
});

test('[76] who has forgotten the password asks for a link by user name, and is told where to look', async () => {
  answer(session.requestReset, undefined);
  const { user } = renderApp('/forgot?enterprise=CANISTRACCI', { viewer: null });
  await type(user, { 'User name': 'ann' });
  await user.keyboard('{Enter}');
  await screen.findByText(/If ann can sign in at CANISTRACCI, a link is on its way to their personal contact/);
  expect(callsOf(session.requestReset)[0]?.body).toEqual({ enterprise: 'CANISTRACCI', username: 'ann' });
});

test('[76] after a link of an enterprise one signs in there', async () => {
  window.history.replaceState(null, '', `/reset?enterprise=CANISTRACCI#${token}`);
  answer(session.completeReset, undefined);
  const { user } = renderApp('/reset?enterprise=CANISTRACCI', { viewer: null });
  await type(user, { 'New password': 'three little words' });
  await user.click(screen.getByRole('button', { name: 'Set the password' }));
  expect((await screen.findByRole('link', { name: 'Sign in' })).getAttribute('href')).toBe('/sign-in?enterprise=CANISTRACCI');
});

test('what is missing is said at the field', async () => {
  const { user } = renderApp('/sign-in', { viewer: null });
  await user.click(await screen.findByRole('button', { name: 'Sign in' }));
  expect(await screen.findAllByText('Required')).toHaveLength(2);
  expect(callsOf(session.signIn)).toEqual([]);
});

test('the page speaks German to those who choose it', async () => {
  const { user } = renderApp('/sign-in', { viewer: null });
  await user.click(await screen.findByRole('button', { name: 'Deutsch' }));
  await screen.findByRole('heading', { name: 'Anmelden' });
  expect(document.documentElement.lang).toBe('de');
});

test('asking for a new password tells nothing about the address', async () => {
  answer(session.requestReset, undefined);
  const { user } = renderApp('/forgot', { viewer: null });
  await type(user, { 'E-mail': 'someone@example.com' });
  await user.keyboard('{Enter}');
  await screen.findByText(/If someone@example.com has an account here/);
});

test('the secret of a link is sent in the body and leaves the address at once', async () => {
  window.history.replaceState(null, '', `/reset#${token}`);
  answer(session.completeReset, undefined);
  const { user } = renderApp('/reset', { viewer: null });
  await screen.findByRole('heading', { name: 'Choose a new password' });
  expect(window.location.hash).toBe('');
  await type(user, { 'New password': 'three little words' });
  await user.click(screen.getByRole('button', { name: 'Set the password' }));
  await screen.findByRole('heading', { name: 'Your password is set' });
  expect(callsOf(session.completeReset)[0]).toMatchObject({ body: { token, password: 'three little words' }, query: {} });
});

test('a password that is guessed first is refused at its field', async () => {
  window.history.replaceState(null, '', `/reset#${token}`);
  const detail = 'It must not contain the name of your organisation.';
  refuse(session.completeReset, 'rule-broken', { detail, errors: [{ pointer: '/password', detail }] });
  const { user } = renderApp('/reset', { viewer: null });
  await type(user, { 'New password': 'northwind for ever' });
  await user.click(screen.getByRole('button', { name: 'Set the password' }));
  const error = await screen.findByText(detail);
  const field = screen.getByLabelText('New password', { selector: 'input' });
  expect(field.getAttribute('aria-invalid')).toBe('true');
  await waitFor(() => expect(document.activeElement).toBe(field));
  expect(field.getAttribute('aria-describedby')!.split(' ')).toContain(error.id);
});

test('a link that was used says so', async () => {
  window.history.replaceState(null, '', `/reset#${token}`);
  refuse(session.completeReset, 'not-found');
  const { user } = renderApp('/reset', { viewer: null });
  await type(user, { 'New password': 'three little words' });
  await user.click(screen.getByRole('button', { name: 'Set the password' }));
  await screen.findByRole('heading', { name: 'This link does not work any more' });
});

test('a link without its secret does not ask for anything', async () => {
  renderApp('/setup', { viewer: null });
  await screen.findByRole('heading', { name: 'This link does not work any more' });
});

test('an invitation says from whom, and signs in with the chosen password', async () => {
  window.history.replaceState(null, '', `/invitation#${token}`);
  answer(session.lookInvitation, { email: 'bob@canistracci.example', name: 'Bob', organisationName: 'Canistracci OIL', hasPassword: false });
  answer(session.acceptInvitation, () => {
    signedIn();
    return { next: 'signed-in' as const };
  });
  const { user, router } = renderApp('/invitation', { viewer: null });
  await screen.findByText(/Canistracci OIL invites you/);
  await type(user, { 'New password': 'three little words' });
  await user.click(screen.getByRole('button', { name: 'Accept the invitation' }));
  await waitFor(() => expect(router.state.location.pathname).not.toBe('/invitation'));
  expect(callsOf(session.acceptInvitation)[0]!.body).toEqual({ token, name: 'Bob', password: 'three little words' });
});

test('the first administrator is made with the link from the log', async () => {
  window.history.replaceState(null, '', `/setup#${token}`);
  answer(session.setUp, () => {
    signedIn();
    return { next: 'signed-in' as const };
  });
  const { user, router } = renderApp('/setup', { viewer: null });
  await type(user, { 'Your name': 'Ada', 'E-mail': 'ada@example.com', 'New password': 'short' });
  await user.click(screen.getByRole('button', { name: 'Create the account' }));
  await screen.findByText('At least 10 characters');
  await type(user, { 'New password': ' but longer' });
  await user.click(screen.getByRole('button', { name: 'Create the account' }));
  await waitFor(() => expect(router.state.location.pathname).not.toBe('/setup'));
});

