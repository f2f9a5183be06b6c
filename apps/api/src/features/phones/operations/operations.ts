import type { QueryOf } from '@patchbay/contract/http/endpoint';
import { notFound, Problem } from '@patchbay/contract/http/problem';
import type { PhoneOperation, phoneOperations } from '@patchbay/contract/phone-operations';
import type { Sql } from '@patchbay/database/scope';
import type { TenantCtx } from '../../../platform/ctx.ts';
import { answerList } from '../../../platform/http/listing.ts';
import { listPage } from '../../../platform/list.ts';
import { sqlIn } from '../../../platform/sql-in.ts';
import { operationListing } from './listing.ts';
import { record } from './runs.ts';

export const listOperations = (ctx: TenantCtx, query: QueryOf<typeof phoneOperations.list>) => answerList(ctx, operationListing, query);

const findOperation = async (sql: Sql, id: string): Promise<PhoneOperation> => {
  const { rows } = await listPage(sql, operationListing.map, { sort: 'createdAt', pageSize: 1, id });
  if (!rows[0]) throw notFound('operation');
  return operationListing.toWire(rows[0]);
};

export const cancelOperation = (ctx: TenantCtx, id: string): Promise<PhoneOperation> =>
  ctx.inTenant(async (tx) => {
    const sql = sqlIn(tx);
    const operation = await findOperation(sql, id);
    const cancelled = await tx.phoneOperation.updateMany({ where: { id, status: 'QUEUED' }, data: { status: 'CANCELLED', reason: null, endedAt: ctx.now } });
    if (cancelled.count === 0) throw new Problem('rule-broken', 'It is not waiting to be sent any more.');
    await record(tx, ctx, 'phone.operation-cancelled', [operation]);
    return findOperation(sql, id);
  });
