import type { Database } from '@patchbay/database/client';
import type { Logger } from 'pino';
import type { AudioReader } from './audio.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Metrics } from './metrics.ts';
import type { Secrets } from './secrets.ts';
import type { SpeechEngine } from './speech.ts';
import type { Storage } from './storage.ts';
import type { Switch } from './switch.ts';
import type { TextMessages } from './text-messages.ts';
import type { SwitchNotify } from './switch-notify.ts';

/** What a process is built from. Production and tests differ only in these. */
export interface Deps {
  config: Config;
  clock: Clock;
  database: Database;
  secrets: Secrets;
  log: Logger;
  metrics: Metrics;
  storage: Storage;
  audio: AudioReader;
  speech: SpeechEngine;
  switch: Switch;
  textMessages: TextMessages;
  switchNotify: SwitchNotify;
}
