import { type AppConfiguration, AppConfigurationFields } from '@patchbay/contract/app-configurations';
import type { Tx } from '@patchbay/database/scope';
import type { ActingCtx } from '../../../platform/ctx.ts';
import type { History } from '../../../platform/history.ts';
import { handlingClaims } from '../call-handling/assign.ts';
import { withSortedIds } from '../call-handling/handling.ts';
import { changeAppConfiguration, findAppConfiguration, findAppConfigurations, loadAppConfiguration, noCallerId, restoreAppConfigurations } from './app-configurations.ts';

/** What was decided about it; what an older row of the log does not know is as it is by default. */
const decided = (wire: AppConfiguration) => ({ ...AppConfigurationFields.parse(wire), isConfigured: wire.isConfigured });

const bringTo = async (tx: Tx, ctx: ActingCtx, wire: AppConfiguration): Promise<AppConfiguration> =>
  changeAppConfiguration(tx, ctx, await loadAppConfiguration(tx, wire.id), decided(wire));

/** As its user got it. */
const empty = { ...AppConfigurationFields.parse({}), isConfigured: false };

const bringAllTo = async (tx: Tx, ctx: ActingCtx, wires: AppConfiguration[]): Promise<void> => restoreAppConfigurations(tx, ctx, wires.map((wire) => ({ ...decided(wire), id: wire.id, userName: wire.userName })));

export const appConfigurationHistory: History<AppConfiguration> = {
  type: 'app-configuration',
  current: (tx, _ctx, id) => findAppConfiguration(tx, id),
  restore: bringTo,
  // Its user, who comes back first, has brought an empty one.
  recreate: bringTo,
  // Its user, who goes last, takes it along: until then it is as they got it.
  remove: async (tx, ctx, id) => void (await changeAppConfiguration(tx, ctx, await loadAppConfiguration(tx, id), empty)),
  many: {
    current: async (tx, _ctx, ids) => new Map((await findAppConfigurations(tx, ids)).map((found) => [found.id, found])),
    restore: bringAllTo,
    recreate: bringAllTo,
    remove: async (tx, ctx, ids) => restoreAppConfigurations(tx, ctx, (await findAppConfigurations(tx, ids)).map(({ id, userName }) => ({ ...empty, id, userName }))),
  },
  claims: (wire) => {
    const { callerIdIds, ...rest } = decided(wire);
    return handlingClaims({ kind: 'app-configuration', id: wire.id }, { ...rest, shown: { ids: callerIdIds, detail: noCallerId } });
  },
  comparable: (wire) => withSortedIds(decided(wire)),
};
