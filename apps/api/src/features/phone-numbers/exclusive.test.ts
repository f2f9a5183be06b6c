import { appConfigurations } from '@patchbay/contract/app-configurations';
import { assigneeKinds, assignees, type AssigneeKind, voiceRouteTypes } from '@patchbay/contract/assignees';
import { audit } from '@patchbay/contract/audit';
import { callFlows } from '@patchbay/contract/call-flows';
import { contactMethods } from '@patchbay/contract/contact-methods';
import { extensions } from '@patchbay/contract/extensions';
import { externalTrunks } from '@patchbay/contract/external-trunks';
import { operatorConnectTrunks } from '@patchbay/contract/operator-connect-trunks';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { ringGroups } from '@patchbay/contract/ring-groups';
import { smsGroups } from '@patchbay/contract/sms-groups';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { hangUp } from '@patchbay/testkit/builders/call-flows';
import { aCarrierProfile } from '@patchbay/testkit/builders/carrier-profiles';
import { aContactMethod } from '@patchbay/testkit/builders/contact-methods';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aTree, type Tree, unique } from '@patchbay/testkit/builders/organisations';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { aUser } from '@patchbay/testkit/builders/users';
import { type Answer, call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const inEnterprise = async () => {
  const tree = await aTree(app);
  return { ...tree, admin: await signedIn(app, tree.enterprise), above: await signedIn(app, tree.reseller) };
};

type Given = Pick<Answer<never>, 'status' | 'problem'>;

let shortNumber = 200;
/** Gives a number to a new one of each kind, where that is done. */
const give: { [K in AssigneeKind]: (admin: Caller, number: string, enterprise: Tree['enterprise']) => Promise<Given> } = {
  extension: (admin, number) => call(admin, extensions.create, { body: { shortNumber: String((shortNumber += 1)), displayName: 'Ann', phoneNumberIds: [number] } }),
  'app-configuration': async (admin, number, enterprise) => call(admin, appConfigurations.update, { params: { id: (await aUser(app, enterprise)).appConfigurationId }, body: { phoneNumberIds: [number], version: 1 } }),
  'contact-method': async (admin, number, enterprise) => call(admin, contactMethods.create, { body: { kind: 'SIP_ACCOUNT', name: 'Desk', userId: (await aUser(app, enterprise)).id, phoneNumberIds: [number] } }),
  'call-flow': (admin, number) => call(admin, callFlows.create, { body: { name: unique(), phoneNumberIds: [number], startId: hangUp.id, nodes: [hangUp] } }),
  'ring-group': (admin, number) => call(admin, ringGroups.create, { body: { name: unique(), phoneNumberIds: [number] } }),
  'external-trunk': (admin, number) => call(admin, externalTrunks.create, { body: { name: unique(), phoneNumberIds: [number] } }),
  'operator-connect-trunk': (admin, number) => call(admin, operatorConnectTrunks.create, { body: { name: unique(), phoneNumberIds: [number] } }),
  'sms-group': (admin, number) => call(admin, smsGroups.create, { body: { name: unique(), phoneNumberId: number } }),
};

const spoken = assigneeKinds.filter((kind) => assignees[kind].channel === 'voice');

test.each(spoken)('[188] of the three routes a number takes, one alone leads to the kind %s', async (kind) => {
  const { enterprise, admin } = await inEnterprise();
  for (const voiceRouteType of voiceRouteTypes) {
    const number = await aNumber(app, enterprise, { voiceRouteType });
    const { status, problem } = await give[kind](admin, number.id, enterprise);
    const { voiceAssignee } = await ok(admin, phoneNumbers.get, { params: { id: number.id } });
    if (voiceRouteType === assignees[kind].route) {
      expect([status < 300, voiceAssignee?.kind]).toEqual([true, kind]);
    } else {
      expect(problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: expect.stringMatching(/^\/phoneNumberIds?\/0$/), detail: expect.stringMatching(/^Only voice numbers /) }] });
      expect(voiceAssignee).toBeNull();
    }
  }
});

