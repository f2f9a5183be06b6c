import type { CallFlowNode, NodeType } from '@patchbay/contract/call-flow-nodes';

const typeWords: { [T in NodeType]: string } = { TIME_ROUTER: 'Time router', MENU: 'Menu', RING_GROUP: 'Ring group', PLAYBACK: 'Playback', VOICEMAIL: 'Voicemail', HANG_UP: 'Hang up' };

/** How each node is called: by its name, else by its type and how many of that type come before it. */
export const nodeNames = (nodes: CallFlowNode[], words: { [T in NodeType]: string } = typeWords): Map<string, string> => {
  const counts = new Map<NodeType, number>();
  return new Map(nodes.map(({ id, name, type }) => {
    const count = (counts.get(type) ?? 0) + 1;
    counts.set(type, count);
    return [id, name || `${words[type]} ${count}`];
  }));
};
