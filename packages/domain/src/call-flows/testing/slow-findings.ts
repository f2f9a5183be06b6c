import type { CallFlowGraph } from '@patchbay/contract/call-flows';

type Pair = [from: string, to: string];

/** Every way on, written out once more: by field, with or without those for which a key is pressed. */
const pairsOf = ({ nodes }: CallFlowGraph, isWithKeys: boolean): Pair[] => {
  const pairs: Pair[] = [];
  for (const node of nodes) {
    const targets: (string | null)[] = [];
    if (node.type === 'TIME_ROUTER') targets.push(node.open, node.closed);
    if (node.type === 'MENU') targets.push(node.onTimeout, node.onInvalid, ...(isWithKeys ? node.keys.map(({ next }) => next) : []));
    if (node.type === 'RING_GROUP') targets.push(node.onNoAnswer);
    if (node.type === 'PLAYBACK') targets.push(node.next);
    for (const target of targets) if (target !== null && nodes.some(({ id }) => id === target)) pairs.push([node.id, target]);
  }
  return pairs;
};

/** Who can be reached from whom by at least one step: pairs are joined until no new one comes of it. */
const closure = (pairs: Pair[]): Set<string> => {
  const all = new Set(pairs.map((pair) => pair.join(' ')));
  for (let before = -1; before < all.size;) {
    before = all.size;
    for (const one of [...all]) pairs.filter(([from]) => one.endsWith(` ${from}`)).forEach(([, to]) => all.add(`${one.split(' ')[0]!} ${to}`));
  }
  return all;
};

/** Whose calls come back to them without a key, and who is never reached. */
export const slowly = (graph: CallFlowGraph) => {
  const [byItself, reach] = [closure(pairsOf(graph, false)), closure(pairsOf(graph, true))];
  const ids = graph.nodes.map(({ id }) => id);
  return {
    circling: ids.filter((id) => byItself.has(`${id} ${id}`)),
    unreached: ids.filter((id) => id !== graph.startId && !reach.has(`${graph.startId} ${id}`)),
  };
};

/** The longest way without a key, by trying all; there must be no cycle. */
export const longestSlowly = (graph: CallFlowGraph): number => {
  const pairs = pairsOf(graph, false);
  const from = (id: string): number => 1 + Math.max(0, ...pairs.filter(([begin]) => begin === id).map(([, to]) => from(to)));
  return Math.max(...graph.nodes.map(({ id }) => from(id)));
};
