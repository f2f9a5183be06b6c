import { phoneTraffic, type PhoneFetch, type PhoneUpload } from '@patchbay/contract/phone-traffic';
import { phones, type Phone } from '@patchbay/contract/phones';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answer, callsOf } from '../../test/answer.ts';
import { anId, renderPage } from '../../test/render.tsx';
import { PhonePage } from './phone-page.tsx';

const at = '2026-11-20T09:30:00.000Z';
const page = <T,>(...items: T[]) => ({ items, total: items.length, totalIsEstimate: false, next: null });

const phone: Phone = {
  id: anId(200), name: 'Docs Demo Phone 1', isVirtual: false, modelId: 'yealink-t31p', modelName: 'Yealink T31P', mac: '001565aabbcc', acceptsDataFromPhone: true, fileName: '', templateId: null, fieldValues: {}, hiddenFieldsSet: [], keyLayoutId: null, keys: [], httpUsername: 'phone-1', httpScheme: 'DIGEST',
  lines: [], hasHttpPassword: true, provisioningUrl: 'https://phones.example/p/••••••••/001565aabbcc.cfg', lastFetch: { at, ip: '192.0.2.7', userAgent: 'Yealink SIP-T31P 124.86.0.40', firmware: '124.86.0.40' },
  isChangedSinceFetch: true, firstFetchUntil: '2020-01-01T00:00:00.000Z', knownNetworks: ['192.0.2.0/24'], oldSecretUntil: null, version: 1, createdAt: at, updatedAt: at,
};
const aFetch = (id: number, part: Partial<PhoneFetch> = {}): PhoneFetch => ({ id: anId(id), at, ip: '192.0.2.7', userAgent: 'Yealink', mac: phone.mac, method: 'GET', file: '001565aabbcc.cfg', status: 200, reason: null, leftOut: 0, lastAt: null, ...part });
const local: PhoneUpload = { id: anId(401), name: '001565aabbcc-local.cfg', kind: 'settings', type: 'text', sizeBytes: 1_200, receivedAt: at, ip: '192.0.2.7' };

const show = (tab = '', may?: ('phones:read' | 'phones:write')[]) => {
  answer(phones.get, phone);
  return renderPage(<PhonePage />, { path: `/phones/${phone.id}${tab}`, route: 'phones/:id', ...(may && { may }) });
};

test('the timeline tells why a phone was refused and what to do', async () => {
  answer(phoneTraffic.fetches, page(aFetch(1), aFetch(2, { status: 404, reason: 'outside-networks', ip: '203.0.113.9', leftOut: 23, lastAt: '2026-11-20T09:31:07.000Z' }), aFetch(3, { status: 401, reason: 'credentials-missing' }), aFetch(4, { method: 'PUT', file: local.name })));
  const { user } = show('?tab=timeline');
  const entries = await screen.findAllByRole('listitem');
  const refused = entries.find((entry) => within(entry).queryByText('from 203.0.113.9'))!;
  expect(within(refused).getByText('Refused')).toBeTruthy();
  expect(within(refused).getByText(/And 23 more like it/).textContent).toMatch(/Nov 20, 2026, \d{1,2}:31:07.[AP]M$/);
  expect(within(refused).getAllByRole('time').map((time) => time.textContent)).toEqual([expect.stringMatching(/ago$|^in /), expect.stringMatching(/^Nov 20, 2026, \d{1,2}:30:00.[AP]M$/), expect.anything()]);
  expect(within(refused).getByText(/outside the networks of the enterprise/)).toBeTruthy();
  expect(within(refused).getByText(/What to do: Add the network/)).toBeTruthy();
  for (const word of ['Answered', 'Asked for a password', 'Taken']) expect(screen.getByText(word)).toBeTruthy();
  await user.click(screen.getByRole('switch', { name: 'Only what was refused' }));
  await expect.poll(() => callsOf(phoneTraffic.fetches).at(-1)?.query).toMatchObject({ outcome: 'refused' });
});

test('a phone that was never refused is not told to have asked for nothing', async () => {
  answer(phoneTraffic.fetches, ({ query }) => (query.outcome ? page() : page(aFetch(1))));
  const { user } = show('?tab=timeline');
  await user.click(await screen.findByRole('switch', { name: 'Only what was refused' }));
  expect(await screen.findByText('Nothing was refused in the last 90 days.')).toBeTruthy();
  expect(screen.queryByText(/power and network/)).toBeNull();
});

