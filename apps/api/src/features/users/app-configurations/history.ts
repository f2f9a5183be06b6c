import type { AppConfiguration } from '@patchbay/contract/app-configurations';
import type { Tx } from '@patchbay/database/scope';
import type { ActingCtx } from '../../../platform/ctx.ts';
import type { History } from '../../../platform/history.ts';
import { changeAppConfiguration, findAppConfiguration, loadAppConfiguration } from './app-configurations.ts';

const bringTo = async (tx: Tx, ctx: ActingCtx, { version: _version, ...wire }: AppConfiguration): Promise<AppConfiguration> =>
  changeAppConfiguration(tx, ctx, await loadAppConfiguration(tx, wire.id), wire);

export const appConfigurationHistory: History<AppConfiguration> = {
  type: 'app-configuration',
  current: (tx, _ctx, id) => findAppConfiguration(tx, id),
  restore: bringTo,
  // Its user, who comes back first, has brought an empty one.
  recreate: bringTo,
  remove: () => Promise.reject(new Error('An app configuration goes with its user')),
  comparable: ({ isConfigured, phoneNumberIds, whenUnavailable, externalOutboundEnabled, callerIdIds, recordInboundInternal, recordInboundExternal, recordOutboundInternal, recordOutboundExternal, recordOnDemand }) => ({
    isConfigured, phoneNumberIds: [...phoneNumberIds].sort(), whenUnavailable, externalOutboundEnabled, callerIdIds: [...callerIdIds].sort(),
    recordInboundInternal, recordInboundExternal, recordOutboundInternal, recordOutboundExternal, recordOnDemand,
  }),
};
