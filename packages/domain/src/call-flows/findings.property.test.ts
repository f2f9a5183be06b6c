import type { CallFlowNode, Member } from '@patchbay/contract/call-flow-nodes';
import type { CallFlowGraph } from '@patchbay/contract/call-flows';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { branchesOf, redirected } from './branches.ts';
import { findingsOf } from './findings.ts';
import { deepestPath, edgesOf, unasked } from './paths.ts';
import { longestSlowly, slowly } from './testing/slow-findings.ts';

const file = '019a0000-0000-7000-8000-000000000001';

/** Any nodes with any ways between them, to nowhere and to what there is not included. */
const aGraph = (size: number, isForward = false): fc.Arbitrary<CallFlowGraph> => {
  const idOf = (index: number) => `n${index}`;
  const aNode = (index: number): fc.Arbitrary<CallFlowNode> => {
    const first = isForward ? index + 1 : 0;
    const next = fc.oneof({ weight: 6, arbitrary: first < size ? fc.integer({ min: first, max: size - 1 }).map(idOf) : fc.constant(null) }, { weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constant('gone') });
    const known = { id: fc.constant(idOf(index)), name: fc.constant('') };
    const audioFileId = fc.constant(file);
    return fc.oneof<fc.Arbitrary<CallFlowNode>[]>(
      fc.record({ ...known, type: fc.constant('TIME_ROUTER' as const), timeScheduleId: audioFileId, open: next, closed: next }),
      fc.record({ ...known, type: fc.constant('PLAYBACK' as const), audioFileId, next }),
      fc.record({ ...known, type: fc.constant('HANG_UP' as const) }),
      fc.record({ ...known, type: fc.constant('RING_GROUP' as const), members: fc.constant<Member[]>([]), strategy: fc.constant('SEQUENTIAL' as const), ringSeconds: fc.constant(20), onNoAnswer: next }),
      fc.record({
        ...known, type: fc.constant('MENU' as const), audioFileId, timeoutSeconds: fc.constant(5), retries: fc.constant(0), onTimeout: next, onInvalid: next,
        keys: fc.array(next, { maxLength: 3 }).map((all) => all.map((to, key) => ({ key: String(key) as '0', next: to }))),
      }),
    );
  };
  return fc.tuple(...Array.from({ length: size }, (_, index) => aNode(index))).map((nodes) => ({ startId: 'n0', nodes }));
};

const anyGraph = fc.integer({ min: 1, max: 9 }).chain((size) => aGraph(size));
const codes = (graph: CallFlowGraph, code: string) => findingsOf(graph).filter((one) => one.code === code);

test('a circle is found exactly where somebody who walks every way finds one, and each that is told of is one', () => {
  fc.assert(fc.property(anyGraph, (graph) => {
    const { circling } = slowly(graph);
    const found = codes(graph, 'cycle');
    expect(found.length > 0).toBe(circling.length > 0);
    for (const { params } of found) {
      const path = String(params.path).split(' ');
      expect(path[0]).toBe(path.at(-1));
      expect(circling).toEqual(expect.arrayContaining(path));
      path.slice(1).forEach((to, index) => expect(branchesOf(graph.nodes.find(({ id }) => id === path[index])!).map(({ next }) => next)).toContain(to));
    }
  }), { numRuns: 2_000 });
});

test('without the branches that close the circles there is none', () => {
  fc.assert(fc.property(anyGraph, (graph) => {
    const cut = codes(graph, 'cycle').reduce((nodes, { nodeId, pointer }) => nodes.map((node) => (node.id === nodeId ? redirected(node, pointer.split('/').slice(3).join('/'), null) : node)), graph.nodes);
    expect(slowly({ ...graph, nodes: cut }).circling).toEqual([]);
  }), { numRuns: 2_000 });
});

test('what no branch leads to is found', () => {
  fc.assert(fc.property(anyGraph, (graph) => {
    expect(codes(graph, 'unreachable').map(({ nodeId }) => nodeId)).toEqual(slowly(graph).unreached);
  }), { numRuns: 2_000 });
});

/** A call that takes one way on after another, as `choices` have it, until it ends, a key would be the one too many, or it has gone on for too long. */
const walk = ({ startId, nodes }: CallFlowGraph, choices: number[], { presses, longest }: { presses: number; longest: number }): 'ended' | 'too long' => {
  let [at, left] = [startId as string | null, presses];
  for (let step = 0; step < longest; step += 1) {
    const node = nodes.find(({ id }) => id === at);
    const ways = node ? branchesOf(node).filter((branch) => branch.name !== 'key' || left > 0) : [];
    const taken = ways[(choices[step % choices.length] ?? 0) % ways.length];
    if (!taken) return 'ended';
    if (taken.name === 'key') left -= 1;
    at = taken.next;
  }
  return 'too long';
};

test('a call ends where no circle is told of, whatever is pressed, once nothing is pressed any more', () => {
  fc.assert(fc.property(anyGraph, fc.array(fc.nat(50), { minLength: 1, maxLength: 40 }), fc.integer({ min: 0, max: 6 }), (graph, choices, presses) => {
    fc.pre(codes(graph, 'cycle').length === 0);
    expect(walk(graph, choices, { presses, longest: (presses + 1) * graph.nodes.length + 1 })).toBe('ended');
  }), { numRuns: 1_000 });
});

test('a call goes on for ever without a key where a circle is told of, if it takes the ways that are told', () => {
  fc.assert(fc.property(anyGraph, (graph) => {
    const [first] = codes(graph, 'cycle');
    fc.pre(first !== undefined);
    const [startId, ...round] = String(first!.params.path).split(' ');
    const choices = round.map((to, index) => {
      const node = graph.nodes.find(({ id }) => id === [startId, ...round][index])!;
      return branchesOf(node).filter(({ name }) => name !== 'key').findIndex(({ next }) => next === to);
    });
    expect(walk({ ...graph, startId: startId! }, choices, { presses: 0, longest: 1_000 })).toBe('too long');
  }), { numRuns: 500 });
});

test('the longest way is the longest', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 9 }).chain((size) => aGraph(size, true)), (graph) => {
    expect(deepestPath(unasked(edgesOf(graph.nodes)))).toHaveLength(longestSlowly(graph));
  }), { numRuns: 1_000 });
});

test('every branch that leads nowhere, and every one that leads to what there is not, is told of at its place', () => {
  fc.assert(fc.property(anyGraph, (graph) => {
    const expected = (next: string | null) => graph.nodes.flatMap((node, index) => branchesOf(node).filter((branch) => branch.next === next).map(({ at }) => `/nodes/${index}/${at}`));
    expect(codes(graph, 'dead-end').map(({ pointer }) => pointer)).toEqual(expected(null));
    expect(codes(graph, 'unknown-node').map(({ pointer }) => pointer)).toEqual(expected('gone'));
  }));
});
