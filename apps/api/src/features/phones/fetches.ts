import type { QueryOf } from '@patchbay/contract/http/endpoint';
import type { PhoneFetch, phoneTraffic } from '@patchbay/contract/phone-traffic';
import type { TenantCtx } from '../../platform/ctx.ts';
import { answerList, type Listing } from '../../platform/http/listing.ts';
import { loadPhone } from './find.ts';

interface FetchRow {
  id: string;
  at: Date;
  ip: string;
  user_agent: string;
  mac: string | null;
  method: string;
  file: string;
  status: number;
  reason: string;
  left_out: number;
  last_at: Date | null;
}

/** `served` is without a reason. */
const outcomes = { served: "f.reason = ''", refused: "f.reason <> ''" } as const;

const listing: Listing<FetchRow, PhoneFetch> = {
  map: {
    from: 'phone_fetch f',
    id: 'f.id',
    select: 'f.at, f.ip, f.user_agent, f.mac, f.method, f.file, f.status, f.reason, f.left_out, f.last_at',
    sort: { at: { sql: 'f.at', type: 'timestamptz' } },
    search: (text, param) => {
      const like = param(`%${text.replace(/[\\%_]/g, '\\$&')}%`);
      return `f.file ilike ${like} or f.ip like ${like} or f.user_agent ilike ${like}`;
    },
    filters: {
      phoneId: (value, param) => `f.phone_id = ${param(value)}`,
      outcome: (values: (keyof typeof outcomes)[]) => values.map((value) => outcomes[value]).join(' or '),
    },
  },
  toWire: ({ id, at, ip, user_agent: userAgent, mac, method, file, status, reason, left_out: leftOut, last_at: lastAt }) => ({ id, at: at.toISOString(), ip, userAgent, mac, method, file, status, reason: (reason || null) as PhoneFetch['reason'], leftOut, lastAt: lastAt?.toISOString() ?? null }),
  csv: {
    fileName: 'phone-requests',
    columns: [
      { header: 'Time', cell: (f) => f.at },
      { header: 'From', cell: (f) => f.ip },
      { header: 'User-Agent', cell: (f) => f.userAgent },
      { header: 'MAC plain', cell: (f) => f.mac },
      { header: 'Method', cell: (f) => f.method },
      { header: 'File', cell: (f) => f.file },
      { header: 'Status', cell: (f) => f.status },
      { header: 'Reason', cell: (f) => f.reason },
      { header: 'Left Out', cell: (f) => f.leftOut },
      { header: 'Last Left Out', cell: (f) => f.lastAt },
    ],
  },
};

/** What a phone asked for and what it got. */
export const listPhoneFetches = async (ctx: TenantCtx, id: string, query: QueryOf<typeof phoneTraffic.fetches>) => {
  await ctx.inTenant((tx) => loadPhone(tx, ctx, id));
  return answerList(ctx, listing, { ...query, phoneId: id });
};
