import { organisations } from '@patchbay/contract/organisations';
import { audit } from '@patchbay/contract/audit';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answer, callsOf, refuse } from '../../test/answer.ts';
import { anId, anOrganisation, renderApp, resellerId, tenantId } from '../../test/render.tsx';
import { pages as all } from '../../pages.ts';

const pages = all.filter(({ path }) => /^(enterprises|organisation)/.test(path));
const enterprise = anOrganisation();
const one = { items: [enterprise], total: 1, totalIsEstimate: false, next: null };

test('the code follows the name until it is typed', async () => {
  const { user } = renderApp(`/o/${resellerId}/enterprises/new`, { pages });
  const name = (await screen.findAllByRole('textbox', { name: /^Name/ }))[0]!;
  const code = screen.getByRole('textbox', { name: /^Code/ });
  await user.type(name, 'Bürgermeister Öl');
  expect(code).toHaveProperty('value', 'BURGERMEISTER-OL');
  await user.clear(code);
  await user.type(code, 'boel');
  await user.type(name, ' & Co.');
  expect(code).toHaveProperty('value', 'boel');
  answer(organisations.create, anOrganisation({ id: anId(9), name: 'Bürgermeister Öl & Co.' }));
  await user.click(screen.getByRole('button', { name: 'Create enterprise' }));
  await waitFor(() => expect(callsOf(organisations.create)).toHaveLength(1));
  expect(callsOf(organisations.create)[0]!.body).toMatchObject({ name: 'Bürgermeister Öl & Co.', code: 'BOEL', kind: 'enterprise', parentId: resellerId });
});

test('a code that is taken is refused at its field, and nothing that was typed is lost', async () => {
  const { user } = renderApp(`/o/${resellerId}/enterprises/new`, { pages });
  const detail = 'This code is not available.';
  refuse(organisations.create, 'already-exists', { detail, errors: [{ pointer: '/code', detail }] });
  const name = (await screen.findAllByRole('textbox', { name: /^Name/ }))[0]!;
  await user.type(name, 'Acme');
  await user.click(screen.getByRole('button', { name: 'Create enterprise' }));
  await waitFor(() => expect(screen.getByRole('textbox', { name: /^Code/ })).toHaveProperty('ariaInvalid', 'true'));
  expect(screen.getByText(detail)).toBeDefined();
  expect(name).toHaveProperty('value', 'Acme');
});

test.each([true, false])('[173] the tick box for numbers of its own stands where an enterprise is added, and is sent along: %s', async (isTicked) => {
  const { user } = renderApp(`/o/${resellerId}/enterprises/new`, { pages });
  await user.click((await screen.findAllByRole('textbox', { name: /^Name/ }))[0]!);
  await user.paste('Acme');
  const box = screen.getByRole('switch', { name: /^Allow External Numbers/ });
  expect(box).toHaveProperty('checked', false);
  if (isTicked) await user.click(box);
  answer(organisations.create, anOrganisation({ id: anId(9), name: 'Acme' }));
  await user.click(screen.getByRole('button', { name: 'Create enterprise' }));
  await waitFor(() => expect(callsOf(organisations.create)[0]?.body).toMatchObject({ name: 'Acme', allowExternalNumbers: isTicked }));
});

test.each([true, false])('[173] the tick box for numbers of its own stands where an enterprise is edited, and says what holds: %s', async (wasAllowed) => {
  const found = anOrganisation({ allowExternalNumbers: wasAllowed });
  const { user } = renderApp(`/o/${resellerId}/enterprises/${found.id}/edit`, { pages });
  answer(organisations.get, ({ params }) => (params.id === found.id ? found : anOrganisation({ id: params.id!, kind: 'reseller', name: 'Northwind Telecom', ancestors: [] })));
  const box = await screen.findByRole('switch', { name: /^Allow External Numbers/ });
  expect(box).toHaveProperty('checked', wasAllowed);
  await user.click(box);
  answer(organisations.update, anOrganisation({ allowExternalNumbers: !wasAllowed }));
  answer(audit.list, { items: [], total: 0, totalIsEstimate: false, next: null });
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(callsOf(organisations.update)[0]?.body).toMatchObject({ name: found.name, allowExternalNumbers: !wasAllowed }));
});

test('disabling says what it stops, and waits for a yes', async () => {
  answer(organisations.list, one);
  const { user } = renderApp(`/o/${resellerId}/enterprises`, { pages });
  await user.click(await screen.findByRole('button', { name: /Actions for Canistracci/ }));
  await user.click(await screen.findByRole('menuitem', { name: 'Disable…' }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getAllByRole('listitem').map((item) => item.textContent)).toEqual(['nobody of it can sign in, and sessions that are open end', 'its API keys are refused', 'its phones get no configuration']);
  expect(callsOf(organisations.disable)).toHaveLength(0);
  answer(organisations.disable, anOrganisation({ status: 'disabled', isSuspended: true }));
  await user.click(within(dialog).getByRole('button', { name: 'Disable' }));
  await waitFor(() => expect(callsOf(organisations.disable).map(({ params }) => params.id)).toEqual([tenantId]));
});

test('removing names the extensions and phones that stand in the way, each where it lives', async () => {
  answer(organisations.list, { ...one, items: [anOrganisation({ status: 'disabled', isSuspended: true })] });
  answer(organisations.references, { blocking: [{ kind: 'extension', id: anId(8), label: '100 Reception' }, { kind: 'phone', id: anId(9), label: 'Lobby' }], removed: [], released: [] });
  const { user } = renderApp(`/o/${resellerId}/enterprises`, { pages });
  await user.click(await screen.findByRole('button', { name: /Actions for Canistracci/ }));
  await user.click(await screen.findByRole('menuitem', { name: 'Remove…' }));
  const dialog = await screen.findByRole('dialog');
  expect(await within(dialog).findByRole('link', { name: '100 Reception' })).toHaveProperty('pathname', `/t/${tenantId}/extensions/${anId(8)}`);
  expect(within(dialog).getByRole('link', { name: 'Lobby' })).toHaveProperty('pathname', `/t/${tenantId}/phones/${anId(9)}`);
  expect(within(dialog).getByRole('button', { name: 'Remove' })).toHaveProperty('disabled', true);
});

test('what the organisation above decides is read by its own people, and sent along unchanged', async () => {
  const { user } = renderApp(`/o/${resellerId}/organisation/edit`, { pages });
  const name = await screen.findByRole('textbox', { name: /^Name/ });
  expect(screen.getByRole('textbox', { name: /^Code/ })).toHaveProperty('disabled', true);
  expect(screen.queryByRole('textbox', { name: /Billing reference/ })).toBeNull();
  await user.type(name, ' Ltd.');
  answer(organisations.update, ({ body }) => anOrganisation({ ...body, id: resellerId, kind: 'reseller' }));
  answer(audit.list, { items: [], total: 0, totalIsEstimate: false, next: null });
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(callsOf(organisations.update)[0]?.body).toMatchObject({ name: 'Northwind Telecom Ltd.', code: 'CANISTRACCI', services: ['PBX'], userLimit: null, version: 1 }));
});
