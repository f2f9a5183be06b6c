import type { QueryOf } from '@patchbay/contract/http/endpoint';
import type { UnknownFetch, unknownFetches } from '@patchbay/contract/phone-traffic';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import { answerList, type Listing } from '../../platform/http/listing.ts';
import { likeAnywhere } from '../../platform/list.ts';

interface Row {
  id: string;
  day: string;
  network: string;
  requests: number;
  first_at: Date;
  last_at: Date;
  last_user_agent: string;
}

const listing: Listing<Row, UnknownFetch> = {
  map: {
    from: 'unknown_fetches_below() u',
    id: 'u.id',
    select: 'u.day::text as day, u.network, u.requests, u.first_at, u.last_at, u.last_user_agent',
    sort: {
      lastAt: { sql: 'u.last_at', type: 'timestamptz' },
      requests: { sql: 'u.requests', type: 'integer' },
      day: { sql: 'u.day::text', type: 'text' },
    },
    search: (text, param) => {
      const like = param(likeAnywhere(text));
      return `u.network like ${like} or u.last_user_agent ilike ${like}`;
    },
  },
  toWire: ({ id, day, network, requests, first_at: firstAt, last_at: lastAt, last_user_agent: lastUserAgent }) =>
    ({ id, day, network, requests, firstAt: firstAt.toISOString(), lastAt: lastAt.toISOString(), lastUserAgent }),
  csv: {
    fileName: 'unknown-requests',
    columns: [
      { header: 'Day', cell: (u) => u.day },
      { header: 'Network', cell: (u) => u.network },
      { header: 'Requests', cell: (u) => u.requests },
      { header: 'First', cell: (u) => u.firstAt },
      { header: 'Last', cell: (u) => u.lastAt },
      { header: 'User-Agent', cell: (u) => u.lastUserAgent },
    ],
  },
};

/** Requests that belong to no phone, as far as the one who asks may know of them: the database says how far. */
export const listUnknownFetches = (ctx: SubtreeCtx, query: QueryOf<typeof unknownFetches.list>) => answerList(ctx, listing, query);
