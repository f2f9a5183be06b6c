import type { ExtensionSettings } from '@patchbay/contract/extension-cards';
import type { TenantCtx } from '../../../platform/ctx.ts';
import { refuseUnseen } from '../../../platform/extension-sight.ts';
import { loadState } from '../load.ts';
import { settingsOf } from './settings.ts';

/** Everything about an extension by cards, for whoever sees it. */
export const extensionSettings = (ctx: TenantCtx, id: string): Promise<ExtensionSettings> =>
  ctx.inTenant(async (tx) => {
    await refuseUnseen(tx, ctx, id);
    return settingsOf(tx, await loadState(tx, id));
  });
