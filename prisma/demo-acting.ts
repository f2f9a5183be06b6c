import type { Role } from '@patchbay/contract/permissions';
import type { Tx } from '@patchbay/database/scope';
import { permissionsOf } from '@patchbay/domain/access/roles';
import type { OrganisationNode, SubtreeCtx, TenantCtx } from '@patchbay/api/platform/ctx';
import { uuidv7 } from '@patchbay/api/platform/clock';
import type { Deps } from '@patchbay/api/platform/deps';

/** Somebody who did something at some time: what a request would have known of it. */
export interface Doing {
  person: { id: string; name: string; at: OrganisationNode; role: Role };
  organisation: OrganisationNode;
  at: Date;
}

/** Takes on the role of a scope for what follows in the transaction. */
export const enter = (tx: Tx, kind: 'platform' | 'subtree' | 'tenant', { id, path }: Pick<OrganisationNode, 'id' | 'path'>) =>
  tx.$executeRaw`select set_config('role', ${`patchbay_${kind}`}, true), set_config('app.tenant_id', ${kind === 'tenant' ? id : ''}, true),
    set_config('app.scope_path', ${kind === 'subtree' ? path : ''}, true), set_config('app.principal', '', true)`;

const noReading = () => Promise.reject(new Error('The demo data are written, not read'));

/**
 * The context of a use case that writes in this transaction, so that the demo data come whole or not at all. The
 * policies hold as they do in a request.
 */
export const acting = (deps: Deps, tx: Tx, { person, organisation, at }: Doing): SubtreeCtx & TenantCtx => {
  const newId = () => uuidv7(at.getTime(), deps.clock.randomBytes(10));
  const by = { organisationId: person.at.id, organisationName: person.at.name, role: person.role };
  const inEnterprise = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    await enter(tx, 'tenant', organisation);
    return work(tx);
  };
  const ctx: SubtreeCtx & TenantCtx = {
    deps,
    log: deps.log,
    requestId: newId(),
    ip: '127.0.0.1',
    userAgent: 'demo data',
    now: at,
    newId,
    actor: { kind: 'account', id: person.id, name: person.name, by },
    principal: `account:${person.id}`,
    changeSetId: newId(),
    permissions: permissionsOf(person.role, person.at.kind),
    language: 'en',
    reachPath: person.at.path,
    organisation,
    read: noReading,
    stream: noReading,
    inSubtree: async (work) => {
      await enter(tx, 'subtree', organisation);
      return work(tx);
    },
    inTenant: inEnterprise,
    aside: inEnterprise,
    enterTenant: async () => ctx,
  };
  return ctx;
};
