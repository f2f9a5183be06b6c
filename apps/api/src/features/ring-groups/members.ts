import { Problem } from '@patchbay/contract/http/problem';
import type { RingGroup } from '@patchbay/contract/ring-groups';
import type { Tx } from '@patchbay/database/scope';

const unknown = 'The enterprise has no such extension.';

const findKnown = async (tx: Tx, extensionIds: string[]): Promise<Set<string>> =>
  new Set((await tx.extension.findMany({ where: { id: { in: extensionIds } }, select: { id: true } })).map(({ id }) => id));

/** Refuses members that the enterprise does not have, each at its place. */
export const refuseUnknownMembers = async (tx: Tx, extensionIds: string[]): Promise<void> => {
  const found = await findKnown(tx, extensionIds);
  const errors = extensionIds.flatMap((id, index) => (found.has(id) ? [] : [{ pointer: `/memberExtensionIds/${index}`, detail: unknown }]));
  if (errors[0]) throw new Problem('rule-broken', unknown, { errors });
};

/** Makes exactly these the members of a group, in this order. Whoever had gone from it can still come back. */
export const writeMembers = async (tx: Tx, groupId: string, extensionIds: string[]): Promise<void> => {
  await tx.ringGroupMember.deleteMany({ where: { groupId, OR: [{ isGone: false }, { memberId: { in: extensionIds } }] } });
  await tx.ringGroupMember.createMany({ data: extensionIds.map((memberId, position) => ({ groupId, memberId, position })) });
};

/** A member whose extension has gone, and the place to which it comes back. */
export interface GoneMember {
  id: string;
  position: number;
}

export const goneMembersOf = async (tx: Tx, groupId: string): Promise<GoneMember[]> => {
  const rows = await tx.ringGroupMember.findMany({ where: { groupId, isGone: true }, select: { memberId: true, position: true }, orderBy: [{ position: 'asc' }, { memberId: 'asc' }] });
  return rows.map(({ memberId, position }) => ({ id: memberId, position }));
};

/** The members of an earlier state, with those between them that had gone by then: whose extension is not there now has gone, and can still come back. */
export const putBackMembers = async (tx: Tx, groupId: string, extensionIds: string[], gone: GoneMember[]): Promise<void> => {
  const ids = gone.filter(({ id }) => !extensionIds.includes(id)).reduce((all, { id, position }) => all.toSpliced(position, 0, id), extensionIds);
  const known = await findKnown(tx, ids);
  await tx.ringGroupMember.deleteMany({ where: { groupId, OR: [{ isGone: false }, { memberId: { in: ids } }] } });
  await tx.ringGroupMember.createMany({ data: ids.map((memberId, position) => ({ groupId, memberId, position, isGone: !known.has(memberId) })) });
};

/** The same group with one member more, who comes last, or one less. */
export const withMember = (group: RingGroup, extensionId: string, isMember: boolean): RingGroup => {
  const others = group.memberExtensionIds.filter((id) => id !== extensionId);
  return { ...group, memberExtensionIds: isMember ? [...others, extensionId] : others };
};
