import { extensions } from '@patchbay/contract/extensions';
import { phones } from '@patchbay/contract/phones';
import { users } from '@patchbay/contract/users';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aCarrierProfile } from '@patchbay/testkit/builders/carrier-profiles';
import { aContactMethod } from '@patchbay/testkit/builders/contact-methods';
import { aDeliveryMethod } from '@patchbay/testkit/builders/delivery-methods';
import { anExtension, storedSipPassword } from '@patchbay/testkit/builders/extensions';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aPhone } from '@patchbay/testkit/builders/phones';
import { aUser } from '@patchbay/testkit/builders/users';
import { call, ok } from '@patchbay/testkit/call';
import { createDatabase, type TestDatabase } from '@patchbay/testkit/database';
import { signedIn, withApiKey } from '@patchbay/testkit/session';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from './clock.ts';
import { resealAll } from './reseal.ts';
import { enrolmentSecretPurpose, mailPurpose, pushKeyPurpose, pushSubscriptionPurpose, sealedColumns, secretFieldsPurpose, setUpPurpose, sipPasswordPurpose, totpPurpose, voicemailPinPurpose, webPasswordPurpose } from './sealed-columns.ts';
import { createSecrets } from './secrets.ts';

const key = (id: string, fill: number) => `${id}:${Buffer.alloc(32, fill).toString('base64')}`;
const [k1, k2, k3] = [key('k1', 7), key('k2', 8), key('k3', 9)];
const withKeys = (...keys: string[]) => createSecrets(keys.join(','), systemClock);

let database: TestDatabase;
let app: TestApp;
let client: pg.Client;
beforeEach(async () => {
  database = await createDatabase();
  app = await testApp({ databaseUrl: database.url });
  client = new pg.Client({ connectionString: database.url, options: '-c role=patchbay_platform' });
  await client.connect();
});
afterEach(async () => {
  await client.end();
  await app.close();
  await database.drop();
});

/** Something in every sealed column, through the product where that is simple. */
const fill = async () => {
  const { secrets } = app.deps;
  const { enterprise } = await aTree(app);
  const [extension, phone, admin] = [await anExtension(app, enterprise), await aPhone(app, enterprise), await signedIn(app, enterprise)];
  await aCarrierProfile(app, enterprise);
  await aContactMethod(app, enterprise);
  await aDeliveryMethod(app, enterprise, { target: { type: 'SFTP', host: 'files.example', username: 'calls', password: 'sftp' } });
  const user = await aUser(app, enterprise, { email: 'ann@one.example' });
  await ok(admin, users.invite, { params: { id: user.id } });
  const program = await withApiKey(app, enterprise, ['extensions:write']);
  const once = { body: { shortNumber: '77', displayName: 'Once' }, headers: { 'idempotency-key': 'the-same' } };
  await ok(program, extensions.create, once);
  await asPlatform(app.deps.database, async (tx) => {
    await tx.extension.update({ where: { id: extension.id }, data: { voicemailPin: secrets.seal('739164', voicemailPinPurpose(extension.id)) } });
    await tx.phone.update({ where: { id: phone.id }, data: { secretFieldValues: secrets.seal('{"pin":"4711"}', secretFieldsPurpose(phone.id)), secretFieldNames: ['pin'] }, select: { id: true } });
    const { id: tenantId } = enterprise;
    await tx.provisioningSettings.create({ data: { tenantId, webPassword: secrets.seal('web', webPasswordPurpose(tenantId)), enrolmentSecret: secrets.seal('enrolment', enrolmentSecretPurpose(tenantId)), enrolmentHash: Buffer.from('hash') } });
    await tx.accountCredential.create({ data: { accountId: admin.accountId, totpSecret: secrets.seal('totp', totpPurpose(admin.accountId)) } });
    await tx.installation.update({ where: { id: 1 }, data: { setupToken: secrets.seal('setup', setUpPurpose()), pushPrivateKey: secrets.seal('push key', pushKeyPurpose()) } });
    const deviceId = app.deps.clock.newId();
    await tx.appDevice.create({ data: { tenantId: enterprise.id, id: deviceId, userId: user.id, sessionHash: Buffer.from('hash'), os: 'iOS', appVersion: '1', pushSubscription: secrets.seal('push', pushSubscriptionPurpose(deviceId)) } });
    for (let index = 0; index < 3; index += 1) {
      const id = app.deps.clock.newId();
      // A mail that was sent has lost its text.
      await tx.outboxMail.create({ data: { id, to: 'a@b.example', subject: 's', template: 't', text: index === 0 ? '' : secrets.seal(`mail ${index}`, mailPurpose(id)) } });
    }
  });
  return { enterprise, extension, phone, admin, program, once };
};

