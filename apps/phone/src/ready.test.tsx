import type { AppProfile } from '@patchbay/contract/phone-app';
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { App } from './app.tsx';
import { keepStep } from './steps.ts';
import { answers, asked, heading, press, profile, standIn, user } from './test/api.ts';

standIn();

test('the ready screen shows the line, lets a caller ID be chosen, and does not pretend to call', async () => {
  keepStep('ready');
  answers.get = { body: profile };
  answers.chooseCallerId = { body: { ...profile, line: { ...profile.line, callerIdId: 'two' } } };
  render(<App />);
  await heading('Ready');
  expect(screen.getByText('Calling comes with the switch')).toBeTruthy();
  await user.click(screen.getByRole('radio', { name: '+1 202 555 0101' }));
  expect(asked.at(-1)).toEqual({ verb: 'chooseCallerId', body: { phoneNumberId: 'two' } });
  expect(((await screen.findByRole('radio', { name: '+1 202 555 0101' })) as HTMLInputElement).checked).toBe(true);
});

test.each([
  [null, 'Always available: calls reach you at any time.'],
  [{ isOpen: true, until: '2026-11-30T17:00:00.000Z' }, /^Available until .*Nov/],
  [{ isOpen: false, until: '2026-11-30T09:00:00.000Z' }, /^Not available until .*Nov/],
  [{ isOpen: false, until: null }, 'Not available now'],
])('[5] the ready screen says whether the schedule lets calls through', async (availability, said) => {
  keepStep('ready');
  answers.get = { body: { ...profile, availability: availability && { ...availability, scheduleName: 'Office', timeZone: 'Europe/Lisbon' } } };
  render(<App />);
  await heading('Availability');
  expect(screen.getByText(said)).toBeTruthy();
  expect(screen.queryByText('By the schedule Office of your company.') !== null).toBe(availability !== null);
});

test('[22] who has an internal number only is told that one, and not that nothing rings', async () => {
  keepStep('ready');
  answers.get = { body: { ...profile, line: { ...profile.line, internalNumbers: ['412'] } } };
  render(<App />);
  await heading('Ready');
  expect(within(screen.getByRole('list', { name: 'Colleagues reach you at' })).getByText('412')).toBeTruthy();
  expect(screen.queryByText('No number rings here yet.')).toBeNull();
});

test('without a number of either kind the ready screen says that none rings', async () => {
  keepStep('ready');
  answers.get = { body: profile };
  render(<App />);
  expect(await screen.findByText('No number rings here yet.')).toBeTruthy();
});

test('personal information that was opened from the ready screen leads back to it and saves nothing; in the set-up there is no way back', async () => {
  keepStep('ready');
  answers.get = { body: profile };
  render(<App />);
  await press('Change personal information');
  await user.type(await screen.findByRole('textbox', { name: 'Job title' }), ' of the month');
  await press('← Back');
  expect(await heading('Ready')).toBeTruthy();
  expect(asked.map(({ verb }) => verb)).not.toContain('updateProfile');
  cleanup();
  keepStep('profile');
  render(<App />);
  await heading('Personal information');
  expect(screen.queryByRole('button', { name: '← Back' })).toBeNull();
});

test('signing out asks first, and leads back to the beginning', async () => {
  keepStep('ready');
  answers.get = { body: profile };
  render(<App />);
  await press('Sign out');
  await press('Stay signed in');
  await press('Sign out');
  const [sure] = await screen.findAllByRole('button', { name: 'Sign out' });
  await user.click(sure!);
  expect(await heading('Your telephone line, on this phone')).toBeTruthy();
  expect(asked.at(-1)!.verb).toBe('signOut');
});

test('without a network the line says that it may have changed, until there is one again', async () => {
  keepStep('ready');
  answers.get = { body: profile };
  render(<App />);
  await heading('Ready');
  answers.heartbeat = 'unreachable';
  act(() => void window.dispatchEvent(new Event('offline')));
  expect((await screen.findByText(/^No connection\. What stands here may have changed/)).getAttribute('role')).toBe('status');
  answers.signOut = 'unreachable';
  await press('Sign out');
  await user.click((await screen.findAllByRole('button', { name: 'Sign out' }))[0]!);
  expect((await screen.findByRole('alert')).textContent).toContain('No connection');
  delete answers.heartbeat;
  act(() => void window.dispatchEvent(new Event('online')));
  await waitFor(() => expect(screen.queryByText(/No connection/)).toBeNull());
});

