import type { audit, AuditEvent } from '@patchbay/contract/audit';
import type { QueryOf } from '@patchbay/contract/http/endpoint';
import { notFound } from '@patchbay/contract/http/problem';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import { answerList } from '../../platform/http/listing.ts';
import { listPage } from '../../platform/list.ts';
import { listGroups } from './groups.ts';
import type { Histories } from './histories.ts';
import { auditListing } from './listing.ts';

export const listEvents = (ctx: SubtreeCtx, histories: Histories, { grouped, ...query }: QueryOf<typeof audit.list>) =>
  grouped && query.format !== 'csv' ? listGroups(ctx, auditListing({ ctx, histories }), query) : answerList(ctx, auditListing({ ctx, histories }), query);

export const getEvent = async (ctx: SubtreeCtx, histories: Histories, id: string): Promise<AuditEvent> => {
  const { map, toWire } = auditListing({ ctx, histories });
  const { rows: [row] } = await ctx.read((sql) => listPage(sql, map, { sort: 'at', pageSize: 1, id }));
  if (!row) throw notFound('change');
  return toWire(row);
};
