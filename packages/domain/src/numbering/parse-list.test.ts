import { expect, test } from 'vitest';
import { parseList } from './parse-list.ts';

test('numbers and ranges are read in any notation, one a line or parted by semicolons and commas, and each is there once', () => {
  const typed = '+44 20 7946 0200\r\n020 7946 0201\n\n+44 20 7946 0202–0204; 0044 20 7946 0205\n+442079460206, +442079460207\n(020) 7946-0200';
  expect(parseList(typed, 'GB')).toEqual({ numbers: Array.from({ length: 8 }, (_, i) => `+44207946020${i}`), unread: [] });
});

test('what is none is kept apart, with what is wrong with it', () => {
  expect(parseList('Reception\n+44 20 7946 0205–0201\n+44 20 7946 0200, x', 'GB')).toEqual({
    numbers: ['+442079460200'],
    unread: [{ text: 'Reception', problem: 'first-invalid' }, { text: '+44 20 7946 0205–0201', problem: 'last-before-first' }, { text: 'x', problem: 'first-invalid' }],
  });
  expect(parseList(' \n')).toEqual({ numbers: [], unread: [] });
});
