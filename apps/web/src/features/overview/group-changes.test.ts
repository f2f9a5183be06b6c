import type { AuditEvent } from '@patchbay/contract/audit';
import { expect, test } from 'vitest';
import { groupChanges } from './group-changes.ts';

const event = (id: string, changeSetId: string, action: AuditEvent['action']) => ({ id, changeSetId, action }) as AuditEvent;

test('what was done at once is one change, in the order in which it happened', () => {
  const events = [event('a', '3', 'phone.updated'), event('b', '2', 'phone-number.added'), event('c', '2', 'phone-number.added'), event('d', '1', 'phone.updated')];
  expect(groupChanges(events).map((change) => [change.event.id, change.others])).toEqual([['a', 0], ['b', 1], ['d', 0]]);
});

test('two kinds of action in one request are told apart', () => {
  const events = [event('a', '1', 'account.invited'), event('b', '1', 'organisation.created')];
  expect(groupChanges(events)).toHaveLength(2);
});
