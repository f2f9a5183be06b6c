import { enqueue } from '@patchbay/api/platform/jobs';
import { deliverMail, postMail } from '@patchbay/api/platform/outbox';
import { audit } from '@patchbay/contract/audit';
import type { jobs, outbox } from '@patchbay/contract/operations';
import type { reverts } from '@patchbay/contract/reverts';
import { organisations } from '@patchbay/contract/organisations';
import { asPlatform } from '@patchbay/database/as-platform';
import { anOrganisation, unique } from '../builders/organisations.ts';
import { ok } from '../call.ts';
import type { ExamplesOf, Side } from './side.ts';

/** A change of the reseller's, as the log has it. */
export const aChange = async ({ app, atReseller, reseller }: Side) => {
  const { id } = await anOrganisation(app, reseller, 'enterprise');
  await ok(atReseller, organisations.disable, { params: { id } });
  return (await ok(atReseller, audit.list, { query: { entityId: id } })).items[0]!;
};

export const auditExamples: ExamplesOf<typeof audit> = {
  list: async (side) => { await aChange(side); return { as: side.atReseller, query: {} }; },
  get: async (side) => ({ as: side.atReseller, params: { id: (await aChange(side)).id } }),
  previewRevert: async (side) => ({ as: side.atReseller, params: { id: (await aChange(side)).changeSetId } }),
  revert: async (side) => ({ as: side.atReseller, params: { id: (await aChange(side)).changeSetId } }),
};

export const revertExamples: ExamplesOf<typeof reverts> = {
  list: async ({ atReseller }) => ({ as: atReseller }),
};

/** A mail in the outbox; its id. */
export const aMail = ({ app: { deps } }: Side, to = `${unique()}@people.example`.toLowerCase()): Promise<string> =>
  asPlatform(deps.database, async (tx) => {
    const id = deps.clock.newId();
    await postMail(tx, { deps, now: deps.clock.now(), newId: () => id }, { to, subject: `For ${to}`, template: 'invitation', text: 'Hello' });
    return id;
  });

/** A job that has failed for good; its id. */
export const aFailedJob = ({ app: { deps } }: Side): Promise<string> =>
  asPlatform(deps.database, async (tx) => {
    const id = (await enqueue(tx, {}, deliverMail, { mailId: deps.clock.newId() }))!;
    await tx.$executeRaw`update pgboss.job set state = 'failed', completed_on = now(), started_on = now(), output = '{"message":"no such host"}' where id = ${id}::uuid`;
    return id;
  });

export const outboxExamples: ExamplesOf<typeof outbox> = {
  list: async (side) => { await aMail(side); return { as: side.atPlatform, query: {} }; },
  get: async (side) => ({ as: side.atPlatform, params: { id: await aMail(side) } }),
};

export const jobExamples: ExamplesOf<typeof jobs> = {
  list: async (side) => { await aFailedJob(side); return { as: side.atPlatform, query: {} }; },
  retry: async (side) => ({ as: side.atPlatform, params: { id: await aFailedJob(side) } }),
};
