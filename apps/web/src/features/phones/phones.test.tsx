import { extensions } from '@patchbay/contract/extensions';
import { keyLayouts } from '@patchbay/contract/key-layouts';
import { organisations } from '@patchbay/contract/organisations';
import { phoneTemplates } from '@patchbay/contract/phone-templates';
import { phones, type Phone } from '@patchbay/contract/phones';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answer, callsOf, hold, refuse } from '../../test/answer.ts';
import { anExtension } from '../../test/extensions.ts';
import { anId, anOrganisation, renderApp, renderPage, tenantId } from '../../test/render.tsx';
import { pages } from '../../pages.ts';
import { PhonesPage } from './phones-page.tsx';

const at = '2026-11-20T09:30:00.000Z';
const page = <T,>(...items: T[]) => ({ items, total: items.length, totalIsEstimate: false, next: null });

const reception = anExtension();
const aPhone = (part: Partial<Phone> = {}): Phone => ({
  id: anId(200), name: 'Docs Demo Phone 1', isVirtual: false, modelId: 'yealink-t31p', modelName: 'Yealink T31P', mac: '001565aabbcc', acceptsDataFromPhone: false, templateId: null, fieldValues: {}, hiddenFieldsSet: [], keyLayoutId: null, keys: [], fileName: '', httpUsername: 'phone-cisvuucf',
  lines: [{ position: 0, extensionId: reception.id, shortNumber: '100', displayName: 'Reception' }], hasHttpPassword: true, provisioningUrl: 'https://phones.example/p/••••••••/001565aabbcc.cfg', lastFetch: null, httpScheme: 'ANY', isChangedSinceFetch: false, firstFetchUntil: null, knownNetworks: [], oldSecretUntil: null,
  version: 1, createdAt: at, updatedAt: at, ...part,
});
const model = { id: 'yealink-t31p', vendor: 'Yealink', family: 'T series', name: 'T31P', firstLine: 0, lastLine: 1, programmableKeys: 2, familyId: 'yealink.t-series', keyKinds: ['blf' as const], expansion: null };
const secrets = { provisioningUrl: 'https://phones.example/p/s3cret/', fileUrl: 'https://phones.example/p/s3cret/001565aabbcc.cfg', httpUsername: 'phone-cisvuucf', httpPassword: 'topuvmk3ipn67' };

const openForm = (except?: () => void) => {
  answer(phones.macVendor, { vendor: 'Yealink' });
  answer(phoneTemplates.list, page());
  answer(keyLayouts.list, page());
  answer(phones.models, { items: [model] });
  answer(extensions.list, page(reception));
  except?.();
  return renderApp(`/t/${tenantId}/phones/new`, { pages });
};

