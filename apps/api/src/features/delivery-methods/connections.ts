import { Problem, type Reference } from '@patchbay/contract/http/problem';
import type { Tx } from '@patchbay/database/scope';
import type { ActingCtx } from '../../platform/ctx.ts';

/** Whatever delivers by a method. `isLast`: it records, and its recordings would go nowhere without this one. */
export const connectionsOf = (tx: Tx, methodId: string): Promise<(Reference & { isLast: boolean })[]> =>
  tx.$queryRaw`select h.kind, h.id, h.label, h.is_recording and bool_or(d.use = 'RECORDING') and not exists (
      select from call_delivery o where o.tenant_id = h.tenant_id and o.holder_id = h.id and o.use = 'RECORDING' and o.delivery_method_id <> ${methodId}::uuid) as "isLast"
    from call_delivery d join call_handler h on h.id = d.holder_id
    where d.delivery_method_id = ${methodId}::uuid group by h.tenant_id, h.kind, h.id, h.label, h.is_recording order by h.label, h.id`;

/** Takes a method away from whatever delivers by it, unless recordings would go nowhere. */
export const disconnect = async (tx: Tx, ctx: ActingCtx, { id, name }: { id: string; name: string }): Promise<void> => {
  // Held, so that two methods that are removed at once do not each count on the other.
  await tx.$queryRaw`select from app_configuration where id in (select app_configuration_id from call_delivery where delivery_method_id = ${id}::uuid) order by id for update`;
  await tx.$queryRaw`select from contact_method where id in (select contact_method_id from call_delivery where delivery_method_id = ${id}::uuid) order by id for update`;
  const connections = await connectionsOf(tx, id);
  const last = connections.filter(({ isLast }) => isLast).map(({ kind, id: holderId, label }) => ({ kind, id: holderId, label }));
  if (last.length > 0) {
    const by = last.map(({ label }) => label).join(', ');
    throw new Problem('in-use', `${name} alone delivers the recordings of ${by}: choose another there first.`, { references: last, params: { count: last.length } });
  }
  // Whoever is editing one of these holds a method that is gone.
  const changed = { where: { id: { in: connections.map((connection) => connection.id) } }, data: { version: { increment: 1 }, updatedAt: ctx.now } };
  await tx.appConfiguration.updateMany(changed);
  await tx.contactMethod.updateMany(changed);
};
