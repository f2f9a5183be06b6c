import { createDeps } from '@patchbay/api/deps';
import { sendOperationsHandler } from '@patchbay/api/features/phones/operations/send';
import { Config } from '@patchbay/api/platform/config';
import type { NotifyOutcome } from '@patchbay/api/platform/switch-notify';
import { startWorker } from '@patchbay/api/worker';
import { testSecretKeys } from './processes.ts';

/** A worker in a process of its own, that tells phones by way of a switch at an address: for tests that kill it. */
const { DATABASE_URL, SWITCH_URL = '' } = process.env;

const config = Config.parse({ DATABASE_URL, PATCHBAY_SECRET_KEYS: testSecretKeys, PATCHBAY_DATABASE_CONNECTIONS: '4' });
const notify = async (sipUsername: string, notice: object): Promise<NotifyOutcome> => {
  const answer = await fetch(SWITCH_URL, { method: 'POST', body: JSON.stringify({ sipUsername, ...notice }) });
  return (await answer.json()) as NotifyOutcome;
};
await startWorker(createDeps(config, { switchNotify: { isConnected: true, notify } }), [sendOperationsHandler]);