const stored = async (table: string, column: string): Promise<string[]> =>
  (await client.query<{ value: string }>(`select "${column}" as value from "${table}" where "${column}" <> ''`)).rows.map(({ value }) => value);

test('everything is sealed with the first key, opens with it alone, and is otherwise as it was', async () => {
  const { extension, phone, admin, program, once } = await fill();
  const before = await ok(admin, extensions.get, { params: { id: extension.id } });
  const results = await resealAll(client, withKeys(k2, k1));
  expect(results.map(({ column, resealed }) => [column, resealed])).toEqual([
    ['extension.sip_password', 2], ['extension.voicemail_pin', 1], ['contact_method.sip_password', 1], ['phone.secret', 1], ['phone.http_password', 1], ['provisioning_settings.web_password', 1], ['provisioning_settings.enrolment_secret', 1], ['phone.secret_field_values', 1], ['carrier_profile.credentials', 1], ['delivery_method.secrets', 1], ['account_credential.totp_secret', 1], ['outbox_mail.text', 3], ['outbox_mail.rich', 1], ['app_invitation.token', 1], ['app_device.push_subscription', 1], ['installation.setup_token', 1], ['installation.push_private_key', 1], ['idempotency_key.response', 1],
  ]);
  for (const { table, column } of sealedColumns) for (const value of await stored(table, column)) expect(value, `${table}.${column}`).toMatch(/^k2\./);
  const renewed = await testApp({ databaseUrl: database.url, env: { PATCHBAY_SECRET_KEYS: k2 } });
  const again = { ...admin, app: renewed };
  expect(await ok(again, extensions.get, { params: { id: extension.id } })).toEqual(before);
  expect(await storedSipPassword(renewed, extension.id)).toBe(extension.sipPassword);
  const shown = await ok(again, phones.revealProvisioning, { params: { id: phone.id } });
  expect([shown.provisioningUrl.includes(phone.secret), shown.httpPassword]).toEqual([true, phone.httpPassword]);
  expect((await call({ ...program, app: renewed }, extensions.create, once)).headers['idempotency-replayed']).toBe('true');
  await renewed.close();
  expect((await resealAll(client, withKeys(k2, k1))).every(({ resealed }) => resealed === 0)).toBe(true);
});

test('a value whose key is missing stays as it is, and is counted by that key', async () => {
  await fill();
  const before = await stored('extension', 'sip_password');
  const results = await resealAll(client, withKeys(k3));
  expect(results[0]).toEqual({ column: 'extension.sip_password', resealed: 0, unopened: { k1: 2 } });
  expect(await stored('extension', 'sip_password')).toEqual(before);
});

test('what somebody saves at the same moment is not overwritten', async () => {
  const { extension } = await fill();
  const secrets = withKeys(k2, k1);
  let isSaved = false;
  const interrupted = {
    query: async (text: string, values: unknown[]) => {
      const result = await client.query(text, values);
      if (!isSaved && text.includes('"extension"')) {
        isSaved = true;
        await asPlatform(app.deps.database, (tx) => tx.extension.update({ where: { id: extension.id }, data: { sipPassword: app.deps.secrets.seal('saved meanwhile', sipPasswordPurpose(extension.id)) } }));
      }
      return result;
    },
  } as unknown as pg.ClientBase;
  await resealAll(interrupted, secrets);
  const { rows } = await client.query<{ sip_password: string }>('select sip_password from extension where id = $1', [extension.id]);
  expect(rows[0]!.sip_password).toMatch(/^k2\./);
  expect(secrets.open(rows[0]!.sip_password, sipPasswordPurpose(extension.id))).toBe('saved meanwhile');
});

test('thousands of values go batch by batch, and a run that broke off is taken up', async () => {
  const { secrets, clock } = app.deps;
  const mails = Array.from({ length: 1_700 }, () => {
    const id = clock.newId();
    return { id, to: 'a@b.example', subject: 's', template: 't', text: secrets.seal('x', mailPurpose(id)) };
  });
  await asPlatform(app.deps.database, (tx) => tx.outboxMail.createMany({ data: mails }));
  const progress: number[] = [];
  const breakOff = resealAll(client, withKeys(k2, k1), ({ resealed }) => {
    progress.push(resealed);
    if (progress.length === 2) throw new Error('the plug was pulled');
  });
  await expect(breakOff).rejects.toThrow('the plug was pulled');
  expect(progress).toEqual([500, 1_000]);
  const results = await resealAll(client, withKeys(k2, k1));
  expect(results.find(({ column }) => column === 'outbox_mail.text')?.resealed).toBe(700);
});
