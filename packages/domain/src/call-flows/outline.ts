import type { CallFlowNode } from '@patchbay/contract/call-flow-nodes';
import type { CallFlowGraph } from '@patchbay/contract/call-flows';
import { type Branch, branchesOf, redirected } from './branches.ts';

/** Where a step stands: at a branch of a node, or, without a node, at the beginning. */
export interface Place {
  nodeId: string | null;
  at: string;
}

export const beginning: Place = { nodeId: null, at: 'start' };

export interface OutlineBranch extends Branch {
  /** The step that is written out below it; null where it leads nowhere, or to a step that is written out elsewhere. */
  step: OutlineStep | null;
}

/** A node with all that is first reached through it. */
export interface OutlineStep {
  node: CallFlowNode;
  index: number;
  branches: OutlineBranch[];
}

export interface Outline {
  /** Null: there is no step yet. */
  start: OutlineStep | null;
  /** Steps that no branch leads to, each with what hangs on it. */
  loose: OutlineStep[];
}

/** A call flow as it is read from top to bottom: each step once, below the branch that leads to it first. */
export const outlineOf = ({ startId, nodes }: CallFlowGraph): Outline => {
  const written = new Set<string>();
  const stepOf = (id: string | null): OutlineStep | null => {
    const index = nodes.findIndex((node) => node.id === id);
    const node = nodes[index];
    if (!node || written.has(node.id)) return null;
    written.add(node.id);
    return { node, index, branches: branchesOf(node).map((branch) => ({ ...branch, step: stepOf(branch.next) })) };
  };
  const start = stepOf(startId);
  const isLedTo = (id: string) => nodes.some((node) => node.id !== id && branchesOf(node).some(({ next }) => next === id));
  // First those that begin something; what is left leads in a circle.
  const [roots, rest] = [nodes.filter(({ id }) => !isLedTo(id)), nodes];
  return { start, loose: [...roots, ...rest].flatMap(({ id }) => stepOf(id) ?? []) };
};

/** Every step that is written out below one, itself among them. */
export const idsBelow = ({ node, branches }: OutlineStep): string[] => [node.id, ...branches.flatMap(({ step }) => (step ? idsBelow(step) : []))];

/** Lets a branch lead elsewhere, or the call begin elsewhere. */
export const directed = (graph: CallFlowGraph, { nodeId, at }: Place, next: string | null): CallFlowGraph =>
  nodeId === null ? { ...graph, startId: next ?? '' } : { ...graph, nodes: graph.nodes.map((node) => (node.id === nodeId ? redirected(node, at, next) : node)) };

const nextAt = ({ startId, nodes }: CallFlowGraph, { nodeId, at }: Place): string | null => {
  if (nodeId === null) return startId || null;
  const node = nodes.find(({ id }) => id === nodeId);
  return node ? (branchesOf(node).find((branch) => branch.at === at)?.next ?? null) : null;
};

/** Puts a new step at a place; what stood there goes on from its first branch. */
export const inserted = (graph: CallFlowGraph, place: Place, node: CallFlowNode): CallFlowGraph => {
  const after = nextAt(graph, place);
  const first = branchesOf(node)[0];
  const added = first ? redirected(node, first.at, after) : node;
  return directed({ ...graph, nodes: [...graph.nodes, added] }, place, node.id);
};

/** Takes a step out. What led to it leads to what followed it, where that is one way only. */
export const removed = (graph: CallFlowGraph, id: string): CallFlowGraph => {
  const gone = graph.nodes.find((node) => node.id === id);
  const branches = gone ? branchesOf(gone) : [];
  const after = branches.length === 1 ? branches[0]!.next : null;
  const nodes = graph.nodes.filter((node) => node.id !== id);
  const closed = nodes.map((node) => branchesOf(node).filter(({ next }) => next === id).reduce((one, { at }) => redirected(one, at, after), node));
  return { startId: graph.startId === id ? (after ?? '') : graph.startId, nodes: closed };
};

/** Moves a step, with all below it, to a branch that leads nowhere. */
export const moved = (graph: CallFlowGraph, from: Place, to: Place, id: string): CallFlowGraph => directed(directed(graph, from, null), to, id);