test('[131] [133] [135] [136] [142] [143] a new phone shows its address, user and password once it is saved', async () => {
  answer(phones.create, aPhone());
  answer(phones.get, aPhone());
  answer(phones.revealProvisioning, secrets);
  const { user } = openForm();
  await user.click(await screen.findByRole('textbox', { name: /^Name/ }));
  await user.paste('Docs Demo Phone 1');
  await user.click(screen.getByRole('combobox', { name: /^Model/ }));
  await user.click(await screen.findByRole('option', { name: 'Yealink T31P' }));
  await user.click(screen.getByRole('textbox', { name: /^MAC Address/ }));
  await user.paste('00-15-65-AA-BB-CC');
  expect(await screen.findByText('An address of Yealink.')).toBeTruthy();
  await user.click(screen.getByRole('combobox', { name: 'Line 0' }));
  await user.click(await screen.findByRole('option', { name: '100 Reception' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  const dialog = await screen.findByRole('dialog');
  for (const value of [secrets.fileUrl, secrets.httpUsername, secrets.httpPassword]) expect(within(dialog).getByText(value)).toBeTruthy();
  const sent = callsOf(phones.create)[0]?.body;
  expect(sent).toMatchObject({ mac: '001565aabbcc', modelId: 'yealink-t31p', lines: [{ position: 0, extensionId: reception.id }] });
  // Left out, they are generated.
  expect(sent).not.toHaveProperty('httpUsername');
  expect(sent).not.toHaveProperty('httpPassword');
});

test('[143] a form without what is required is not sent, and says so at each field', async () => {
  const { user } = openForm();
  await user.click(await screen.findByRole('button', { name: 'Save' }));
  for (const [role, name] of [['textbox', /^Name/], ['combobox', /^Model/], ['textbox', /^MAC Address/]] as const) await expect.poll(() => screen.getByRole(role, { name }).getAttribute('aria-invalid'), { message: String(name) }).toBe('true');
  expect(callsOf(phones.create)).toHaveLength(0);
});

test('[142] lines that the model does not have cannot be filled, and say why', async () => {
  const { user } = openForm();
  await user.click(await screen.findByRole('combobox', { name: /^Model/ }));
  await user.click(await screen.findByRole('option', { name: 'Yealink T31P' }));
  const lineAt = (position: number) => screen.getByRole<HTMLInputElement>('combobox', { name: `Line ${position}` });
  expect([0, 1, 2, 3, 4, 5].map((position) => lineAt(position).disabled)).toEqual([false, false, true, true, true, true]);
  expect(lineAt(2).placeholder).toBe('Yealink T31P has no line 2');
  expect(screen.getByText('Yealink T31P has lines 0 to 1.')).toBeTruthy();
});

test('[130] [137] the list hides the secret of an address and copies the whole for those who may', async () => {
  answer(phones.list, page(aPhone()));
  answer(phones.models, { items: [model] });
  answer(phones.revealProvisioning, secrets);
  const { user } = renderPage(<PhonesPage />, { path: '/phones', route: 'phones' });
  expect(await screen.findByText('/••••••••/001565aabbcc.cfg')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Copy the address' }));
  await expect.poll(() => navigator.clipboard.readText()).toBe(secrets.fileUrl);
});

test('without the right to reveal there is nothing to copy', async () => {
  answer(phones.list, page(aPhone()));
  answer(phones.models, { items: [model] });
  renderPage(<PhonesPage />, { path: '/phones', route: 'phones', may: ['phones:read', 'extensions:read'] });
  await screen.findByText('Docs Demo Phone 1');
  expect(screen.queryByRole('button', { name: 'Copy the address' })).toBeNull();
  expect(screen.queryByRole('link', { name: 'New Phone' })).toBeNull();
});

test('[128] the page is reached by Configuration, Provisioning, Phones', async () => {
  answer(phones.list, page(aPhone()));
  answer(phones.models, { items: [model] });
  const { user, router } = renderApp(`/t/${tenantId}/phones/new`, { pages });
  const section = within(await screen.findByRole('region', { name: 'Configuration › Provisioning' }));
  await user.click(section.getByRole('link', { name: 'Phones' }));
  await expect.poll(() => router.state.location.pathname).toBe(`/t/${tenantId}/phones`);
  expect(await screen.findByRole('heading', { level: 1, name: 'Phones' })).toBeTruthy();
});

test('[129] the page shows the phones of the enterprise that the top bar is switched to', async () => {
  const other = anId(900);
  const rowsOf = (id: string) => page(id === other ? aPhone({ id: anId(201), name: 'There' }) : aPhone({ name: 'Here' }));
  answer(phones.list, ({ params }) => rowsOf(params.tenantId!));
  answer(phones.models, { items: [model] });
  answer(organisations.list, page(anOrganisation({ id: other, name: 'Contoso' })));
  const { user, router } = renderApp(`/t/${tenantId}/phones`, { pages });
  answer(organisations.get, ({ params }) => anOrganisation({ id: params.id!, ...(params.id === other && { name: 'Contoso' }) }));
  expect(await screen.findByRole('link', { name: 'Here' })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: /^Switch organisation/ }));
  await user.click(await screen.findByRole('option', { name: /Contoso/ }));
  await expect.poll(() => router.state.location.pathname).toContain(other);
  await user.click(within(await screen.findByRole('region', { name: 'Configuration › Provisioning' })).getByRole('link', { name: 'Phones' }));
  expect(await screen.findByRole('link', { name: 'There' })).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'Here' })).toBeNull();
});

