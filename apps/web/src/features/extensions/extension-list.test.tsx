import { extensions } from '@patchbay/contract/extensions';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answer, callsOf } from '../../test/answer.ts';
import { anExtension } from '../../test/extensions.ts';
import { pageOf as page } from '../../test/numbers.ts';
import { anId, renderPage } from '../../test/render.tsx';
import { ExtensionsPage } from './extensions-page.tsx';

const openList = () => renderPage(<ExtensionsPage />, { path: '/extensions', route: 'extensions' });
const toAnn = { destination: { kind: 'EXTENSION' as const, id: anId(101) }, label: '101 Ann', isEnabled: true };
const forwarding = anExtension().forwarding;

test('the list shows groups, endpoints and what forwards calls in a few words', async () => {
  answer(extensions.list, page(
    anExtension({ ringGroups: [{ id: anId(600), name: 'Sales', shortNumber: '600' }, { id: anId(601), name: 'Night', shortNumber: null }], endpoints: ['SOFTPHONE', 'IP_PHONE'], forwarding: { ...forwarding, now: { by: 'ALWAYS', to: toAnn } } }),
    anExtension({ id: anId(102), displayName: 'Bob', endpoints: [], forwarding: { ...forwarding, busy: { action: 'FORWARD', to: toAnn }, noAnswer: { action: 'FORWARD', to: null, ringSeconds: 20 } } }),
    anExtension({ id: anId(103), displayName: 'Cy', endpoints: [], forwarding: { ...forwarding, now: { by: 'SCHEDULE', to: null } } }),
  ));
  openList();
  const [ann, bob, cy] = await Promise.all(['Reception', 'Bob', 'Cy'].map((name) => screen.findByRole('row', { name: new RegExp(name) })));
  for (const text of ['and 1 more', 'Softphone', 'IP phone', 'All to 101 Ann']) expect(within(ann!).getByText(new RegExp(text))).toBeTruthy();
  expect(within(ann!).getByRole('link', { name: 'Sales' }).getAttribute('href')).toMatch(/\/ring-groups\/.*600$/);
  expect(within(bob!).getByText('Busy, No answer').getAttribute('title')).toBe('Busy: 101 Ann; No answer: a destination that is gone');
  expect(within(cy!).getByText('Now to a destination that is gone')).toBeTruthy();
});

test('columns of all settings are offered, and shown when they are chosen', async () => {
  answer(extensions.list, page(anExtension({ username: 'ann.lee', role: 'supervisor', personalContact: 'ann@lee.example', dialPlanProfile: { kind: 'dial-plan-profile', id: anId(7), label: 'Abroad' }, voicemail: { isOn: true, isNotified: true, email: 'a@one.example' }, country: 'PT' })));
  const { user } = openList();
  await screen.findByText('Reception');
  await user.click(screen.getByRole('button', { name: 'View' }));
  for (const name of ['User name', 'Role', 'Personal contact', 'Dial plan profile', 'Voicemail', 'Country', 'SIP account', 'Presentation number', 'Changed']) await user.click(await screen.findByRole('checkbox', { name }));
  for (const text of ['ann.lee', 'Supervisor', 'ann@lee.example', 'Abroad', 'On, with e-mail', 'Portugal', '100-CANISTRACCI']) expect(await screen.findByText(text)).toBeTruthy();
});

test('the list is narrowed by what its address says', async () => {
  answer(extensions.list, page(anExtension()));
  renderPage(<ExtensionsPage />, { path: `/extensions?ringGroupId=${anId(600)}&forwardsNow=true`, route: 'extensions' });
  await screen.findByText('Reception');
  expect(await screen.findByRole('button', { name: /^Groups/ })).toBeTruthy();
  expect(callsOf(extensions.list).at(-1)?.query).toMatchObject({ ringGroupId: anId(600), forwardsNow: 'true' });
});
