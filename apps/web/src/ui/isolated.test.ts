import { expect, test } from 'vitest';
import { isolated } from './isolated.ts';

test('a name that is written from right to left is isolated, and every other stays as it is', () => {
  expect(['115 محمد', '116 שרה', '117 Zoë', '+39 06 1234'].map(isolated)).toEqual(['\u2068115 محمد\u2069', '\u2068116 שרה\u2069', '117 Zoë', '+39 06 1234']);
});