test('an answer from before the network went does not say that there is one', async () => {
  keepStep('ready');
  answers.get = { body: profile };
  const api = globalThis.fetch;
  const [first, later] = [Promise.withResolvers<Response>(), vi.fn<typeof fetch>().mockRejectedValue(new TypeError('no network'))];
  let beats = 0;
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => (path === '/api/app/heartbeat' ? ((beats += 1) === 1 ? first.promise : later(path, init)) : api(path, init)));
  render(<App />);
  await heading('Ready');
  await waitFor(() => expect(beats).toBe(1));
  act(() => void window.dispatchEvent(new Event('offline')));
  await screen.findByText(/^No connection\. What stands here may have changed/);
  await act(async () => first.resolve(new Response(JSON.stringify({ ...profile, user: { ...profile.user, jobTitle: 'Late' } }))));
  await act(() => new Promise((resolve) => { setTimeout(resolve, 50); }));
  expect(screen.getByText(/^No connection\. What stands here may have changed/)).toBeTruthy();
  expect(screen.queryByText(/Late/)).toBeNull();
});

test('a caller ID that the line has no more is refused in words of its own, and is gone from the choice', async () => {
  keepStep('ready');
  answers.get = { body: profile };
  answers.chooseCallerId = { status: 422, body: { code: 'rule-broken' } };
  render(<App />);
  await heading('Ready');
  answers.get = { body: { ...profile, line: { ...profile.line, callerIds: profile.line.callerIds.slice(0, 1) } } };
  await user.click(screen.getByRole('radio', { name: '+1 202 555 0101' }));
  expect((await screen.findByRole('alert')).textContent).toContain('That is not possible any more');
  await waitFor(() => expect(screen.queryByRole('radio', { name: '+1 202 555 0101' })).toBeNull());
});

describe('while the app stays open', () => {
  const office = { scheduleName: 'Office', timeZone: 'Europe/Lisbon' };
  const opensAt = (until: string, isOpen: boolean) => ({ ...profile, availability: { ...office, isOpen, until } });
  const beats = () => asked.filter(({ verb }) => verb === 'heartbeat').length;
  const later = (minutes: number) => act(() => vi.advanceTimersByTimeAsync(minutes * 60_000));
  beforeEach(() => {
    vi.useFakeTimers({ shouldAdvanceTime: true, now: new Date('2026-11-30T08:58:00.000Z') });
    keepStep('ready');
  });
  afterEach(() => vi.useRealTimers());
  const open = async (found: AppProfile) => {
    answers.get = { body: found };
    render(<App />);
    await heading('Ready');
    await waitFor(() => expect(beats()).toBe(1));
  };

  test('[5] it turns available at the minute at which the schedule opens', async () => {
    await open(opensAt('2026-11-30T09:00:00.000Z', false));
    expect(screen.getByText(/^Not available until/)).toBeTruthy();
    answers.heartbeat = { body: opensAt('2026-11-30T17:00:00.000Z', true) };
    await later(1.5);
    expect(screen.getByText(/^Not available until/)).toBeTruthy();
    await later(0.5);
    expect(await screen.findByText(/^Available until/)).toBeTruthy();
  });

  test('a phone whose clock is ahead asks again until the server agrees, and not without pause', async () => {
    await open(opensAt('2026-11-30T08:57:00.000Z', false));
    const before = beats();
    for (let n = 0; n < 4; n += 1) await later(0.5);
    expect(beats() - before).toBeGreaterThan(2);
    expect(beats() - before).toBeLessThan(6);
  });

  test('a change that is a year away is not asked for at once', async () => {
    await open(opensAt('2027-11-30T08:57:00.000Z', false));
    const before = beats();
    await later(4);
    expect(beats()).toBe(before);
  });

  test('a line that the administrator changes is shown within minutes, and on return to the app at once', async () => {
    await open(profile);
    const ringing = (shown: string) => ({ ...profile, line: { ...profile.line, phoneNumbers: [{ e164: '+1', shown }] } });
    answers.heartbeat = { body: ringing('+1 202 555 0170') };
    await later(5);
    expect(await screen.findByText('+1 202 555 0170')).toBeTruthy();
    answers.heartbeat = { body: ringing('+1 202 555 0171') };
    document.dispatchEvent(new Event('visibilitychange'));
    expect(await screen.findByText('+1 202 555 0171')).toBeTruthy();
  });
});
