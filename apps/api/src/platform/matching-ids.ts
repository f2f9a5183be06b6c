import { notFound, Problem } from '@patchbay/contract/http/problem';
import type { ActingCtx } from './ctx.ts';
import { exportStatement, type ListMap, type ListQuery } from './list.ts';

interface Bounds {
  /** What one of them is called. */
  noun: string;
  most: number;
}

/** The ids of all in a list that match, in its order: what an action on many takes. @throws where there are none, and where there are more than `most` */
export const matchingIds = async <Row extends { id: string }>(ctx: ActingCtx, map: ListMap<Row>, query: ListQuery, { noun, most }: Bounds): Promise<string[]> => {
  const { text, values } = exportStatement(map, query, [map.id]);
  const rows = await ctx.read((sql) => sql<{ id: string }>(`${text} limit ${most + 1}`, values));
  if (rows.length === 0) throw notFound(noun);
  if (rows.length > most) throw new Problem('limit-reached', `More than ${most} ${noun}s match: narrow them by a filter.`, { params: { limit: most } });
  return rows.map(({ id }) => id);
};
