import { type AppConfiguration, AppConfigurationFields } from '@patchbay/contract/app-configurations';
import type { Tx } from '@patchbay/database/scope';
import type { ActingCtx } from '../../../platform/ctx.ts';
import type { History } from '../../../platform/history.ts';
import { handlingClaims } from '../call-handling/assign.ts';
import { withSortedIds } from '../call-handling/handling.ts';
import { changeAppConfiguration, findAppConfiguration, loadAppConfiguration, noCallerId } from './app-configurations.ts';

/** What was decided about it; what an older row of the log does not know is as it is by default. */
const decided = (wire: AppConfiguration) => ({ ...AppConfigurationFields.parse(wire), isConfigured: wire.isConfigured });

const bringTo = async (tx: Tx, ctx: ActingCtx, wire: AppConfiguration): Promise<AppConfiguration> =>
  changeAppConfiguration(tx, ctx, await loadAppConfiguration(tx, wire.id), decided(wire));

export const appConfigurationHistory: History<AppConfiguration> = {
  type: 'app-configuration',
  current: (tx, _ctx, id) => findAppConfiguration(tx, id),
  restore: bringTo,
  // Its user, who comes back first, has brought an empty one.
  recreate: bringTo,
  // Its user, who goes last, takes it along: until then it is as they got it.
  remove: async (tx, ctx, id) => void (await changeAppConfiguration(tx, ctx, await loadAppConfiguration(tx, id), { ...AppConfigurationFields.parse({}), isConfigured: false })),
  claims: (wire) => {
    const { callerIdIds, ...rest } = decided(wire);
    return handlingClaims({ kind: 'app-configuration', id: wire.id }, { ...rest, shown: { ids: callerIdIds, detail: noCallerId } });
  },
  comparable: (wire) => withSortedIds(decided(wire)),
};