test.each(spoken)('[188] a number that the kind %s has goes to no other kind, and keeps its route meanwhile', async (kind) => {
  const { enterprise, admin, above } = await inEnterprise();
  const { route } = assignees[kind];
  const number = await aNumber(app, enterprise, { voiceRouteType: route! });
  expect((await give[kind](admin, number.id, enterprise)).status).toBeLessThan(300);
  for (const other of spoken) {
    const { problem } = await give[other](admin, number.id, enterprise);
    expect([other, problem.code]).toEqual([other, assignees[other].route === route ? 'already-exists' : 'rule-broken']);
  }
  const { voiceAssignee, version } = await ok(admin, phoneNumbers.get, { params: { id: number.id } });
  for (const voiceRouteType of voiceRouteTypes.filter((one) => one !== route)) {
    const { problem } = await call(above, phoneNumbers.update, { params: { id: number.id }, body: { voice: true, sms: false, fax: false, voiceRouteType, version } });
    expect(problem).toMatchObject({ code: 'in-use', errors: [{ pointer: '/voiceRouteType' }], references: [voiceAssignee] });
  }
});

test('[188] texts of a number of a trunk are no matter of its route', async () => {
  const { reseller, enterprise, admin } = await inEnterprise();
  const smsCarrierId = (await aCarrierProfile(app, reseller, { serves: 'SMS' })).id;
  for (const voiceRouteType of voiceRouteTypes) {
    const number = await aNumber(app, enterprise, { voiceRouteType, sms: true, smsCarrierId });
    expect((await give['sms-group'](admin, number.id, enterprise)).status).toBe(201);
  }
});

test('[188] a number that somebody shows does not become one of a trunk, by nobody and no undoing', async () => {
  const { enterprise, admin, above } = await inEnterprise();
  const user = await aUser(app, enterprise);
  const trunks = voiceRouteTypes.filter((route) => route !== 'DIRECT_ROUTING');
  const wanting = async (id: string, voiceRouteType: (typeof voiceRouteTypes)[number], more = {}) => {
    const { version } = await ok(above, phoneNumbers.get, { params: { id } });
    return call(above, phoneNumbers.update, { params: { id }, body: { voice: true, sms: false, fax: false, voiceRouteType, version, ...more } });
  };
  const show: ((id: string) => Promise<{ id: string }>)[] = [
    (id) => anExtension(app, enterprise, { presentationNumberId: id }),
    (id) => aContactMethod(app, enterprise, { presentedNumberId: id }),
    async (id) => {
      const { version } = await ok(admin, appConfigurations.get, { params: { id: user.appConfigurationId } });
      return ok(admin, appConfigurations.update, { params: { id: user.appConfigurationId }, body: { externalOutboundEnabled: true, callerIdIds: [id], version } });
    },
  ];
  for (const shownBy of show) {
    const number = await aNumber(app, enterprise, { voiceRouteType: 'EXTERNAL_TRUNK' });
    expect((await wanting(number.id, 'DIRECT_ROUTING')).status).toBe(200);
    const shower = await shownBy(number.id);
    for (const route of trunks) expect((await wanting(number.id, route)).problem).toMatchObject({ code: 'in-use', errors: [{ pointer: '/voiceRouteType' }], references: [{ id: shower.id }] });
    expect((await wanting(number.id, 'DIRECT_ROUTING', { fax: true })).status).toBe(200);
    const { items } = await ok(above, audit.list, { query: { entityId: number.id, action: 'phone-number.updated' } });
    const { steps } = await ok(above, audit.previewRevert, { params: { id: items.at(-1)!.changeSetId } });
    expect(steps[0]!.conflict).not.toBeNull();
    const refused = await call(above, audit.revert, { params: { id: items.at(-1)!.changeSetId } });
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect((await ok(admin, phoneNumbers.get, { params: { id: number.id } })).voiceRouteType).toBe('DIRECT_ROUTING');
  }
});
