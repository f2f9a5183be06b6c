import { phoneOperationRuns, phoneOperations } from '@patchbay/contract/phone-operations';
import { asPlatform } from '@patchbay/database/as-platform';
import { aRun, aTellablePhone } from '../builders/phone-operations.ts';
import { ok } from '../call.ts';
import type { Seeded } from './scramble.ts';
import type { ExamplesOf, Side } from './side.ts';

const started = async ({ app, enterprise, atEnterprise }: Side) => aRun(atEnterprise, [await aTellablePhone(app, enterprise)]);

const chosen = async ({ app, enterprise, atEnterprise }: Side) =>
  ok(atEnterprise, phoneOperationRuns.create, { body: { kind: 'reboot', ids: [(await aTellablePhone(app, enterprise)).id] } });

export const phoneOperationExamples: ExamplesOf<typeof phoneOperations> = {
  list: async ({ atEnterprise }) => ({ as: atEnterprise, query: {} }),
  cancel: async (side) => {
    const { items } = await ok(side.atEnterprise, phoneOperations.list, { query: { runId: (await started(side)).id } });
    return { as: side.atEnterprise, params: { id: items[0]!.id } };
  },
};

export const phoneOperationRunExamples: ExamplesOf<typeof phoneOperationRuns> = {
  list: async ({ atEnterprise }) => ({ as: atEnterprise }),
  create: async ({ app, enterprise, atEnterprise }) => ({ as: atEnterprise, body: { kind: 'resync', ids: [(await aTellablePhone(app, enterprise)).id] } }),
  get: async (side) => ({ as: side.atEnterprise, params: { id: (await started(side)).id } }),
  start: async (side) => ({ as: side.atEnterprise, params: { id: (await chosen(side)).id }, body: { perMinute: 10, quietHours: { from: '22:00', to: '06:00' } } }),
  cancel: async (side) => ({ as: side.atEnterprise, params: { id: (await started(side)).id } }),
};

/** Operations of each state, of two runs. */
export const phoneOperationSeed = async (side: Side): Promise<Seeded> => {
  const { app, enterprise, atEnterprise } = side;
  const phones = [await aTellablePhone(app, enterprise, { name: 'Desk 10' }), await aTellablePhone(app, enterprise, { name: 'desk 9' }), await aTellablePhone(app, enterprise, { name: 'Attic' })];
  const run = await aRun(atEnterprise, phones);
  await aRun(atEnterprise, phones.slice(0, 1), { kind: 'reboot' });
  await asPlatform(app.deps.database, (tx) => tx.phoneOperation.updateMany({ where: { runId: run.id, phoneId: phones[1]!.id }, data: { status: 'SENT', sentAt: new Date() } }));
  await scrambleCreated(side);
  return { as: atEnterprise, filters: { status: 'SENT', kind: 'reboot', phoneId: phones[1]!.id, runId: run.id }, search: 'desk' };
};

const scrambleCreated = ({ app, enterprise }: Side): Promise<unknown> =>
  asPlatform(app.deps.database, (tx) => tx.$executeRaw`update phone_operation o set created_at = timestamptz '2026-01-01' + make_interval(hours => ((r.n * 4) % 11)::int)
    from (select id, row_number() over (order by id) as n from phone_operation where tenant_id = ${enterprise.id}::uuid) r where r.id = o.id`);
