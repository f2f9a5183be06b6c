import type { extensionBulks } from '@patchbay/contract/extension-bulks';
import type { BodyOf, ResponseOf } from '@patchbay/contract/http/endpoint';
import { notFound } from '@patchbay/contract/http/problem';
import { mostMembers, type RingGroup } from '@patchbay/contract/ring-groups';
import type { Tx } from '@patchbay/database/scope';
import { auditMany } from '../../platform/audit-many.ts';
import type { TenantCtx } from '../../platform/ctx.ts';
import { chosenExtensions } from '../../platform/extension-choice.ts';
import { refuse } from './assign.ts';
import { writeMembers } from './members.ts';
import { entityOf, loadRingGroup } from './ring-groups.ts';

// A whole enterprise, and a hundred groups.
const longest = { longestMs: 60_000 };

/** Those of these extensions that are there, in the order of their numbers. */
const findOwn = async (tx: Tx, ids: string[]): Promise<string[]> => {
  const found = await tx.extension.findMany({ where: { id: { in: ids } }, select: { id: true }, orderBy: { shortNumber: 'asc' } });
  if (found.length === 0) throw notFound('extension');
  return found.map(({ id }) => id);
};

interface Wanted {
  add: string[];
  remove: string[];
}

/** Holds these groups in one order, and refuses those that the enterprise does not have. */
const lockGroups = async (tx: Tx, { add, remove }: Wanted): Promise<string[]> => {
  const found = (await tx.$queryRaw<{ id: string }[]>`select id from ring_group where id = any(${[...add, ...remove]}::uuid[]) order by id for update`).map(({ id }) => id);
  for (const [field, ids] of [['add', add], ['remove', remove]] as const) ids.forEach((id, index) => found.includes(id) || refuse(`/${field}/${index}`, 'The enterprise has no such ring group.'));
  return found;
};

const membersAfter = ({ id, memberExtensionIds, name }: RingGroup, { add }: Wanted, ids: string[]): string[] => {
  if (!add.includes(id)) return memberExtensionIds.filter((member) => !ids.includes(member));
  const members = [...new Set([...memberExtensionIds, ...ids])];
  return members.length > mostMembers ? refuse(`/add/${add.indexOf(id)}`, `${name} would have ${members.length} members, and a group has ${mostMembers} at most.`) : members;
};

/** Adds extensions to groups, where they come last, and takes them out of others: one change set, with a row of the log for each group that changes. */
export const assignMany = async (ctx: TenantCtx, { add, remove, ...choice }: BodyOf<typeof extensionBulks.bulkGroups>): Promise<ResponseOf<typeof extensionBulks.bulkGroups>> => {
  const chosen = await chosenExtensions(ctx, choice);
  return ctx.inTenant(async (tx) => {
    const ids = await findOwn(tx, chosen);
    const changes = [];
    for (const id of await lockGroups(tx, { add, remove })) {
      const before = await loadRingGroup(tx, id);
      const members = membersAfter(before, { add, remove }, ids);
      if (members.length === before.memberExtensionIds.length) continue;
      await writeMembers(tx, id, members);
      await tx.ringGroup.update({ where: { id }, data: { version: { increment: 1 }, updatedAt: ctx.now }, select: { id: true } });
      changes.push({ ...entityOf(before), before, after: await loadRingGroup(tx, id), organisation: ctx.organisation });
    }
    await auditMany(tx, ctx, { action: 'ring-group.updated', type: 'ring-group' }, changes);
    return { changed: changes.length };
  }, longest);
};
