import { extensions } from '@patchbay/contract/extensions';
import { keyLayouts } from '@patchbay/contract/key-layouts';
import { phoneCopies } from '@patchbay/contract/phone-copies';
import { phoneTemplates } from '@patchbay/contract/phone-templates';
import { phones, type Phone } from '@patchbay/contract/phones';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answer, callsOf } from '#test/answer.ts';
import { anExtension } from '#test/extensions.ts';
import { pageOf } from '#test/numbers.ts';
import { anId, renderApp, tenantId } from '#test/render.tsx';
import { pages } from '../../pages.ts';

const at = '2026-11-20T09:30:00.000Z';
const reception = { position: 0, extensionId: anId(100), shortNumber: '100', displayName: 'Reception' };
const ann = { position: 1, extensionId: anId(101), shortNumber: '101', displayName: 'Ann' };
const aPhone = (part: Partial<Phone> = {}): Phone => ({
  id: anId(200), name: 'Desk', isVirtual: false, modelId: 'yealink-t31p', modelName: 'Yealink T31P', mac: '001565aabbcc', acceptsDataFromPhone: false, fileName: '', templateId: null, fieldValues: {}, hiddenFieldsSet: [], keyLayoutId: null, keys: [], httpUsername: 'phone', hasHttpPassword: true,
  lines: [reception], provisioningUrl: 'https://phones.example/p/••••••••/001565aabbcc.cfg', lastFetch: null, httpScheme: 'ANY', isChangedSinceFetch: false, firstFetchUntil: null, knownNetworks: [], oldSecretUntil: null, version: 3, createdAt: at, updatedAt: at, ...part,
});

test('[142] lines are filled from the form of a phone, which shows them and keeps what was not saved yet', async () => {
  answer(phones.macVendor, { vendor: 'Yealink' });
  answer(phoneTemplates.list, pageOf());
  answer(keyLayouts.list, pageOf());
  answer(phones.models, { items: [{ id: 'yealink-t31p', vendor: 'Yealink', family: 'T series', name: 'T31P', firstLine: 0, lastLine: 1, programmableKeys: 2, familyId: 'yealink-t3x', keyKinds: [], expansion: null }] });
  answer(extensions.list, pageOf(anExtension(), anExtension({ id: ann.extensionId, shortNumber: '101', displayName: 'Ann' })));
  answer(phones.get, aPhone());
  answer(phoneCopies.previewFill, { phones: [{ id: anId(200), name: 'Desk', modelName: 'Yealink T31P', lines: [{ ...reception, isNew: false }, { ...ann, isNew: true }] }], leftOver: [] });
  answer(phoneCopies.fillLines, { changed: 1 });
  answer(phones.update, aPhone({ version: 5 }));
  const { user } = renderApp(`/t/${tenantId}/phones/${anId(200)}/edit`, { pages });
  const name = await screen.findByRole<HTMLInputElement>('textbox', { name: /^Name/ });
  await user.type(name, ' 2');
  await user.click(screen.getByRole('button', { name: 'Fill lines' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByRole('textbox', { name: /^First short number/ }), '100');
  await user.type(dialog.getByRole('textbox', { name: /^Last short number/ }), '101');
  answer(phones.get, aPhone({ lines: [reception, ann], version: 4 }));
  await user.click(dialog.getByRole('button', { name: 'Fill' }));
  await expect.poll(() => screen.getByRole<HTMLInputElement>('combobox', { name: 'Line 1' }).value).toBe('101 Ann');
  expect(name.value).toBe('Desk 2');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await expect.poll(() => callsOf(phones.update)[0]?.body).toMatchObject({ name: 'Desk 2', version: 4, lines: [reception, ann].map(({ position, extensionId }) => ({ position, extensionId })) });
});
