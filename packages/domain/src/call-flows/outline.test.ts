import { CallFlowDraft, type CallFlowGraph } from '@patchbay/contract/call-flows';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { beginning, directed, idsBelow, inserted, moved, outlineOf, type OutlineStep, removed } from './outline.ts';

const file = '019a0000-0000-7000-8000-000000000001';
type Nodes = z.input<typeof CallFlowDraft>['nodes'];
const graph = (startId: string, ...nodes: Nodes): CallFlowGraph => CallFlowDraft.parse({ name: 'Main', startId, nodes });
const play = (id: string, next: string | null = null) => ({ id, type: 'PLAYBACK' as const, audioFileId: file, next });
const end = { id: 'end', type: 'HANG_UP' as const };
const menu = (one: string | null, other: string | null) => ({ id: 'menu', type: 'MENU' as const, audioFileId: file, keys: [{ key: '1' as const, next: one }], onTimeout: other, onInvalid: null });

/** `a(b(c) →d)`: what is written out below, and what is only pointed at. */
const text = ({ node, branches }: OutlineStep): string => {
  const ways = branches.filter(({ next }) => next !== null).map(({ step, next }) => (step ? text(step) : `→${next!}`));
  return ways.length > 0 ? `${node.id}(${ways.join(' ')})` : node.id;
};
const read = (given: CallFlowGraph) => {
  const { start, loose } = outlineOf(given);
  return [start && text(start), ...loose.map(text)];
};

test('each step is written out once, and pointed at after that', () => {
  expect(read(graph('menu', menu('a', 'end'), play('a', 'end'), end))).toEqual(['menu(a(end) →end)']);
});

test('steps that nothing leads to come after, with what hangs on them, circles included', () => {
  expect(read(graph('end', play('b'), play('a', 'b'), end, play('c', 'd'), play('d', 'c')))).toEqual(['end', 'a(b)', 'c(d(→c))']);
});

test('a key that leads back to an earlier menu points at it', () => {
  const sub = { ...menu('menu', 'end'), id: 'sub', keys: [{ key: '1' as const, next: 'a' }, { key: '*' as const, next: 'menu' }] };
  expect(read(graph('menu', menu('sub', 'end'), sub, play('a', 'menu'), end))).toEqual(['menu(sub(a(→menu) →menu end) →end)']);
});

test('a new step stands before what stood at its place', () => {
  const given = graph('a', play('a', 'end'), end);
  expect(read(inserted(given, { nodeId: 'a', at: 'next' }, play('b') as never))).toEqual(['a(b(end))']);
  expect(read(inserted(given, beginning, play('b') as never))).toEqual(['b(a(end))']);
  expect(read(inserted({ startId: '', nodes: [] }, beginning, { ...end, name: '' }))).toEqual(['end']);
});

test('a step that is taken out leaves no gap where it had one way on, and what was below loose where it had several', () => {
  expect(read(removed(graph('a', play('a', 'b'), play('b', 'end'), end), 'b'))).toEqual(['a(end)']);
  expect(read(removed(graph('a', play('a', 'end'), end), 'a'))).toEqual(['end']);
  expect(read(removed(graph('a', play('a', 'menu'), menu('b', 'end'), play('b'), end), 'menu'))).toEqual(['a', 'b', 'end']);
});

test('a step is moved with all below it, and a branch is led elsewhere', () => {
  const given = graph('menu', menu('a', null), play('a', 'end'), end);
  expect(read(moved(given, { nodeId: 'menu', at: 'keys/0/next' }, { nodeId: 'menu', at: 'onTimeout' }, 'a'))).toEqual(['menu(a(end))']);
  expect(read(directed(given, { nodeId: 'menu', at: 'onTimeout' }, 'end'))).toEqual(['menu(a(end) →end)']);
  expect(idsBelow(outlineOf(given).start!)).toEqual(['menu', 'a', 'end']);
});
