import { expect, test } from 'vitest';
import { accountAt, impossibleLines, linePositions } from './line-positions.ts';

test.each<[firstLine: number, lastLine: number, positions: number[], accounts: number[]]>([
  [1, 1, [0], [1]],
  [1, 2, [0, 1], [1, 2]],
  [1, 16, [0, 1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6]],
  [0, 3, [0, 1, 2, 3], [0, 1, 2, 3]],
  [0, 11, [0, 1, 2, 3, 4, 5], [0, 1, 2, 3, 4, 5]],
])('accounts %i to %i are used at the positions %j', (firstLine, lastLine, positions, accounts) => {
  expect(linePositions({ firstLine, lastLine })).toEqual(positions);
  expect(positions.map((position) => accountAt({ firstLine }, position))).toEqual(accounts);
});

test('lines at positions that the model does not have are pointed out by their index', () => {
  const model = { firstLine: 1, lastLine: 2 };
  expect(impossibleLines(model, [{ position: 2 }, { position: 1 }, { position: 3 }])).toEqual([0, 2]);
  expect(impossibleLines(model, [{ position: 1 }, { position: 0 }])).toEqual([]);
});
