import { type PhoneTemplate, phoneTemplates, type ShippedTemplate } from '@patchbay/contract/phone-templates';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answer, callsOf, refuse } from '../../test/answer.ts';
import { anId, renderApp, resellerId } from '../../test/render.tsx';
import { pages } from '../../pages.ts';

const at = '2026-11-20T09:30:00.000Z';
const shipped: ShippedTemplate = { family: 'yealink.t-series', vendor: 'Yealink', familyName: 'T series', models: 48, guide: { kind: 'guide', title: 'Administrator Guide', edition: 'V86', address: 'https://support.yealink.example/guide', besides: 'Wazo' }, files: ['boot', 'device'], texts: { device: 'a = 1\nb = 2\n', boot: 'boot\n', common: '' } };
const template: PhoneTemplate = {
  id: anId(700), name: 'Ours', family: 'yealink.t-series', vendor: 'Yealink', familyName: 'T series', ownerId: resellerId, ownerName: 'Northwind Telecom', baseId: null, baseName: '', hasBaseMovedOn: true,
  fields: [{ name: 'greeting', default: 'Welcome', type: 'text', options: [] }], device: 'a = 1\nb = 3\n', boot: '', common: '', version: 1, createdAt: at, updatedAt: at,
};
const fine = { faults: [], fields: template.fields, warnings: [] };

const open = (path: string, found = template) => {
  answer(phoneTemplates.shipped, { items: [shipped] });
  answer(phoneTemplates.list, { items: [found], total: 1, totalIsEstimate: false, next: null });
  answer(phoneTemplates.get, found);
  answer(phoneTemplates.check, fine);
  answer(phoneTemplates.base, { name: '', hasMovedOn: true, then: { device: 'a = 0\nb = 2\n', boot: '', common: '' }, now: { device: 'a = 1\nb = 2\n', boot: '', common: '' } });
  answer(phoneTemplates.impact, { using: 3, changed: 1, failing: 1, isExact: true, phones: [{ id: anId(701), name: 'Reception', enterpriseId: anId(702), enterpriseName: 'Canistracci', isFailing: true }] });
  return renderApp(`/o/${resellerId}/phone-templates${path}`, { pages });
};

test('what phones come with is listed, locked, and duplicated', async () => {
  answer(phoneTemplates.create, template);
  const { user } = open('');
  await user.click(await screen.findByRole('link', { name: 'Duplicate the template of Yealink T series' }));
  const text = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: /^File of the phone/ });
  expect(text.value).toBe('a = 1\nb = 2\n');
  await user.click(text);
  await user.paste('c = 3\n');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(callsOf(phoneTemplates.create)[0]?.body).toMatchObject({ family: 'yealink.t-series', baseId: null, name: 'Yealink T series' }));
});

test('where what phones come with cannot be had it says so', async () => {
  open('');
  refuse(phoneTemplates.shipped, 'unavailable', { status: 503 });
  const shippedOnes = within(await screen.findByRole('region', { name: 'What phones come with' }));
  expect(await shippedOnes.findByRole('button', { name: 'Try again' })).toBeTruthy();
});

test.each(['', '/new?family=yealink.t-series', `/${template.id}`, `/${template.id}/edit`])('the guide that the parameters are taken from is named where a template is chosen or edited: %j', async (path) => {
  open(path);
  const guide = await screen.findByRole('link', { name: 'Administrator Guide, V86' });
  expect(guide.getAttribute('href')).toBe('https://support.yealink.example/guide');
  expect(guide.parentElement!.textContent).toContain('After: Administrator Guide, V86; also Wazo');
});

test('a fault is told by line and column, and leads to its place', async () => {
  const { user } = open(`/${template.id}/edit`);
  answer(phoneTemplates.check, { faults: [{ file: 'device', line: 2, column: 5, code: 'variable-unknown', params: { name: 'x' }, message: 'There is no variable x' }], fields: [], warnings: [] });
  await user.click(await screen.findByRole('button', { name: 'Line 2, column 5:' }));
  expect(screen.getByText(/There is no variable x/)).toBeTruthy();
  const text = screen.getByRole<HTMLTextAreaElement>('textbox', { name: /^File of the phone/ });
  expect([document.activeElement, text.selectionStart, text.getAttribute('aria-invalid')]).toEqual([text, 10, 'true']);
});

test('a fault that a save is refused by stands at its file, as the API says it', async () => {
  const { user } = open(`/${template.id}/edit`);
  refuse(phoneTemplates.update, 'rule-broken', { detail: 'The template has faults.', errors: [{ pointer: '/device', detail: 'Zeile 1, Spalte 1: {% if a %} hat kein Ende.' }] });
  await user.type(await screen.findByRole('textbox', { name: /^File of the phone/ }), 'x');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Zeile 1, Spalte 1: {% if a %} hat kein Ende.')).toBeTruthy();
});

test('before it is saved, the phones that it would change are counted and named', async () => {
  open(`/${template.id}/edit`);
  expect(await screen.findByText('One of 3 phones would get another file.')).toBeTruthy();
  expect(screen.getByText(/^1 phone would get no file/)).toBeTruthy();
  expect(screen.getByText('No file')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Reception' }).getAttribute('href')).toBe(`/t/${anId(702)}/phones/${anId(701)}`);
});

test('what has changed in the base is shown until it was seen', async () => {
  answer(phoneTemplates.acceptBase, { ...template, hasBaseMovedOn: false });
  const { user } = open(`/${template.id}?tab=base`);
  const [moved] = await screen.findAllByRole('region', { name: 'File of the phone' });
  expect(within(moved!).getByRole('listitem', { name: 'Taken out: a = 0' })).toBeTruthy();
  expect(within(moved!).getByRole('listitem', { name: 'Put in: a = 1' })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'I have seen it' }));
  await waitFor(() => expect(callsOf(phoneTemplates.acceptBase)).toHaveLength(1));
});

test('the form of one of an organisation above, by its address, leads to its page: it could not be saved', async () => {
  const { router } = open(`/${template.id}/edit`, { ...template, ownerId: null });
  await expect.poll(() => router.state.location.pathname).toMatch(/\/phone-templates\/[0-9a-f-]+$/);
  expect(await screen.findByRole('link', { name: 'Duplicate' })).toBeTruthy();
});

test('one of an organisation above is duplicated and not changed', async () => {
  open(`/${template.id}`, { ...template, ownerId: null });
  expect(await screen.findByRole('link', { name: 'Duplicate' })).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'Edit' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Delete' })).toBeNull();
});
