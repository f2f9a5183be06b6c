import { accounts } from '@patchbay/contract/accounts';
import { apiKeys } from '@patchbay/contract/api-keys';
import { audit } from '@patchbay/contract/audit';
import { extensionCards } from '@patchbay/contract/extension-cards';
import { extensions } from '@patchbay/contract/extensions';
import { organisations } from '@patchbay/contract/organisations';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { phones } from '@patchbay/contract/phones';
import { session } from '@patchbay/contract/session';
import type { Permission } from '@patchbay/contract/permissions';
import { permissionsOf } from '@patchbay/domain/access/roles';
import { Api, expect, signInOf, test } from '../fixtures.ts';
import { recordSecret } from '../journal.ts';

/** Enough to open an enterprise and to appoint its administrator, who may not be given what the program does not hold. */
const rights = (): Permission[] => {
  // What people do to their own extension, no program does.
  const administered = [...permissionsOf('administrator', 'enterprise')].filter((permission) => !permission.startsWith('ownExtension:'));
  return [...new Set<Permission>(['organisations:read', 'organisations:write', 'phoneNumbers:upload', ...administered])];
};

const basic = (user: string, password: string) => ({ authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` });

test('from an empty enterprise to a phone that comes up, with an API key alone', async ({ playwright }) => {
  const browser = new Api(await playwright.request.newContext());
  const code = `E${Date.now().toString(36)}`.toUpperCase();

  // A reseller's administrator signs in and makes a key for the program.
  const reseller = signInOf('reseller@');
  await browser.call(session.signIn, { body: reseller });
  recordSecret('log-in password', reseller.password);
  const signedIn = (await browser.call(session.get)).session!;
  const at = signedIn.memberships[0]!.organisationId;
  const { key } = await browser.call(apiKeys.create, { at, body: { name: 'journey', permissions: rights() } });
  recordSecret('API key', key);
  const program = new Api(await playwright.request.newContext(), { authorization: `Bearer ${key}` });

  // An enterprise with its administrator and fifty numbers.
  const enterprise = await program.call(organisations.create, { at, body: { kind: 'enterprise', parentId: at, name: `Journey ${code}`, code } });
  await program.call(accounts.create, { at, body: { email: `${code}@journey.example`, name: 'Ada Admin', organisationId: enterprise.id, role: 'administrator' } });
  const line = String(Date.now()).slice(-5);
  const first = `+1202${line.slice(0, 5)}00`;
  const added = await program.call(phoneNumbers.create, { at, body: { first: first as never, last: `${first.slice(0, -2)}49` as never, ownerId: enterprise.id } });
  expect(added.added).toBe(50);

  // Extension 100 with a number; its SIP account is generated.
  const { items: numbers } = await program.call(phoneNumbers.list, { at: enterprise.id });
  const extension = await program.call(extensions.create, { at: enterprise.id, body: { shortNumber: '100', displayName: 'Zoë Müller', phoneNumberIds: [numbers[0]!.id] } });
  expect(extension).toMatchObject({ sipUsername: `100-${code}`, hasSipPassword: true, phoneNumbers: [{ e164: first }] });
  const { sipPassword } = await program.call(extensionCards.replaceSipPassword, { at: enterprise.id, params: { id: extension.id }, body: {} });
  recordSecret('SIP password', sipPassword);

  // A Yealink T46U whose line 1 is extension 100.
  const mac = `805ec0${Date.now().toString(16).slice(-6)}`;
  const phone = await program.call(phones.create, { at: enterprise.id, body: { name: 'Front desk', modelId: 'yealink-t46u', mac, httpUsername: 'frontdesk', lines: [{ position: 0, extensionId: extension.id }] } });
  const provisioning = await program.call(phones.revealProvisioning, { at: enterprise.id, params: { id: phone.id } });
  recordSecret('HTTP password', provisioning.httpPassword);
  recordSecret('path secret', new URL(provisioning.fileUrl).pathname.split('/')[2]!);

  // The phone asks for its file.
  const handset = await playwright.request.newContext();
  const credentials = basic(provisioning.httpUsername, provisioning.httpPassword);
  const fetched = await handset.get(provisioning.fileUrl, { headers: credentials });
  expect(fetched.status()).toBe(200);
  const file = await fetched.text();
  expect(file).toContain(`account.1.user_name = 100-${code}`);
  expect(file).toContain(`account.1.password = ${sipPassword}`);
  expect(file).toMatch(/^account\.1\.display_name = .*Zoë Müller$/m);
  expect(file).toMatch(/^account\.1\.sip_server\.1\.address = \S+$/m);

  // Whatever is wrong, the answer is the same.
  const [, , secret, name] = new URL(provisioning.fileUrl).pathname.split('/');
  const base = new URL(provisioning.fileUrl).origin;
  const refusals = await Promise.all([
    handset.get(`${base}/p/${'a'.repeat(secret!.length)}/${name}`, { headers: credentials }),
    handset.get(provisioning.fileUrl, { headers: basic(provisioning.httpUsername, 'wrong') }),
    handset.get(`${base}/p/${secret}/other.cfg`, { headers: credentials }),
  ]);
  await program.call(organisations.disable, { at, params: { id: enterprise.id } });
  refusals.push(await handset.get(provisioning.fileUrl, { headers: credentials }));
  await program.call(organisations.enable, { at, params: { id: enterprise.id } });
  const shown = await Promise.all(refusals.map(async (refusal) => {
    const { date: _, ...headers } = refusal.headers();
    return { status: refusal.status(), headers, text: await refusal.text() };
  }));
  expect(shown[0]!.status).toBe(404);
  for (const refusal of shown) expect(refusal).toEqual(shown[0]);
  expect((await handset.get(provisioning.fileUrl, { headers: credentials })).status()).toBe(200);

  // The audit log shows it, and takes the phone's last change back.
  const renamed = await program.call(phones.update, { at: enterprise.id, params: { id: phone.id }, body: { name: 'Back office', modelId: phone.modelId, mac: phone.mac, httpUsername: phone.httpUsername, lines: [{ position: 0, extensionId: extension.id }], version: phone.version } });
  const { items: history } = await program.call(audit.list, { at: enterprise.id, query: { pageSize: 200 } });
  expect(history.map((event) => event.action)).toEqual(expect.arrayContaining(['organisation.created', 'phone-number.added', 'extension.created', 'phone.created', 'phone.updated']));
  const last = history.find((event) => event.action === 'phone.updated')!;
  expect([last.before!['name'], last.after!['name']]).toEqual(['Front desk', 'Back office']);
  await program.call(audit.revert, { at: enterprise.id, params: { id: last.changeSetId } });
  const reverted = await program.call(phones.get, { at: enterprise.id, params: { id: phone.id } });
  expect(reverted.name).toBe('Front desk');
  expect(reverted.version).toBeGreaterThan(renamed.version);
});
