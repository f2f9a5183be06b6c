import { type DeliveryMethod, deliveryMethods } from '@patchbay/contract/delivery-methods';
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answer, callsOf, refuse } from '../../test/answer.ts';
import { anId, renderApp, tenantId } from '../../test/render.tsx';
import { pages } from '../../pages.ts';

const at = '2026-11-20T09:30:00.000Z';
const ftp: DeliveryMethod = {
  id: anId(500), name: 'Archive', fileNamePattern: '{date}_{call_id}', place: 'ftps://files.example/', account: null, hostKeyFingerprint: null, status: 'UNTESTED', lastTest: null, lastFailure: null, testRequestedAt: null,
  target: { type: 'FTP', host: 'files.example', port: 21, directory: '', mode: 'ACTIVE', security: 'EXPLICIT', isAnonymous: false, username: 'ann', hasPassword: true }, version: 1, createdAt: at, updatedAt: at,
};
const dropbox: DeliveryMethod = { ...ftp, id: anId(501), name: 'Cloud', place: '/', status: 'NOT_CONNECTED', target: { type: 'DROPBOX', folder: '' } };
const outcome = { at, failure: null, place: 'ftps://files.example/x.txt', answer: '226 Done', foundHostKey: null };

const types = (...missing: string[]) =>
  answer(deliveryMethods.types, { items: (['EMAIL', 'FTP', 'SFTP', 'S3', 'DROPBOX', 'GOOGLE_DRIVE', 'ONEDRIVE'] as const).map((type) => ({ type, isSetUp: !missing.includes(type) })) });

const open = (found: DeliveryMethod, rest = '') => {
  types();
  answer(deliveryMethods.get, found);
  answer(deliveryMethods.references, { blocking: [], removed: [], released: [] });
  return renderApp(`/t/${tenantId}/delivery-methods/${found.id}${rest}`, { pages });
};

test('the list shows where each goes and how it does', async () => {
  answer(deliveryMethods.list, { items: [ftp, dropbox], total: 2, totalIsEstimate: false, next: null });
  renderApp(`/t/${tenantId}/delivery-methods`, { pages });
  expect(await screen.findByRole('link', { name: /Archive/ })).toBeTruthy();
  for (const text of ['ftps://files.example/', 'Untested', 'Not connected']) expect(screen.getByText(text)).toBeTruthy();
});

test('a new one has the fields of its type, cannot be of one that the operator has not set up, and previews its file names', async () => {
  types('DROPBOX');
  answer(deliveryMethods.create, ftp);
  answer(deliveryMethods.get, ftp);
  answer(deliveryMethods.references, { blocking: [], removed: [], released: [] });
  const { user } = renderApp(`/t/${tenantId}/delivery-methods/new`, { pages });
  await user.click(await screen.findByRole('textbox', { name: /^Name/ }));
  await user.paste('Archive');
  await user.click(screen.getByRole('combobox', { name: /^Type/ }));
  expect((await screen.findByRole('option', { name: 'Dropbox (not set up by the operator)' })).getAttribute('data-combobox-disabled')).toBe('true');
  await user.click(screen.getByRole('option', { name: 'FTP' }));
  await user.click(await screen.findByRole('textbox', { name: /^Address/ }));
  await user.paste('files.example');
  await user.click(screen.getByRole('textbox', { name: /^User name/ }));
  await user.paste('ann');
  await user.click(screen.getByLabelText(/^Password/));
  await user.paste('hush');
  expect(screen.queryByText(/can be read on their way/)).toBeNull();
  await user.click(screen.getByRole('combobox', { name: /^Encryption/ }));
  await user.click(await screen.findByRole('option', { name: 'None' }));
  expect(screen.getByText(/can be read on their way/)).toBeTruthy();
  const pattern = screen.getByRole('textbox', { name: /^File name/ });
  await user.clear(pattern);
  await user.click(pattern);
  await user.paste('{who}');
  await user.tab();
  expect(await screen.findByText('There is no field “who”.')).toBeTruthy();
  await user.clear(pattern);
  await user.click(screen.getByRole('button', { name: '{user}' }));
  expect(screen.getByText('Such as Giulia Canistracci.wav')).toBeTruthy();
  expect(screen.getByText(/Without the call id/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(callsOf(deliveryMethods.create)[0]?.body).toEqual({
    name: 'Archive', fileNamePattern: '{user}',
    target: { type: 'FTP', host: 'files.example', port: 21, directory: '', mode: 'ACTIVE', security: 'NONE', isAnonymous: false, username: 'ann', password: 'hush' },
  }));
});

test('a kept password is said to be set, and asked for anew as soon as the server is another', async () => {
  const { user } = open(ftp, '/edit');
  expect(await screen.findByRole('button', { name: 'Replace' })).toBeTruthy();
  const host = screen.getByRole('textbox', { name: /^Address/ });
  await user.clear(host);
  await user.click(host);
  await user.paste('other.example');
  expect(screen.getByText(/Another server needs it anew/)).toBeTruthy();
  expect(screen.getByLabelText(/^Password/).tagName).toBe('INPUT');
});

test('a private key keeps its lines', async () => {
  answer(deliveryMethods.update, ftp);
  const { user } = open({ ...ftp, target: { type: 'SFTP', host: 'files.example', port: 22, directory: '', username: 'ann', hasPassword: false, hasPrivateKey: false, hasPassphrase: false } }, '/edit');
  await user.click(await screen.findByLabelText(/^Private key/));
  await user.paste('-----BEGIN\nabc\n-----END\n');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(callsOf(deliveryMethods.update)[0]?.body).toMatchObject({ target: { privateKey: '-----BEGIN\nabc\n-----END\n' } }));
});

