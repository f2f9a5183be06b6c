import type { destinations } from '@patchbay/contract/destinations';
import type { ResponseOf } from '@patchbay/contract/http/endpoint';
import type { TenantCtx } from '../../../platform/ctx.ts';
import { findDestinations } from '../../../platform/find-destinations.ts';
import { ownExtensionId } from './own.ts';

/** Where the own calls can be sent: colleagues and groups are looked up as in any phone book. */
export const ownDestinations = async (ctx: TenantCtx, q: string): Promise<ResponseOf<typeof destinations.find>> => {
  await ownExtensionId(ctx);
  return findDestinations(ctx, q);
};
