import { outbox } from '@patchbay/contract/operations';
import { organisations } from '@patchbay/contract/organisations';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { call, type Caller } from '@patchbay/testkit/call';
import { signedIn, withApiKey } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const refusal = async (who: Caller, id: string): Promise<string> => {
  const { status, problem } = await call(who, organisations.disable, { params: { id } });
  expect(status).toBe(403);
  return problem!.detail;
};

test('a refusal names the organisation where a role includes what is missing, and above what one may see nobody', async () => {
  const { platform, reseller, enterprise } = await aTree(app);
  const nobody = `This needs the permission organisations:write, which no role at ${enterprise.name} includes.`;
  expect(await refusal(await signedIn(app, reseller, 'read-only'), enterprise.id)).toBe(`This needs the permission organisations:write. An administrator of ${reseller.name} can grant it.`);
  expect(await refusal(await signedIn(app, enterprise), enterprise.id)).toBe(`${nobody} Ask your provider.`);
  expect(await refusal(await withApiKey(app, enterprise, ['organisations:read']), enterprise.id)).toBe(`${nobody} Ask your provider.`);
  expect(await refusal(await signedIn(app, reseller, 'read-only', enterprise), enterprise.id)).toBe(`${nobody} Ask an administrator of ${reseller.name}.`);
  expect(await refusal(await signedIn(app, platform, 'read-only', enterprise), enterprise.id)).toBe(`${nobody} Ask an administrator of ${reseller.name}.`);
  const { problem } = await call(await signedIn(app, platform, 'read-only', reseller), outbox.list, { query: {} });
  expect(problem).toMatchObject({ code: 'forbidden', params: { permission: 'outbox:read' }, detail: `This needs the permission outbox:read, which no role at ${reseller.name} includes. Ask an administrator of ${platform.name}.` });
});
