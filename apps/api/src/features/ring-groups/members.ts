import { Problem } from '@patchbay/contract/http/problem';
import type { RingGroup } from '@patchbay/contract/ring-groups';
import type { Tx } from '@patchbay/database/scope';

const unknown = 'The enterprise has no such extension.';

/** Refuses members that the enterprise does not have, each at its place. */
export const refuseUnknownMembers = async (tx: Tx, extensionIds: string[]): Promise<void> => {
  const found = new Set((await tx.extension.findMany({ where: { id: { in: extensionIds } }, select: { id: true } })).map(({ id }) => id));
  const errors = extensionIds.flatMap((id, index) => (found.has(id) ? [] : [{ pointer: `/memberExtensionIds/${index}`, detail: unknown }]));
  if (errors[0]) throw new Problem('rule-broken', unknown, { errors });
};

/** Makes exactly these the members of a group, in this order. Whoever had gone from it can still come back. */
export const writeMembers = async (tx: Tx, groupId: string, extensionIds: string[]): Promise<void> => {
  await tx.ringGroupMember.deleteMany({ where: { groupId, OR: [{ isGone: false }, { memberId: { in: extensionIds } }] } });
  await tx.ringGroupMember.createMany({ data: extensionIds.map((memberId, position) => ({ groupId, memberId, position })) });
};

/** The same group with one member more, who comes last, or one less. */
export const withMember = (group: RingGroup, extensionId: string, isMember: boolean): RingGroup => {
  const others = group.memberExtensionIds.filter((id) => id !== extensionId);
  return { ...group, memberExtensionIds: isMember ? [...others, extensionId] : others };
};
