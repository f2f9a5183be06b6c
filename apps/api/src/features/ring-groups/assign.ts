import { notFound, Problem } from '@patchbay/contract/http/problem';
import { mostMembers, type RingGroup } from '@patchbay/contract/ring-groups';
import type { Tx } from '@patchbay/database/scope';
import { audit } from '../../platform/audit.ts';
import type { TenantCtx } from '../../platform/ctx.ts';
import { withMember, writeMembers } from './members.ts';
import { entityOf, loadRingGroup } from './ring-groups.ts';

/** Held in one order until the transaction ends, so that nobody changes the members meanwhile. */
const lockGroups = (tx: Tx, extensionId: string, wanted: string[]) => tx.$queryRaw<{ id: string }[]>`
  select g.id from ring_group g where g.id = any(${wanted}::uuid[]) or g.id in (select m.group_id from ring_group_member m where m.extension_id = ${extensionId}::uuid) order by g.id for update`;

export const refuse = (pointer: string, detail: string): never => {
  throw new Problem('rule-broken', detail, { errors: [{ pointer, detail }] });
};

const change = async (tx: Tx, ctx: TenantCtx, before: RingGroup, next: RingGroup): Promise<void> => {
  const { id } = before;
  await writeMembers(tx, id, next.memberExtensionIds);
  await tx.ringGroup.update({ where: { id }, data: { version: { increment: 1 }, updatedAt: ctx.now }, select: { id: true } });
  const after = await loadRingGroup(tx, id);
  await audit(tx, ctx, 'ring-group.updated', { entity: entityOf(after), before, after });
};

/** Makes an extension a member of exactly these groups: one change set, with a row of the log for each group that changes. */
export const assignRingGroups = (ctx: TenantCtx, extensionId: string, ringGroupIds: string[]): Promise<{ items: RingGroup[] }> =>
  ctx.inTenant(async (tx) => {
    if (!(await tx.extension.findUnique({ where: { id: extensionId }, select: { id: true } }))) throw notFound('extension');
    const locked = await lockGroups(tx, extensionId, ringGroupIds);
    ringGroupIds.forEach((id, index) => locked.some((group) => group.id === id) || refuse(`/ringGroupIds/${index}`, 'The enterprise has no such ring group.'));
    for (const { id } of locked) {
      const before = await loadRingGroup(tx, id);
      const [was, is] = [before.memberExtensionIds.includes(extensionId), ringGroupIds.includes(id)];
      if (was === is) continue;
      if (is && before.memberExtensionIds.length >= mostMembers) refuse(`/ringGroupIds/${ringGroupIds.indexOf(id)}`, `${before.name} has as many members as a group can have.`);
      await change(tx, ctx, before, withMember(before, extensionId, is));
    }
    const items = [];
    for (const id of ringGroupIds) items.push(await loadRingGroup(tx, id));
    return { items };
  });
