import type { CallFlowNode } from '@patchbay/contract/call-flow-nodes';
import { branchesOf, isAsked } from './branches.ts';

interface Edge {
  /** The branch of the node that it comes from. */
  at: string;
  to: string;
  /** By a key that the caller presses. */
  isAsked: boolean;
}

/** For each node the ways on to nodes that there are. */
export type Edges = ReadonlyMap<string, Edge[]>;

/** The first of those that share an id counts. */
export const edgesOf = (nodes: CallFlowNode[]): Edges => {
  const first = new Map([...nodes].reverse().map((node) => [node.id, node]));
  const ways = (node: CallFlowNode) => branchesOf(node).flatMap((branch): Edge[] => (branch.next !== null && first.has(branch.next) ? [{ at: branch.at, to: branch.next, isAsked: isAsked(branch) }] : []));
  return new Map([...new Set(nodes.map(({ id }) => id))].map((id) => [id, ways(first.get(id)!)]));
};

/** The ways that a call goes by itself: without those for which a key is pressed. */
export const unasked = (edges: Edges): Edges => new Map([...edges].map(([id, ways]) => [id, ways.filter((way) => !way.isAsked)]));

/** The node and all that a call which is there can come to. */
export const reachedFrom = (edges: Edges, startId: string): Set<string> => {
  const reached = new Set([startId]);
  for (const id of reached) for (const { to } of edges.get(id) ?? []) reached.add(to);
  return reached;
};

export interface Cycle {
  /** The branch that closes it: without those of all cycles there is none. */
  from: string;
  at: string;
  /** Its nodes, the first one again at the end. */
  path: string[];
}

/** Every branch that leads back to where a call comes from, found depth first from the start. */
export const cyclesOf = (edges: Edges, startId: string): Cycle[] => {
  const found: Cycle[] = [];
  const done = new Set<string>();
  const visit = (id: string, path: string[]): void => {
    if (done.has(id)) return;
    const here = [...path, id];
    for (const { at, to } of edges.get(id) ?? []) {
      const begin = here.indexOf(to);
      if (begin < 0) visit(to, here);
      else found.push({ from: id, at, path: [...here.slice(begin), to] });
    }
    done.add(id);
  };
  for (const id of [...(edges.has(startId) ? [startId] : []), ...edges.keys()]) visit(id, []);
  return found;
};

/** The longest way that a call can take; there must be no cycle. */
export const deepestPath = (edges: Edges): string[] => {
  const known = new Map<string, string[]>();
  const from = (id: string): string[] => {
    const before = known.get(id);
    if (before) return before;
    const longest = (edges.get(id) ?? []).map(({ to }) => from(to)).reduce((best, path) => (path.length > best.length ? path : best), [] as string[]);
    known.set(id, [id, ...longest]);
    return known.get(id)!;
  };
  return [...edges.keys()].map(from).reduce((best, path) => (path.length > best.length ? path : best), [] as string[]);
};
