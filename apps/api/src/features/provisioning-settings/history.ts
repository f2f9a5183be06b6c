import type { History } from '../../platform/history.ts';
import { changeSettings, loadSettings, recordedSettings, type RecordedSettings } from './settings.ts';

/** There is one of it for each enterprise, which goes back and never away. A password that was replaced stays so. */
export const provisioningSettingsHistory: History<RecordedSettings> = {
  type: 'provisioning-settings',
  current: async (tx, ctx) => recordedSettings(await loadSettings(tx, ctx)),
  restore: async (tx, ctx, { networks, firstFetchHours }) => recordedSettings(await changeSettings(tx, ctx, { networks, firstFetchHours }, (await loadSettings(tx, ctx)).version)),
  recreate: async (tx, ctx, { networks, firstFetchHours }) => recordedSettings(await changeSettings(tx, ctx, { networks, firstFetchHours }, (await loadSettings(tx, ctx)).version)),
  remove: async (tx, ctx) => void (await changeSettings(tx, ctx, { networks: [], firstFetchHours: null }, (await loadSettings(tx, ctx)).version)),
  comparable: ({ networks, firstFetchHours, hasWebPassword }) => ({ networks, firstFetchHours, hasWebPassword }),
};
