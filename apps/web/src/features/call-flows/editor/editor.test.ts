import type { CallFlowNode } from '@patchbay/contract/call-flow-nodes';
import { expect, test } from 'vitest';
import { targetsFrom } from './editor.ts';

const menu = (id: string, key: string | null, onTimeout: string | null): CallFlowNode => ({ id, name: '', type: 'MENU', audioFileId: id, keys: [{ key: '1', next: key }], timeoutSeconds: 5, retries: 2, onTimeout, onInvalid: null });
const nodes: CallFlowNode[] = [menu('main', 'sales', 'sales'), menu('sales', 'hours', 'end'), { id: 'hours', name: '', type: 'PLAYBACK', audioFileId: 'a', next: null }, { id: 'end', name: '', type: 'HANG_UP' }];
const targets = (nodeId: string, name: 'key' | 'onTimeout' | 'next') => targetsFrom({ startId: 'main', nodes }, nodeId, { name }).map(({ id }) => id);

test('a key may lead to any step, its own menu and those before it among them', () => {
  expect(targets('sales', 'key')).toEqual(['main', 'sales', 'hours', 'end']);
});

test('what happens by itself may lead back only where a key has to be pressed to come there again', () => {
  expect(targets('sales', 'onTimeout')).toEqual(['hours', 'end']);
  expect(targets('hours', 'next')).toEqual(['main', 'sales', 'end']);
  expect(targets('main', 'onTimeout')).toEqual(['sales', 'hours', 'end']);
});
