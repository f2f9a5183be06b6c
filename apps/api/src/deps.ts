import { openDatabase } from '@patchbay/database/client';
import { audioReader } from './adapters/audio/read-audio.ts';
import { espeak } from './adapters/speech/espeak.ts';
import { storageOf } from './adapters/storage/storage.ts';
import { noConnectedSwitch } from './adapters/switch/none.ts';
import { textMessagesOf } from './adapters/text-messages/text-messages.ts';
import { noSwitch } from './adapters/switch-notify/none.ts';
import { systemClock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import type { Deps } from './platform/deps.ts';
import { createLog } from './platform/log.ts';
import { createMetrics } from './platform/metrics.ts';
import { createSecrets } from './platform/secrets.ts';

export type { Deps } from './platform/deps.ts';

/** The real ones, except those that `replaced` brings. */
export const createDeps = (config: Config, replaced: Partial<Deps> = {}): Deps => {
  const clock = replaced.clock ?? systemClock;
  const database = replaced.database ?? openDatabase(config.databaseUrl, config.databaseConnections);
  return {
    config,
    clock,
    database,
    secrets: createSecrets(config.secretKeys, clock),
    log: createLog(config.logLevel),
    metrics: createMetrics(database),
    storage: storageOf(config),
    audio: audioReader(),
    speech: espeak(config.espeak),
    switch: noConnectedSwitch,
    textMessages: textMessagesOf(config),
    switchNotify: noSwitch,
    ...replaced,
  };
};