test('older requests open below, page after page, as far as there are some', async () => {
  const refused = { status: 404, reason: 'outside-networks' } as const;
  const pages: { [after: string]: PhoneFetch[] } = { '': [aFetch(1), aFetch(2, refused)], a: [aFetch(3, refused), aFetch(4)], b: [aFetch(5)] };
  const next: { [after: string]: string | null } = { '': 'a', a: 'b', b: null };
  answer(phoneTraffic.fetches, ({ query }) => ({ ...page(...pages[query.after ?? '']!), next: next[query.after ?? '']! }));
  const { user } = show('?tab=timeline');
  for (const count of [2, 4]) {
    await expect.poll(() => screen.queryAllByRole('listitem')).toHaveLength(count);
    await user.click(screen.getByRole('button', { name: 'Show older ones' }));
  }
  await expect.poll(() => screen.queryAllByRole('listitem')).toHaveLength(5);
  expect(screen.getAllByRole('listitem').map((entry) => within(entry).queryByText(/What to do/) !== null)).toEqual([false, true, false, false, false]);
  expect(screen.queryByRole('button', { name: 'Show older ones' })).toBeNull();
});

test('what a phone that asks again and again is told stands once', async () => {
  const refused = { status: 404, reason: 'outside-networks' } as const;
  answer(phoneTraffic.fetches, page(aFetch(1, refused), aFetch(2, { ...refused, leftOut: 4, lastAt: at }), aFetch(3, refused), aFetch(4), aFetch(5, refused)));
  show('?tab=timeline');
  const entries = await screen.findAllByRole('listitem');
  expect(entries.map((entry) => within(entry).queryByText(/What to do/) !== null)).toEqual([true, false, false, false, true]);
  expect(within(entries[1]!).getByText(/And 4 more like it/)).toBeTruthy();
});

test('[136] requests of the handset that was there before are told apart', async () => {
  answer(phoneTraffic.fetches, page(aFetch(1), aFetch(2, { mac: '001565aabbff', ip: '203.0.113.9' }), aFetch(3, { mac: null })));
  show('?tab=timeline');
  const entries = await screen.findAllByRole('listitem');
  expect(entries.map((entry) => within(entry).queryByText(/another handset, 00:15:65:AA:BB:FF/i) !== null)).toEqual([false, true, false]);
});

test('[138] what a phone has sent is listed and removed, and downloaded only by those who may read secrets', async () => {
  answer(phoneTraffic.uploads, page(local));
  answer(phoneTraffic.removeUpload, undefined);
  const { user } = show('?tab=uploads', ['phones:read', 'phones:write']);
  expect(await screen.findByText(local.name)).toBeTruthy();
  expect(screen.getByText('Set at the phone')).toBeTruthy();
  expect(screen.queryByRole('button', { name: `Download ${local.name}` })).toBeNull();
  await user.click(screen.getByRole('button', { name: `Remove ${local.name}` }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Remove' }));
  await expect.poll(() => callsOf(phoneTraffic.removeUpload)[0]?.params).toMatchObject({ id: phone.id, uploadId: local.id });
});

test('the overview says what a phone runs, that it would get other settings, and opens its first fetches again', async () => {
  answer(phones.setFirstFetch, phone);
  const { user } = show();
  expect(await screen.findByText('124.86.0.40')).toBeTruthy();
  expect(screen.getByText('Changed since its last fetch')).toBeTruthy();
  expect(screen.getByText('Only from 192.0.2.0/24')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Open for 24 hours' }));
  await expect.poll(() => callsOf(phones.setFirstFetch)[0]?.body).toEqual({ hours: 24 });
});

test('[137] a secret is replaced at once, or with a day of grace', async () => {
  answer(phones.regenerateSecret, phone);
  answer(phones.revealProvisioning, { provisioningUrl: 'https://phones.example/p/s/', fileUrl: 'https://phones.example/p/s/x.cfg', httpUsername: '', httpPassword: '' });
  const { user } = show();
  await user.click((await screen.findAllByRole('button', { name: 'Replace' }))[0]!);
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByText(/stops answering at once/)).toBeTruthy();
  await user.click(within(dialog).getByRole('switch'));
  expect(within(dialog).getByText(/For 24 hours the old one leads to the new one/)).toBeTruthy();
  expect(within(dialog).queryByText(/stops answering at once/)).toBeNull();
  await user.click(within(dialog).getByRole('button', { name: 'Replace the secret' }));
  await expect.poll(() => callsOf(phones.regenerateSecret)[0]?.query).toEqual({ graceHours: '24' });
});
