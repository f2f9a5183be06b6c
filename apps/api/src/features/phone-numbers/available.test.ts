import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import type { E164 } from '@patchbay/contract/primitives/phone-number';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExternalTrunk } from '@patchbay/testkit/builders/external-trunks';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aNumber, uniqueE164 } from '@patchbay/testkit/builders/phone-numbers';
import { ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

test('[188] of many numbers those are told apart that can be given away, with the reason for each of the others', async () => {
  const [{ enterprise }, other] = [await aTree(app), await aTree(app)];
  const admin = await signedIn(app, enterprise);
  const voiceRouteType = 'EXTERNAL_TRUNK';
  const free = await aNumber(app, enterprise, { voiceRouteType });
  const direct = await aNumber(app, enterprise);
  const blocked = await aNumber(app, enterprise, { voiceRouteType, blockedReason: 'Under dispute' });
  const resting = await aNumber(app, enterprise, { voiceRouteType, quarantineUntil: new Date('2099-01-01') });
  const taken = await aNumber(app, enterprise, { voiceRouteType });
  const trunk = await anExternalTrunk(app, enterprise, { phoneNumberIds: [taken.id] });
  const strange = await aNumber(app, other.enterprise, { voiceRouteType });
  const numbers = [free, direct, blocked, resting, taken, strange].map(({ e164 }) => e164 as E164).concat(uniqueE164() as E164, free.e164 as E164);
  const asked = (assigneeId: string | null) => ok(admin, phoneNumbers.available, { body: { numbers, kind: 'external-trunk', assigneeId } });

  const { available, refused } = await asked(null);
  expect(available).toEqual([{ id: free.id, e164: free.e164 }]);
  const none = 'The enterprise has no such number.';
  expect(refused.map(({ e164, detail }) => [numbers.indexOf(e164), detail])).toEqual([
    [1, 'Only voice numbers of the route type External Trunk go to an external trunk.'],
    [2, 'The number is blocked; the organisation above can unblock it.'],
    [3, 'The number rests after its release; the organisation above can end its quarantine.'],
    [4, expect.stringMatching(/ goes to the external trunk .+: take it from there first\.$/)],
    [5, none],
    [6, none],
  ]);
  expect((await asked(trunk.id)).available.map(({ id }) => id)).toEqual([free.id, taken.id]);
});
