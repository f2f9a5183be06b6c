import type { AppProfile } from '@patchbay/contract/phone-app';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, vi } from 'vitest';
import { routes } from '../api.ts';

export const profile: AppProfile = {
  deviceId: '0190a000-0000-4000-8000-000000000001', organisationName: 'Canistracci OIL', sellerName: 'Northwind Telecom', brandColor: '#0f766e',
  user: { firstName: 'Ann', lastName: 'Lee', jobTitle: 'Agent', department: 'Sales', version: 1 },
  line: { isConfigured: true, phoneNumbers: [], internalNumbers: [], externalOutboundEnabled: true, callerIds: [{ id: 'one', e164: '+12025550100' as never, shown: '+1 202 555 0100' }, { id: 'two', e164: '+12025550101' as never, shown: '+1 202 555 0101' }], callerIdId: 'one' },
  availability: null, otherDevices: 0, push: { publicKey: 'B', isOn: false },
};

type Verb = keyof typeof routes;
type Answer = { status?: number; body?: unknown; retryAfter?: number } | 'unreachable';
/** What the API answers from now on; nothing where it is not named, and to a heartbeat the same as to `get`. */
export let answers: Partial<Record<Verb, Answer>>;
/** What it was asked, oldest first. */
export let asked: { verb: Verb; body: unknown }[];

/** An API that answers what a test says, for each test of a file anew. */
export const standIn = (): void => {
  beforeEach(() => {
    [answers, asked] = [{ get: { status: 401, body: { code: 'unauthenticated' } } }, []];
    localStorage.clear();
    history.replaceState(null, '', '/app/');
    vi.stubGlobal('fetch', async (path: string, { method = 'GET', body }: { method?: string; body?: string }) => {
      const verb = (Object.keys(routes) as Verb[]).find((name) => routes[name][0] === method && routes[name][1] === path)!;
      asked.push({ verb, body: body === undefined ? undefined : JSON.parse(body) });
      const answer = answers[verb] ?? (verb === 'heartbeat' ? answers.get : undefined) ?? { status: 204 };
      if (answer === 'unreachable') throw new TypeError('no network');
      const { status = 200, body: said, retryAfter } = answer;
      return new Response(status === 204 ? null : JSON.stringify(said), { status, headers: retryAfter ? { 'retry-after': `${retryAfter}` } : {} });
    });
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });
};

export const user = userEvent.setup();
export const heading = (name: string) => screen.findByRole('heading', { name });
export const press = async (name: string) => user.click(await screen.findByRole('button', { name }));
