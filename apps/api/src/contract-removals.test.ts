import { endpoints } from '@patchbay/contract';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { exampleOf } from '@patchbay/testkit/examples';
import { make } from '@patchbay/testkit/examples/calls';
import { aSide, type Side } from '@patchbay/testkit/examples/side';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
let side: Side;
beforeAll(async () => {
  app = await testApp();
  side = await aSide(app);
});
afterAll(async () => {
  for (const cleanUp of side.cleanUps) await cleanUp();
  await app.close();
});

const removals = endpoints.filter(({ method, params, id }) => method === 'DELETE' && params !== undefined && id.endsWith('.remove'));

test.each(removals)('$id, asked for by two at once, is done and told once', async (e) => {
  const example = await exampleOf(e.id, side);
  const before = await asPlatform(app.deps.database, (tx) => tx.auditEvent.count());
  const answers = await Promise.all([make(e, example), make(e, example)]);
  const [first, second] = answers.map(({ status }) => status).sort();
  expect([first, [404, 409].includes(second!)], `${first} and ${second}`).toEqual([204, true]);
  const { id } = example.params as { id: string };
  const told = await asPlatform(app.deps.database, (tx) => tx.auditEvent.count({ where: { entityId: id, action: { endsWith: '.removed' } } }));
  expect(told).toBeLessThanOrEqual(1);
  expect(await asPlatform(app.deps.database, (tx) => tx.auditEvent.count())).toBeGreaterThan(before);
});
