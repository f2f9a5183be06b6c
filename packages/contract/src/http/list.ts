import { z } from 'zod';

export const pageSizes = [25, 50, 100, 200] as const;

/** PostgreSQL's text has no NUL, so nothing is found by one. */
export const hasNoNul = (text: string): boolean => !text.includes('\0');

/**
 * The query schema of a list: `?q=&sort=-updatedAt&pageSize=50&<filter>=…&after=<cursor>`, the same grammar in the
 * browser's address and over HTTP. A name that is none of them is refused, lest a filter that is spelled wrongly lists everything.
 * @param sortable keys that may be sorted by; the first is the default, ascending unless `defaultSort` says otherwise
 * @param filters optional filters, each a schema of one query value
 */
export const listQuery = <const K extends readonly [string, ...string[]], F extends z.ZodRawShape = {}>(
  sortable: K,
  filters: F = {} as F,
  defaultSort: K[number] | `-${K[number]}` = sortable[0],
) => {
  const keys = sortable.flatMap((key) => [key, `-${key}`]) as (K[number] | `-${K[number]}`)[];
  return z.strictObject({
    q: z.string().trim().max(200).refine(hasNoNul, 'Not a text').optional(),
    sort: z.enum(keys as [K[number], ...(K[number] | `-${K[number]}`)[]]).default(defaultSort as never),
    pageSize: z.coerce.number().int().min(1).max(200).default(50),
    after: z.string().max(2000).optional(),
    /** Of an export everything is answered, whatever the page. */
    format: z.enum(['json', 'csv', 'xlsx']).optional(),
    /** What the export is to be called. */
    fileName: z.string().trim().max(200).optional(),
    ...filters,
  });
};

/** Envelope of every list. `total` is exact up to `countBound`; beyond it is an estimate and `totalIsEstimate` says so. */
export const page = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    total: z.int(),
    totalIsEstimate: z.boolean(),
    next: z.string().nullable(),
  });

export const countBound = 10_000;

/** One filter value out of several, or several separated by commas. */
export const oneOrMore = <T extends [string, ...string[]]>(values: T) =>
  z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(values)).min(1));

export const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
