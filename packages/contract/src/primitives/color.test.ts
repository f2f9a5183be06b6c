import { expect, test } from 'vitest';
import { BrandColor, contrastWithWhite } from './color.ts';

test('contrast is what WCAG 2 says', () => {
  expect(contrastWithWhite('#000000')).toBeCloseTo(21);
  expect(contrastWithWhite('#ffffff')).toBeCloseTo(1);
  expect(contrastWithWhite('#767676')).toBeCloseTo(4.54, 2);
});

test('a brand colour is one that white can be read on', () => {
  expect(BrandColor.parse(' #1D4ED8 ')).toBe('#1d4ed8');
  for (const colour of ['#777777', '#ffe600', '#fff', 'navy', '#1d4ed8;']) expect(BrandColor.safeParse(colour).success, colour).toBe(false);
});
