import type { CallFlowNode } from '@patchbay/contract/call-flow-nodes';

/** One way on from a node. */
export interface Branch {
  /** Its place in the node, as in a JSON Pointer: `open`, `keys/0/next`. */
  at: string;
  /** What it is called: the field, or `key` with the key beside it. */
  name: 'open' | 'closed' | 'key' | 'onTimeout' | 'onInvalid' | 'onNoAnswer' | 'next';
  key?: string;
  next: string | null;
}

/** Every way on from a node, in the order in which a person reads them. */
export const branchesOf = (node: CallFlowNode): Branch[] => {
  switch (node.type) {
    case 'TIME_ROUTER': return [{ at: 'open', name: 'open', next: node.open }, { at: 'closed', name: 'closed', next: node.closed }];
    case 'MENU': return [
      ...node.keys.map(({ key, next }, index): Branch => ({ at: `keys/${index}/next`, name: 'key', key, next })),
      { at: 'onTimeout', name: 'onTimeout', next: node.onTimeout }, { at: 'onInvalid', name: 'onInvalid', next: node.onInvalid },
    ];
    case 'RING_GROUP': return [{ at: 'onNoAnswer', name: 'onNoAnswer', next: node.onNoAnswer }];
    case 'PLAYBACK': return [{ at: 'next', name: 'next', next: node.next }];
    case 'VOICEMAIL': case 'HANG_UP': return [];
  }
};

/** Whether a call goes this way only where the caller presses the key for it. */
export const isAsked = ({ name }: Pick<Branch, 'name'>): boolean => name === 'key';

/** The same node with one of its ways on leading elsewhere. */
export const redirected = <N extends CallFlowNode>(node: N, at: string, next: string | null): N => {
  if (node.type !== 'MENU' || !at.startsWith('keys/')) return { ...node, [at]: next };
  const index = Number(at.split('/')[1]);
  return { ...node, keys: node.keys.map((one, place) => (place === index ? { ...one, next } : one)) };
};
