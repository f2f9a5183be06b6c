import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '@patchbay/api/app';
import { createDeps, type Deps } from '@patchbay/api/deps';
import { systemClock } from '@patchbay/api/platform/clock';
import { Config } from '@patchbay/api/platform/config';
import { createLog } from '@patchbay/api/platform/log';
import type { App } from '@patchbay/api/platform/http/route';
import { testSpeech } from './audio.ts';
import { testSwitch } from './switch.ts';
import { testTextMessages } from './text-messages.ts';
import { workerDatabaseUrl } from './database.ts';

const testKey = `k1:${Buffer.alloc(32, 7).toString('base64')}`;

/** One for all apps of a process; it goes with the directory for temporary files. */
let directory: string | undefined;
const storageDirectory = (): string => (directory ??= mkdtempSync(join(tmpdir(), 'patchbay-files-')));

/** A clock that stands still until it is moved. Ids and chance stay real. */
export const testClock = (start = '2026-11-20T12:00:00.000Z') => {
  let at = new Date(start);
  return {
    ...systemClock,
    now: () => new Date(at),
    /** Moves the time on, in seconds. */
    advance: (seconds: number) => void (at = new Date(at.getTime() + seconds * 1_000)),
  };
};

export interface TestApp extends App {
  deps: Deps;
  /** Every line that the app logged so far. */
  logged: string[];
  close(): Promise<void>;
}

interface TestAppOptions {
  databaseUrl?: string;
  env?: Record<string, string>;
  deps?: Partial<Deps>;
}

/** The production app on this worker's database; only what `deps` names is replaced. */
export const testApp = async ({ databaseUrl, env = {}, deps: replaced = {} }: TestAppOptions = {}): Promise<TestApp> => {
  const url = databaseUrl ?? (await workerDatabaseUrl());
  const config = Config.parse({ DATABASE_URL: url, PATCHBAY_SECRET_KEYS: testKey, PATCHBAY_LOG_LEVEL: 'debug', PATCHBAY_DATABASE_CONNECTIONS: '4', PATCHBAY_STORAGE_DIR: storageDirectory(), ...env });
  const logged: string[] = [];
  const deps = createDeps(config, { log: createLog(config.logLevel, { write: (line) => void logged.push(line) }), speech: testSpeech, switch: testSwitch(), textMessages: testTextMessages(), ...replaced });
  const app = await buildApp(deps);
  await app.server.ready();
  return { ...app, logged, close: async () => { await app.server.close(); await deps.database.close(); } };
};