const openEdit = () => {
  answer(phones.get, aPhone());
  answer(phones.models, { items: [model] });
  answer(phones.macVendor, { vendor: 'Yealink' });
  answer(phoneTemplates.list, page());
  answer(keyLayouts.list, page());
  answer(extensions.list, page(reception));
  return renderApp(`/t/${tenantId}/phones/${anId(200)}/edit`, { pages });
};

test('[134] [138] [139] [140] [141] [144] what is changed in the form is saved, and nothing else', async () => {
  answer(phones.update, aPhone());
  const { user } = openEdit();
  const type = async (field: RegExp, text: string) => {
    const input = await screen.findByRole('textbox', { name: field });
    await user.clear(input);
    await user.click(input);
    await user.paste(text);
  };
  await type(/^Optional file name/, 'lobby.cfg');
  await type(/^HTTP\/S Username/, 'lobby');
  await user.click(screen.getByRole('switch', { name: /^Accept data from phone/ }));
  await user.click(screen.getByRole('switch', { name: /^Virtual phone provisioning/ }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await expect.poll(() => callsOf(phones.update)).toHaveLength(1);
  const { params, body } = callsOf(phones.update)[0]!;
  expect(params.id).toBe(anId(200));
  expect(body).toMatchObject({ isVirtual: true, mac: null, acceptsDataFromPhone: true, fileName: 'lobby.cfg', httpUsername: 'lobby', name: 'Docs Demo Phone 1', modelId: 'yealink-t31p', lines: [{ position: 0, extensionId: reception.id }], version: 1 });
  expect(body).not.toHaveProperty('httpPassword');
});

test('[137] [141] the form shows of the secret and of the password only that they are set, and sends a password that replaces it', async () => {
  answer(phones.update, aPhone());
  const { user } = openEdit();
  const password = await screen.findByRole('group', { name: 'HTTP/S Password' });
  for (const group of [screen.getByRole('group', { name: 'Secret' }), password]) {
    expect(within(group).getByText('Set')).toBeTruthy();
    expect(group.querySelector('input')).toBeNull();
  }
  await user.click(within(password).getByRole('button', { name: 'Replace' }));
  const input = screen.getByLabelText<HTMLInputElement>('HTTP/S Password');
  expect([input.type, input.value]).toEqual(['password', '']);
  await user.type(input, 'replaced-1');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await expect.poll(() => callsOf(phones.update)[0]?.body).toMatchObject({ httpPassword: 'replaced-1', name: 'Docs Demo Phone 1', version: 1 });
});

test('[148] [149] the form removes a phone after it has said what is freed', async () => {
  answer(phones.references, { blocking: [], removed: [], released: [{ kind: 'extension', id: reception.id, label: '100 Reception' }] });
  answer(phones.remove, undefined as never);
  const { user } = openEdit();
  await user.click(await screen.findByRole('button', { name: 'Remove' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(await dialog.findByText('100 Reception')).toBeTruthy();
  expect(dialog.getByText(/^Its address stops answering at once.*then has a new address/)).toBeTruthy();
  expect(callsOf(phones.remove)).toHaveLength(0);
  await user.click(dialog.getByRole('button', { name: 'Remove' }));
  await expect.poll(() => callsOf(phones.remove)).toHaveLength(1);
  expect(callsOf(phones.remove)[0]!.params.id).toBe(anId(200));
});

test('a key that the model does not have is refused at the keys', async () => {
  refuse(phones.update, 'rule-broken', { errors: [{ pointer: '/keys/0/position', detail: 'The T31P has no key 50.' }] });
  const { user } = openEdit();
  await user.click(await screen.findByRole('button', { name: 'Add a key' }));
  await user.type(screen.getByRole('textbox', { name: 'Key 1: Number' }), '899');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await within(screen.getByRole('group', { name: 'Own keys' })).findByText('The T31P has no key 50.')).toBeTruthy();
});

test('the focus stays in the field of a key layout that is chosen', async () => {
  const layout = { id: anId(710), name: 'Front desk', ownerId: tenantId, ownerName: 'Olea', version: 1, createdAt: at, updatedAt: at, keys: [] };
  const { user } = openForm();
  answer(keyLayouts.list, page(layout));
  answer(keyLayouts.get, layout);
  const field = await screen.findByRole('combobox', { name: 'Key layout' });
  await user.click(field);
  await user.click(await screen.findByRole('option', { name: 'Front desk (Olea)' }));
  await expect.poll(() => callsOf(keyLayouts.get)).toHaveLength(1);
  expect(screen.getByDisplayValue('Front desk (Olea)')).toBe(document.activeElement);
  expect(screen.getByRole('combobox', { name: 'Key layout' })).toBe(field);
});

test('Enter in a field whose options are not there yet sends no form', async () => {
  const { user } = openForm();
  hold(keyLayouts.list, page());
  await user.click(await screen.findByRole('combobox', { name: 'Key layout' }));
  await user.keyboard('{ArrowDown}{Enter}');
  expect(screen.getByRole('textbox', { name: /^Name/ }).getAttribute('aria-invalid')).not.toBe('true');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await expect.poll(() => screen.getByRole('textbox', { name: /^Name/ }).getAttribute('aria-invalid')).toBe('true');
});

test('models that cannot be loaded are asked for again, and what was typed stays', async () => {
  const { user } = openForm(() => refuse(phones.models, 'internal'));
  await user.type(await screen.findByRole('textbox', { name: /^Name/ }), 'Lobby');
  await expect.poll(() => document.querySelector('[data-problem="internal"]'), { timeout: 8_000 }).toBeTruthy();
  answer(phones.models, { items: [model] });
  await user.click(within(document.querySelector<HTMLElement>('[data-problem="internal"]')!).getByRole('button', { name: 'Try again' }));
  await user.click(screen.getByRole('combobox', { name: /^Model/ }));
  expect(await screen.findByRole('option', { name: 'Yealink T31P' })).toBeTruthy();
  expect(screen.getByDisplayValue('Lobby')).toBeTruthy();
});

test('an enterprise without phones is led to the first one, and to the address for phones out of their boxes', async () => {
  answer(phones.list, page());
  answer(phones.models, { items: [model] });
  renderPage(<PhonesPage />, { path: '/phones', route: 'phones' });
  expect((await screen.findByRole('link', { name: 'Provisioning settings' })).getAttribute('href')).toBe(`/t/${tenantId}/phones/settings`);
});

test('[135] the models stand under their vendors', async () => {
  const { user } = openForm();
  await user.click(await screen.findByRole('combobox', { name: /^Model/ }));
  const group = (await screen.findByRole('option', { name: 'Yealink T31P' })).closest('[role=group], .mantine-Select-group');
  expect(group?.textContent).toContain('Yealink');
});

test('the files of a phone are shown masked, with what differs from the last fetch, and revealed to those who may', async () => {
  answer(phones.get, aPhone());
  const body = 'account.1.label = Bea\naccount.1.password = ********\n';
  answer(phones.files, { items: [{ name: 'a.cfg', kind: 'device', contentType: 'text/plain', body, fault: null, served: { at, body: body.replace('Bea', 'Ann'), haveSecretsMoved: false } }, { name: 'a.boot', kind: 'boot', contentType: 'text/plain', body: 'boot', fault: null, served: null }, { name: 'b.cfg', kind: 'device', contentType: 'text/plain', body: 'pin = ********', fault: null, served: { at, body: 'pin = ********', haveSecretsMoved: true } }, { name: 'y.cfg', kind: 'common', contentType: 'text/plain', body: '', fault: 'template-too-large', served: null }] });
  answer(phones.revealFiles, { items: [{ name: 'a.cfg', kind: 'device', contentType: 'text/plain', body: 'account.1.password = hush', fault: null }] });
  const { user } = renderApp(`/t/${tenantId}/phones/${anId(200)}?tab=files`, { pages });
  const file = await screen.findByRole('region', { name: 'Difference of a.cfg' });
  expect(within(file).getByRole('listitem', { name: 'Taken out: account.1.label = Ann' })).toBeTruthy();
  expect(screen.getByText('Differs from what was fetched')).toBeTruthy();
  expect(screen.getByText('Not fetched yet')).toBeTruthy();
  expect(screen.getByText('As last fetched, but for secrets that may have changed')).toBeTruthy();
  expect(screen.getByText(/makes more than 500,000 characters for this phone/)).toBeTruthy();
  const regions = screen.getAllByRole('region').map((region) => region.getAttribute('aria-label')).filter((label) => label?.includes('a.'));
  expect(regions).toEqual(['a.cfg', 'Difference of a.cfg', 'a.boot', 'Content of a.boot']);
  await user.click(screen.getByRole('button', { name: 'Show the secrets' }));
  expect(await screen.findByText('account.1.password = hush')).toBeTruthy();
});

test('the variables of its template are fields of a phone, and its secret ones stay where nothing is typed', async () => {
  const phone = aPhone({ templateId: anId(300), fieldValues: { greeting: 'Hello' }, hiddenFieldsSet: ['pin'] });
  const fields = [{ name: 'greeting', default: 'Welcome', type: 'text' as const, options: [] }, { name: 'pin', default: '', type: 'secret' as const, options: [] }, { name: 'lamp', default: 'on', type: 'select' as const, options: [{ value: 'on', label: 'Lit' }, { value: 'off', label: 'Dark' }] }];
  const template = { id: anId(300), name: 'Ours', family: 'yealink.t-series', vendor: 'Yealink', familyName: 'T series', ownerId: null, ownerName: 'Northwind', baseId: null, baseName: '', hasBaseMovedOn: false, fields, version: 1, createdAt: at, updatedAt: at };
  answer(phones.get, phone);
  answer(phones.models, { items: [model] });
  answer(phones.macVendor, { vendor: 'Yealink' });
  answer(extensions.list, page(reception));
  answer(phoneTemplates.get, { ...template, device: 'x', boot: '', common: '' });
  answer(phones.update, phone);
  const { user } = renderApp(`/t/${tenantId}/phones/${phone.id}/edit`, { pages });
  const greeting = await screen.findByRole<HTMLInputElement>('textbox', { name: 'greeting' });
  expect(greeting.value).toBe('Hello');
  await user.clear(greeting);
  await user.click(screen.getByRole('combobox', { name: 'lamp' }));
  await user.click(await screen.findByRole('option', { name: 'Dark' }));
  const pin = within(screen.getByRole('group', { name: 'pin' }));
  await user.click(pin.getByRole('button', { name: 'Take away' }));
  await user.click(pin.getByRole('button', { name: 'Keep the old one' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await expect.poll(() => callsOf(phones.update)[0]?.body).toMatchObject({ templateId: anId(300), fieldValues: { lamp: 'off' }, hiddenFieldValues: {}, keys: [] });
});

test('the list fits beside the menu of a window 1280 pixels wide', async () => {
  answer(phones.list, page(aPhone()));
  answer(phones.models, { items: [model] });
  renderPage(<PhonesPage />, { path: '/phones', route: 'phones' });
  const table = await screen.findByRole('table', { name: 'Phones' });
  expect(Number.parseInt(table.style.minWidth, 10)).toBeLessThanOrEqual(1_280 - 216 - 48);
});

test('a model whose files say nothing of keys is offered none of its own', async () => {
  answer(phones.macVendor, { vendor: 'Yealink' });
  answer(phoneTemplates.list, page());
  answer(keyLayouts.list, page());
  answer(phones.models, { items: [model, { ...model, id: 'yealink-dumb', name: 'Dumb', keyKinds: [] }] });
  answer(extensions.list, page(reception));
  const { user } = renderApp(`/t/${tenantId}/phones/new`, { pages });
  const choose = async (name: string) => {
    await user.click(await screen.findByRole('combobox', { name: /^Model/ }));
    await user.click(await screen.findByRole('option', { name }));
  };
  await choose('Yealink T31P');
  expect(await screen.findByRole('button', { name: 'Add a key' })).toBeTruthy();
  await choose('Yealink Dumb');
  expect(await screen.findByText(/The files of the Yealink Dumb say nothing of keys/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Add a key' })).toBeNull();
});
