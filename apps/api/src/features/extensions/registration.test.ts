import { audit } from '@patchbay/contract/audit';
import { extensionIdentity } from '@patchbay/contract/extension-identity';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { call, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { type TestSwitch, testSwitch } from '@patchbay/testkit/switch';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noConnectedSwitch } from '../../adapters/switch/none.ts';

const connected: TestSwitch = testSwitch();
let app: TestApp;
beforeAll(async () => void (app = await testApp({ deps: { switch: connected } })));
afterAll(() => app.close());

const aDesk = async (at: TestApp) => {
  const { enterprise } = await aTree(at);
  const extension = await anExtension(at, enterprise);
  return { enterprise, extension, params: { id: extension.id }, admin: await signedIn(at, enterprise) };
};

describe('[78] unregistering', () => {
  test('disconnects the SIP account at the switch, and is recorded', async () => {
    const { admin, extension, params } = await aDesk(app);
    connected.register(extension.sipUsername, { address: 'sip:192.0.2.1:5060', userAgent: 'Desk', registeredAt: new Date('2026-11-20T10:00:00Z') });
    expect(await ok(admin, extensionIdentity.registration, { params })).toEqual({ hasSwitch: true, contacts: [{ address: 'sip:192.0.2.1:5060', userAgent: 'Desk', registeredAt: '2026-11-20T10:00:00.000Z', expiresAt: null }] });
    expect(await ok(admin, extensionIdentity.unregister, { params })).toEqual({ hasSwitch: true, contacts: [] });
    expect(await connected.registrations(extension.sipUsername)).toEqual([]);
    expect((await ok(admin, audit.list, { query: { entityId: params.id } })).items).toMatchObject([{ action: 'extension.unregistered', isRevertible: false, before: { contacts: ['sip:192.0.2.1:5060'] } }]);
  });

  test('is refused where no switch is connected, and says so', async () => {
    const without = await testApp({ deps: { switch: noConnectedSwitch } });
    const { admin, params } = await aDesk(without);
    expect(await ok(admin, extensionIdentity.registration, { params })).toEqual({ hasSwitch: false, contacts: [] });
    const refused = await call(admin, extensionIdentity.unregister, { params });
    expect([refused.status, refused.problem]).toMatchObject([409, { code: 'not-connected', detail: expect.stringContaining('No switch is connected'), params: { reason: 'no-switch' } }]);
    expect((await ok(admin, audit.list, { query: { entityId: params.id } })).items).toEqual([]);
    await without.close();
  });

  test('is for those who may change the extension, of their own enterprise', async () => {
    const [mine, theirs] = [await aDesk(app), await aDesk(app)];
    expect((await call(await signedIn(app, mine.enterprise, 'supervisor'), extensionIdentity.unregister, { params: mine.params })).status).toBe(403);
    expect((await call(mine.admin, extensionIdentity.unregister, { params: theirs.params })).status).toBe(404);
  });
});
