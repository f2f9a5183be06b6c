import { mostPhonesAtOnce, type PhoneChoice } from '@patchbay/contract/phone-bulks';
import type { TenantCtx } from '../../platform/ctx.ts';
import { matchingIds } from '../../platform/matching-ids.ts';
import { phoneListing } from './listing.ts';

/** The ids that are chosen, by name; some of those that are named may be gone by now. */
export const chosenPhones = async (ctx: TenantCtx, { ids, matching }: PhoneChoice): Promise<string[]> =>
  ids ? [...new Set(ids)] : matchingIds(ctx, phoneListing(ctx.deps.config.provisioningUrl).map, { ...matching, sort: 'name', pageSize: 1 }, { noun: 'phone', most: mostPhonesAtOnce });