test('a test shows that it runs, and then where the file lies', async () => {
  let found: DeliveryMethod = ftp;
  const { user } = open(ftp);
  answer(deliveryMethods.get, () => found);
  answer(deliveryMethods.test, () => {
    found = { ...ftp, testRequestedAt: new Date().toISOString() };
    return found;
  });
  await user.click(await screen.findByRole('button', { name: 'Test' }));
  expect(await screen.findByText('A small file is being delivered…')).toBeTruthy();
  found = { ...ftp, status: 'OK', lastTest: outcome };
  expect(await screen.findByText('The file lies at ftps://files.example/x.txt', {}, { timeout: 5_000 })).toBeTruthy();
  expect(screen.getByText('The server said: 226 Done')).toBeTruthy();
});

test('what failed says why, and a new key of a server is trusted after a question that shows it', async () => {
  const { user } = open({ ...ftp, status: 'FAILED', hostKeyFingerprint: 'SHA256:old', lastTest: { ...outcome, failure: 'host-key-changed', answer: '', foundHostKey: 'SHA256:new' }, lastFailure: { ...outcome, failure: 'unreachable' } });
  expect(await screen.findByText('The last file could not be delivered')).toBeTruthy();
  expect(screen.getByText(/another key than before/)).toBeTruthy();
  answer(deliveryMethods.test, ftp);
  await user.click(screen.getByRole('button', { name: 'Trust this key' }));
  expect(await screen.findByText(/SHA256:new.*SHA256:old/)).toBeTruthy();
  await user.click(screen.getAllByRole('button', { name: 'Trust this key' }).at(-1)!);
  await waitFor(() => expect(callsOf(deliveryMethods.test)[0]?.body).toEqual({ trustHostKey: 'SHA256:new' }));
});

test('a cloud that is not set up has no button that leads nowhere', async () => {
  open(dropbox);
  types('DROPBOX');
  expect(await screen.findByText('The operator of this installation has not set this up.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Connect Dropbox' })).toBeNull();
});

test('who comes back from a provider is led to the enterprise, and what they bring is kept once', async () => {
  types();
  answer(deliveryMethods.authorize, { ...dropbox, account: 'ann@cloud.example', status: 'UNTESTED' });
  answer(deliveryMethods.get, { ...dropbox, account: 'ann@cloud.example' });
  const { router } = renderApp(`/connected?code=abc&state=${tenantId}.sealed`, { pages });
  expect((await screen.findAllByText('ann@cloud.example', { exact: false })).length).toBeGreaterThan(0);
  expect(callsOf(deliveryMethods.authorize).map(({ body }) => body)).toEqual([{ code: 'abc', state: `${tenantId}.sealed` }]);
  expect(router.state.location.pathname + router.state.location.search).toBe(`/t/${tenantId}/delivery-methods/${dropbox.id}`);
});

test('who says no there, or comes too late, is told so', async () => {
  renderApp(`/t/${tenantId}/delivery-methods/connected?error=access_denied&state=${tenantId}.sealed`, { pages });
  expect(await screen.findByText('The consent was not given, and nothing was connected.')).toBeTruthy();
  refuse(deliveryMethods.authorize, 'rule-broken', { detail: 'This was begun by somebody else or too long ago. Connect again.' });
  renderApp(`/t/${tenantId}/delivery-methods/connected?code=abc&state=${tenantId}.sealed`, { pages });
  expect(await screen.findByText('This was begun by somebody else or too long ago. Connect again.')).toBeTruthy();
});
