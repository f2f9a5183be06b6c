import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { App } from './app.tsx';
import { keepStep } from './steps.ts';
import { answers, asked, heading, press, profile, standIn, user } from './test/api.ts';

standIn();
const withCamera = (getUserMedia: () => Promise<unknown>) => vi.stubGlobal('navigator', Object.create(navigator, { mediaDevices: { value: { getUserMedia } } }));

const toCode = async () => {
  render(<App />);
  await press('Sign in');
  await press('Enter code manually');
};

test('[61] [62] a code that is refused stays where it was typed, and says what to do', async () => {
  answers.activate = { status: 422, body: { code: 'rule-broken' } };
  await toCode();
  await user.type(await screen.findByRole('textbox', { name: 'Authentication code' }), 'ABCDE');
  await press('Continue');
  expect((await screen.findByRole('alert')).textContent).toContain('This code does not work');
  expect((screen.getByRole('textbox', { name: 'Authentication code' }) as HTMLInputElement).value).toBe('ABCDE');
});

test('whoever tried too often is told how long to wait', async () => {
  answers.activate = { status: 429, body: { code: 'rate-limited' }, retryAfter: 40 };
  await toCode();
  await user.type(await screen.findByRole('textbox', { name: 'Authentication code' }), 'ABCDE{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('Try again in 40 seconds.');
  answers.activate = { status: 429, body: { code: 'rate-limited' }, retryAfter: 3362 };
  await press('Continue');
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Try again in 57 minutes.'));
});

test('a camera that may not be used, and none at all, each have their words and the code by hand', async () => {
  withCamera(() => Promise.reject(Object.assign(new Error('no'), { name: 'NotAllowedError' })));
  render(<App />);
  await press('Sign in');
  expect(await heading('The camera may not be used')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Enter code manually' })).toBeTruthy();
  withCamera(() => Promise.reject(Object.assign(new Error('no'), { name: 'NotFoundError' })));
  await press('Scan again');
  expect(await heading('There is no camera')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Enter code manually' })).toBeTruthy();
});

test('[63] a second device is welcomed, and told that the first stays signed in', async () => {
  answers.activate = { body: { ...profile, otherDevices: 1 } };
  await toCode();
  await user.type(await screen.findByRole('textbox', { name: 'Authentication code' }), '7K3QD-0M91X-ZZ8TP{Enter}');
  expect(await heading('Welcome to Northwind Telecom')).toBeTruthy();
  expect(screen.getByText('Another device of yours has the app, too. It stays signed in.')).toBeTruthy();
  expect(asked.find(({ verb }) => verb === 'activate')!.body).toMatchObject({ code: '7K3QD-0M91X-ZZ8TP', os: expect.any(String), appVersion: '1.0' });
  await press('Continue');
  expect(await heading('Setup permissions')).toBeTruthy();
});

test('an invitation that is opened here activates without a camera, and leaves no code in the address', async () => {
  history.replaceState(null, '', '/app/#7K3QD-0M91X-ZZ8TP');
  answers.look = { body: { organisationName: 'Canistracci OIL', firstName: 'Ann', isYours: false } };
  answers.activate = { body: profile };
  render(<App />);
  expect(await heading('Hello Ann')).toBeTruthy();
  expect(location.hash).toBe('');
  await press('Activate on this device');
  expect(await heading('Welcome to Northwind Telecom')).toBeTruthy();
});

test.each([['ready', 'Ready'], ['permissions', 'Setup permissions']] as const)('whoever follows the link of their own invitation again is where they were: %s', async (step, title) => {
  keepStep(step);
  history.replaceState(null, '', '/app/#7K3QD-0M91X-ZZ8TP');
  [answers.get, answers.look] = [{ body: profile }, { body: { organisationName: 'Canistracci OIL', firstName: 'Ann', isYours: true } }];
  render(<App />);
  expect(await heading(title)).toBeTruthy();
  expect(location.hash).toBe('');
  expect(asked.map(({ verb }) => verb)).not.toContain('activate');
});

describe('an invitation that is opened on a device that belongs to somebody', () => {
  const open = async (look: (typeof answers)['look']) => {
    keepStep('ready');
    history.replaceState(null, '', '/app/#7K3QD-0M91X-ZZ8TP');
    [answers.get, answers.look, answers.activate] = [{ body: profile }, look, { body: profile }];
    render(<App />);
    await heading('This device is signed in already');
  };
  const bob = { body: { organisationName: 'Harbour Light', firstName: 'Bob', isYours: false } };

  test('says to whom, and to whom the invitation; staying changes nothing', async () => {
    await open(bob);
    expect(screen.getByText('It belongs to Ann Lee of Canistracci OIL.')).toBeTruthy();
    expect(screen.getByText(/is for Bob of Harbour Light/)).toBeTruthy();
    expect(location.hash).toBe('');
    await press('Stay signed in as Ann');
    expect(await heading('Ready')).toBeTruthy();
    expect(asked.map(({ verb }) => verb)).not.toContain('signOut');
  });

  test('signs out when it is told to, and keeps the code for that', async () => {
    await open(bob);
    answers.signOut = 'unreachable';
    await press('Sign out, and use the invitation of Bob');
    expect((await screen.findByRole('alert')).textContent).toContain('No connection');
    delete answers.signOut;
    await press('Sign out, and use the invitation of Bob');
    expect(await heading('Hello Bob')).toBeTruthy();
    await press('Activate on this device');
    expect(await heading('Welcome to Northwind Telecom')).toBeTruthy();
    expect(asked.findLast(({ verb }) => verb === 'activate')!.body).toMatchObject({ code: '7K3QD0M91XZZ8TP' });
  });

  test('says so where it does not work any more', async () => {
    await open({ status: 422, body: { code: 'rule-broken' } });
    expect(screen.getByRole('alert').textContent).toContain('This code does not work');
    expect(screen.queryByRole('button', { name: /Sign out/ })).toBeNull();
  });

  test('is seen, too, where the link is followed while the app is open', async () => {
    keepStep('ready');
    [answers.get, answers.look] = [{ body: profile }, bob];
    render(<App />);
    await heading('Ready');
    location.hash = '#7K3QD-0M91X-ZZ8TP';
    expect(await heading('This device is signed in already')).toBeTruthy();
  });
});

test('an invitation that is opened without a network is not forgotten', async () => {
  history.replaceState(null, '', '/app/#7K3QD-0M91X-ZZ8TP');
  answers.get = 'unreachable';
  render(<App />);
  await heading('No connection');
  answers.get = { status: 401, body: { code: 'unauthenticated' } };
  answers.look = { body: { organisationName: 'Canistracci OIL', firstName: 'Ann', isYours: false } };
  window.dispatchEvent(new Event('online'));
  expect(await heading('Hello Ann')).toBeTruthy();
});

test('an expired invitation that is opened here says so', async () => {
  history.replaceState(null, '', '/app/#7K3QD-0M91X-ZZ8TP');
  answers.look = { status: 422, body: { code: 'rule-broken' } };
  render(<App />);
  expect((await screen.findByRole('alert')).textContent).toContain('This code does not work');
});

test('without a network the app says so, and goes on when there is one', async () => {
  keepStep('ready');
  answers.get = 'unreachable';
  render(<App />);
  expect(await heading('No connection')).toBeTruthy();
  answers.get = { body: profile };
  window.dispatchEvent(new Event('online'));
  expect(await heading('Ready')).toBeTruthy();
});

test('a set-up that was left half-way goes on where it was', async () => {
  keepStep('profile');
  answers.get = { body: profile };
  render(<App />);
  expect(await heading('Personal information')).toBeTruthy();
});

test('a device that was deleted says so at the next thing it does, and at the next start', async () => {
  keepStep('ready');
  answers.get = { body: profile };
  answers.heartbeat = { status: 401, body: { code: 'unauthenticated' } };
  render(<App />);
  expect(await heading('This device was signed out')).toBeTruthy();
  cleanup();
  keepStep('ready');
  answers.get = { status: 401, body: { code: 'unauthenticated' } };
  render(<App />);
  expect(await heading('This device was signed out')).toBeTruthy();
  await press('Sign in');
  expect(await screen.findByRole('button', { name: 'Enter code manually' })).toBeTruthy();
});

test('[64] who was changed meanwhile is shown anew, and saved the second time', async () => {
  keepStep('profile');
  answers.get = { body: profile };
  answers.updateProfile = { status: 412, body: { code: 'stale-version' } };
  render(<App />);
  await heading('Personal information');
  answers.get = { body: { ...profile, user: { ...profile.user, jobTitle: 'Team lead', version: 2 } } };
  await press('Save and continue');
  expect((await screen.findByRole('alert')).textContent).toContain('Changed meanwhile');
  expect((screen.getByRole('textbox', { name: 'Job title' }) as HTMLInputElement).value).toBe('Team lead');
  answers.updateProfile = { body: profile };
  await press('Save and continue');
  expect(await heading('Ready')).toBeTruthy();
  expect(asked.findLast(({ verb }) => verb === 'updateProfile')!.body).toMatchObject({ jobTitle: 'Team lead', version: 2 });
});

test('[64] what cannot be saved is told at its field, and not as if it were a code', async () => {
  keepStep('profile');
  answers.get = { body: profile };
  answers.updateProfile = { status: 422, body: { code: 'validation-failed', errors: [{ pointer: '/department', detail: 'no' }] } };
  render(<App />);
  await heading('Personal information');
  await press('Save and continue');
  expect((await screen.findByRole('alert')).textContent).toContain('That cannot be saved');
  const isInvalid = (name: string) => screen.getByRole('textbox', { name }).getAttribute('aria-invalid');
  expect([isInvalid('Department'), isInvalid('Job title')]).toEqual(['true', null]);
});

test('the back button of the phone leads where the one on the screen leads, and a screen is still there when the page is loaded anew', async () => {
  withCamera(() => Promise.reject(Object.assign(new Error('no'), { name: 'NotFoundError' })));
  await toCode();
  await heading('Enter authentication code');
  cleanup();
  render(<App />);
  await heading('Enter authentication code');
  history.back();
  await heading('There is no camera');
  await press('Enter code manually');
  await press('← Back');
  await heading('There is no camera');
  history.back();
  expect(await heading('Your telephone line, on this phone')).toBeTruthy();
});

test('without a network another attempt says that there is still none', async () => {
  keepStep('ready');
  answers.get = 'unreachable';
  render(<App />);
  await heading('No connection');
  await press('Try again');
  expect(await screen.findByText('Still no connection.')).toBeTruthy();
  answers.get = { body: profile };
  await press('Try again');
  expect(await heading('Ready')).toBeTruthy();
});
