import type { CallFlowNode, MemberKind } from '@patchbay/contract/call-flow-nodes';

export type LinkKind = MemberKind | 'audio-file' | 'time-schedule' | 'delivery-method';

/** Something outside of the call flow that a node refers to. */
export interface Link {
  kind: LinkKind;
  id: string;
  /** Its place in the node, as in a JSON Pointer. */
  at: string;
}

type WithoutLinks<N> = N extends CallFlowNode ? Omit<N, 'audioFileId' | 'timeScheduleId' | 'deliveryMethodIds' | 'members'> : never;
/** A node without what it refers to outside. */
export type BareNode = WithoutLinks<CallFlowNode>;

/** What a node refers to outside of its call flow, in order. */
export const linksOf = (node: CallFlowNode): Link[] => [
  ...('timeScheduleId' in node ? [{ kind: 'time-schedule' as const, id: node.timeScheduleId, at: 'timeScheduleId' }] : []),
  ...('audioFileId' in node && node.audioFileId !== null ? [{ kind: 'audio-file' as const, id: node.audioFileId, at: 'audioFileId' }] : []),
  ...('members' in node ? node.members.map(({ kind, id }, index) => ({ kind, id, at: `members/${index}` })) : []),
  ...('deliveryMethodIds' in node ? node.deliveryMethodIds.map((id, index) => ({ kind: 'delivery-method' as const, id, at: `deliveryMethodIds/${index}` })) : []),
];

export const withoutLinks = (node: CallFlowNode): BareNode => {
  const { audioFileId: _audio, timeScheduleId: _schedule, deliveryMethodIds: _deliveries, members: _members, ...bare } = node as Partial<Record<string, unknown>>;
  return bare as unknown as BareNode;
};

const isMember = <L extends { kind: string }>(link: L): boolean => link.kind === 'extension' || link.kind === 'app-configuration' || link.kind === 'contact-method';

/** The node again, with its links in their order. */
export const withLinks = (node: BareNode, links: Pick<Link, 'kind' | 'id'>[]): CallFlowNode => {
  const idsOf = (kind: LinkKind) => links.filter((link) => link.kind === kind).map(({ id }) => id);
  switch (node.type) {
    case 'TIME_ROUTER': return { ...node, timeScheduleId: idsOf('time-schedule')[0]! };
    case 'MENU': return { ...node, audioFileId: idsOf('audio-file')[0]! };
    case 'PLAYBACK': return { ...node, audioFileId: idsOf('audio-file')[0]! };
    case 'RING_GROUP': return { ...node, members: links.filter(isMember).map(({ kind, id }) => ({ kind: kind as MemberKind, id })) };
    case 'VOICEMAIL': return { ...node, audioFileId: idsOf('audio-file')[0] ?? null, deliveryMethodIds: idsOf('delivery-method') };
    case 'HANG_UP': return node;
  }
};
