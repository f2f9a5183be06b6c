import { type DataScope, readInScope, streamInScope, switchScope, type Tx } from '@patchbay/database/scope';
import { notFound } from '@patchbay/contract/http/problem';
import type { ActingCtx, SubtreeCtx } from './ctx.ts';

/** Goes on in the scope of `ctx` in a transaction that was opened in another. */
export const actAs = (tx: Tx, ctx: ActingCtx): Promise<void> => {
  const { organisation, principal } = ctx;
  return switchScope(tx, 'inTenant' in ctx ? { kind: 'tenant', tenantId: organisation.id, principal } : { kind: 'subtree', path: organisation.path, principal });
};

/** The scope of an enterprise, for whoever acts in one above it. */
export const scopeOfEnterprise = (id: string, from: DataScope): DataScope => ({ kind: 'tenant', tenantId: id, ...('principal' in from && { principal: from.principal }) });

/** For what belongs to the installation and not to an organisation: reads everything, and only at the platform itself. */
export const atPlatform = (ctx: SubtreeCtx): SubtreeCtx => {
  if (ctx.organisation.kind !== 'platform') throw notFound('page');
  const { database } = ctx.deps;
  return {
    ...ctx,
    read: (work) => readInScope(database, { kind: 'platform' }, work),
    stream: (work) => streamInScope(database, { kind: 'platform' }, work),
  };
};
