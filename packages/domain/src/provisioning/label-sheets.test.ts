import { labelSheets, LabelSheet } from '@patchbay/contract/phone-labels';
import { expect, test } from 'vitest';
import { labelPlaces, labelsPerSheet } from './label-sheets.ts';

test.each(LabelSheet.options)('the labels of a sheet of %s lie on A4 and beside each other', (sheet) => {
  const places = labelPlaces(sheet, labelsPerSheet(sheet));
  expect(new Set(places.map(({ page }) => page))).toEqual(new Set([0]));
  const [right, bottom] = [Math.max(...places.map(({ x, width }) => x + width)), Math.max(...places.map(({ y, height }) => y + height))];
  expect(right).toBeLessThanOrEqual(210.001);
  expect(bottom).toBeLessThanOrEqual(297);
  // The sheet is as wide on the right as on the left.
  expect(210 - right).toBeCloseTo(places[0]!.x, 1);
  const overlaps = places.some((a, i) => places.some((b, j) => i < j && a.x < b.x + b.width - 0.01 && b.x < a.x + a.width - 0.01 && a.y < b.y + b.height - 0.01 && b.y < a.y + a.height - 0.01));
  expect(overlaps).toBe(false);
  expect(`${places[0]!.width}x${places[0]!.height}`).toBe(sheet);
  expect(places).toHaveLength(labelSheets[sheet].across * labelSheets[sheet].down);
});

test('labels that are used up are passed over, and what does not fit goes onto the next sheet', () => {
  const places = labelPlaces('70x37', 3, 22);
  expect(places.map(({ page, x, y }) => [page, x, y])).toEqual([[0, 70, 259.5], [0, 140, 259.5], [1, 0, 0.5]]);
});
