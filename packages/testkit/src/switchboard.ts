import { type FakeSwitch, fakeSwitch } from '@patchbay/api/adapters/switch-notify/fake';
import { sendOperations } from '@patchbay/api/features/phones/operations/job';
import { watchOperationsHandler } from '@patchbay/api/features/phones/operations/watch';
import { phoneOperationRuns, phoneOperations, type PhoneOperation, type PhoneOperationRun } from '@patchbay/contract/phone-operations';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, testClock, type TestApp } from './app.ts';
import { aTree, type Node } from './builders/organisations.ts';
import { aTellablePhone, sendWave } from './builders/phone-operations.ts';
import type { BuiltPhone } from './builders/phones.ts';
import { type Caller, ok } from './call.ts';
import { jobCtx } from './jobs.ts';
import { filePath, testProvisioning, type TestProvisioning } from './provisioning.ts';
import { signedIn } from './session.ts';

/** An app with a switch in memory, phones that are registered there, and the provisioning server where they come for their files. */
export interface Switchboard {
  app: TestApp;
  clock: ReturnType<typeof testClock>;
  provisioning: TestProvisioning;
  pbx: FakeSwitch;
  close(): Promise<void>;
}

export const openSwitchboard = async (): Promise<Switchboard> => {
  const [clock, pbx] = [testClock(), fakeSwitch()];
  const app = await testApp({ deps: { clock, switchNotify: pbx } });
  const provisioning = await testProvisioning(app);
  const close = async () => {
    await provisioning.server.close();
    await app.close();
  };
  return { app, clock, provisioning, pbx, close };
};

/** The calls of a test, at one switchboard. */
export const atSwitchboard = (board: () => Switchboard) => ({
  anEnterprise: async () => {
    const { enterprise } = await aTree(board().app);
    return { enterprise, admin: await signedIn(board().app, enterprise) };
  },
  registered: async (enterprise: Node, count: number, overrides: Parameters<typeof aTellablePhone>[2] = {}) => {
    const made: Awaited<ReturnType<typeof aTellablePhone>>[] = [];
    for (let n = 0; n < count; n += 1) made.push(await aTellablePhone(board().app, enterprise, { name: `Phone ${n}`, ...overrides }));
    made.forEach(({ sipUsername }) => board().pbx.registered.add(sipUsername));
    return made;
  },
  operations: async (admin: Caller, query: object = {}): Promise<PhoneOperation[]> => (await ok(admin, phoneOperations.list, { query: { sort: 'phoneName', pageSize: 200, ...query } })).items,
  statuses: async (admin: Caller, query: object = {}) => (await ok(admin, phoneOperations.list, { query: { sort: 'phoneName', pageSize: 200, ...query } })).items.map(({ status, reason }) => [status, reason]),
  runOf: (admin: Caller, { id }: PhoneOperationRun) => ok(admin, phoneOperationRuns.get, { params: { id } }),
  send: (enterprise: Node, run: PhoneOperationRun) => sendWave(board().app, enterprise, run),
  watch: () => watchOperationsHandler.handle({}, jobCtx(board().app)),
  /** As the phone does. */
  fetchFile: async (phone: BuiltPhone): Promise<number> => {
    const { status } = await board().provisioning.fetch(filePath(phone), { as: phone });
    await board().provisioning.flush();
    return status;
  },
  /** When each job that waits for a run begins. */
  waitingJobs: async (run: PhoneOperationRun): Promise<Date[]> =>
    (await asPlatform(board().app.deps.database, (tx) => tx.$queryRaw<{ at: Date }[]>`select start_after as at from pgboss.job where name = ${sendOperations.name} and singleton_key = ${run.id} and state = 'created'`)).map(({ at }) => at),
  forgetJobs: (run: PhoneOperationRun) => asPlatform(board().app.deps.database, (tx) => tx.$executeRaw`delete from pgboss.job where singleton_key = ${run.id}`),
});
