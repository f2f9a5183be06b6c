import { CallFlowDraft } from '@patchbay/contract/call-flows';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { findingsOf } from './findings.ts';

const id = (n: number) => `019a0000-0000-7000-8000-${String(n).padStart(12, '0')}`;
type Nodes = z.input<typeof CallFlowDraft>['nodes'];
const graph = (...nodes: Nodes) => CallFlowDraft.parse({ name: 'Main', startId: nodes[0]!.id, nodes });
const found = (...nodes: Nodes) => findingsOf(graph(...nodes)).map(({ code, severity, pointer }) => `${severity} ${code} ${pointer}`);

const end = { id: 'end', type: 'HANG_UP' } as const;
const menu: Extract<Nodes[number], { type: 'MENU' }> = { id: 'menu', type: 'MENU', name: 'Welcome', audioFileId: id(1), keys: [{ key: '1', next: 'end' }], onTimeout: 'end', onInvalid: 'end' };
const members = (count: number) => Array.from({ length: count }, (_, index) => ({ kind: 'extension' as const, id: id(index) }));

test('a complete call flow has no findings', () => {
  expect(found(menu, end)).toEqual([]);
});

test('two menus that lead to each other while nothing is pressed are a circle, told by their names', () => {
  const sales: Nodes[number] = { ...menu, id: 'sales', name: 'Sales', onTimeout: 'menu' };
  expect(findingsOf(graph({ ...menu, onInvalid: 'sales' }, sales, end))).toEqual([
    { code: 'cycle', severity: 'ERROR', nodeId: 'sales', pointer: '/nodes/1/onTimeout', detail: 'The call would go in a circle without a key being pressed: Welcome → Sales → Welcome.', params: { path: 'menu sales menu' } },
  ]);
});

test('a key may lead back to an earlier menu, directly or by what is played first', () => {
  const sales: Nodes[number] = { ...menu, id: 'sales', name: 'Sales', keys: [{ key: '*', next: 'menu' }, { key: '1', next: 'hours' }] };
  const hours: Nodes[number] = { id: 'hours', type: 'PLAYBACK', audioFileId: id(1), next: 'menu' };
  expect(found({ ...menu, keys: [{ key: '2', next: 'sales' }] }, sales, hours, end)).toEqual([]);
  expect(found({ ...menu, keys: [{ key: '2', next: 'sales' }], onTimeout: 'hours' }, sales, hours, end)).toEqual(['ERROR cycle /nodes/2/next']);
});

test('a key may play its own menu again; what happens without a key may not', () => {
  expect(found({ ...menu, keys: [{ key: '*', next: 'menu' }] }, end)).toEqual([]);
  expect(found({ ...menu, onTimeout: 'menu' }, end)).toEqual(['ERROR cycle /nodes/0/onTimeout']);
});

test('dead ends, groups without members and menus without keys are warnings, and errors come first', () => {
  const group = { id: 'group', type: 'RING_GROUP', onNoAnswer: 'gone' } as const;
  expect(found({ ...menu, keys: [], onTimeout: null, onInvalid: 'group' }, group)).toEqual(['ERROR unknown-node /nodes/1/onNoAnswer', 'WARNING no-keys /nodes/0/keys', 'WARNING dead-end /nodes/0/onTimeout', 'WARNING no-members /nodes/1/members']);
});

test.each([['SIMULTANEOUS', 10, []], ['SIMULTANEOUS', 11, ['ERROR too-many-at-once /nodes/0/members']], ['SEQUENTIAL', 11, []]] as const)('of a group that is %s with %i members: %j', (strategy, count, expected) => {
  expect(found({ id: 'group', type: 'RING_GROUP', strategy, members: members(count), onNoAnswer: 'end' }, end)).toEqual(expected);
});

test('a start that there is not, an id that two have, and a way of more than 50 steps are errors', () => {
  expect(findingsOf({ ...graph(end), startId: 'gone' }).map(({ code, pointer }) => [code, pointer])).toEqual([['unknown-node', '/startId']]);
  expect(found(end, end)).toEqual(['ERROR duplicate-node /nodes/1/id']);
  const chain = (length: number): Nodes => Array.from({ length }, (_, index) => ({ id: `p${index}`, type: 'PLAYBACK', audioFileId: id(1), next: index + 1 < length ? `p${index + 1}` : 'end' }));
  expect(found(...chain(49), end)).toEqual([]);
  expect(found(...chain(50), end)).toEqual(['ERROR too-deep /nodes']);
  expect(found(...chain(48), { ...menu, id: 'end', keys: [{ key: '1', next: 'p0' }], onTimeout: 'over', onInvalid: 'over' }, { id: 'over', type: 'HANG_UP' })).toEqual([]);
});

test('voicemail that has lost where it delivers to says so', () => {
  const nodes = [{ id: 'box', name: '', type: 'VOICEMAIL' as const, audioFileId: null, deliveryMethodIds: [], maxMinutes: 5 }];
  expect(findingsOf({ startId: 'box', nodes }).map(({ code }) => code)).toEqual(['no-delivery']);
});
