import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { expect, test } from 'vitest';
import { viewQuery } from './same-view.ts';

test('a view is the search, the filters and the order, whatever order they stand in', () => {
  expect(viewQuery(phoneNumbers.list, 'state=SPARE&q=0202&sort=-updatedAt')).toBe('q=0202&sort=-updatedAt&state=SPARE');
  expect(viewQuery(phoneNumbers.list, 'sort=-updatedAt&state=SPARE&q=0202')).toBe('q=0202&sort=-updatedAt&state=SPARE');
});

test('where one is in the list, and what it does not understand, are no part of a view', () => {
  expect(viewQuery(phoneNumbers.list, 'tag=Lisbon&after=abc&pageSize=25&tab=history&state=NONSENSE')).toBe('tag=Lisbon');
  expect(viewQuery(phoneNumbers.list, '')).toBe('');
});
