import { notFound, Problem } from '@patchbay/contract/http/problem';
import { mostPhonesAtOnce, type PhoneChoice } from '@patchbay/contract/phone-bulks';
import type { TenantCtx } from '../../platform/ctx.ts';
import { exportStatement } from '../../platform/list.ts';
import { phoneListing } from './listing.ts';

/** The ids that are chosen, by name; some of those that are named may be gone by now. */
export const chosenPhones = async (ctx: TenantCtx, { ids, matching }: PhoneChoice): Promise<string[]> => {
  if (ids) return [...new Set(ids)];
  const { text, values } = exportStatement(phoneListing(ctx.deps.config.provisioningUrl).map, { ...matching, sort: 'name', pageSize: 1 }, ['p.id']);
  const rows = await ctx.read((sql) => sql<{ id: string }>(`${text} limit ${mostPhonesAtOnce + 1}`, values));
  if (rows.length === 0) throw notFound('phone');
  if (rows.length > mostPhonesAtOnce) throw new Problem('limit-reached', `More than ${mostPhonesAtOnce} phones match: narrow them by a filter.`, { params: { limit: mostPhonesAtOnce } });
  return rows.map(({ id }) => id);
};
