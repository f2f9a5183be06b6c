import type { ExtensionSettings } from '@patchbay/contract/extension-cards';
import { notFound } from '@patchbay/contract/http/problem';
import { dropAppDevice } from '../../../platform/app-devices.ts';
import type { TenantCtx } from '../../../platform/ctx.ts';
import { settingsOf } from '../cards/settings.ts';
import { loadState } from '../load.ts';

/** Signs the app out on a device of the user whose app rings as the extension; of somebody else's it says nothing. */
export const removeOwnDevice = (ctx: TenantCtx, id: string, deviceId: string): Promise<ExtensionSettings> =>
  ctx.inTenant(async (tx) => {
    const state = await loadState(tx, id);
    const { userId } = state.endpoints.mobile;
    if (userId === null || (await tx.appDevice.count({ where: { id: deviceId, userId } })) === 0) throw notFound('device');
    await dropAppDevice(tx, ctx, deviceId);
    return settingsOf(tx, state);
  });
