import type { Tx } from '@patchbay/database/scope';
import type { ActingCtx } from '../../platform/ctx.ts';
import type { History } from '../../platform/history.ts';
import { changeSettings, loadSettings, recordedSettings, type RecordedSettings } from './settings.ts';

const asItComes: Pick<RecordedSettings, 'networks' | 'firstFetchHours' | 'hasWebPassword'> = { networks: [], firstFetchHours: null, hasWebPassword: false };

/** A password that there was not is taken away; one that was replaced or taken away is not brought back. */
const goBack = async (tx: Tx, ctx: ActingCtx, { networks, firstFetchHours, hasWebPassword }: typeof asItComes): Promise<RecordedSettings> =>
  recordedSettings(await changeSettings(tx, ctx, { networks, firstFetchHours, ...(!hasWebPassword && { webPassword: '' }) }, (await loadSettings(tx, ctx)).version));

/** There is one of it for each enterprise, which goes back and never away. */
export const provisioningSettingsHistory: History<RecordedSettings> = {
  type: 'provisioning-settings',
  current: async (tx, ctx) => recordedSettings(await loadSettings(tx, ctx)),
  restore: goBack,
  recreate: goBack,
  lost: ({ hasWebPassword }) => (hasWebPassword ? ['web-password'] : []),
  remove: async (tx, ctx) => void (await goBack(tx, ctx, asItComes)),
  comparable: ({ networks, firstFetchHours, hasWebPassword }) => ({ networks, firstFetchHours, hasWebPassword }),
};
