import { describe, expect, test } from 'vitest';
import { formatNumber, type NumberStyle } from './format-number.ts';

describe('a number is shown', () => {
  test.each<[e164: string, style: NumberStyle, country: string | undefined, shown: string]>([
    ['+12025550100', 'international', undefined, '+1 202 555 0100'],
    ['+12025550100', 'international', 'US', '+1 202 555 0100'],
    ['+12025550100', 'national', 'US', '(202) 555-0100'],
    ['+12025550100', 'national', 'us', '(202) 555-0100'],
    ['+12025550100', 'national', 'CA', '+1 202 555 0100'],
    ['+12025550100', 'national', undefined, '+1 202 555 0100'],
    ['+12025550100', 'e164', 'US', '+12025550100'],
    ['+442079460000', 'national', 'GB', '020 7946 0000'],
    ['+442079460000', 'national', 'US', '+44 20 7946 0000'],
    ['+390612345678', 'national', 'IT', '06 1234 5678'],
    ['+80012345678', 'national', 'US', '+800 1234 5678'],
    ['+999123456789', 'international', undefined, '+999123456789'],
  ])('%s, %s for a reader in %s: %s', (e164, style, country, shown) => {
    expect(formatNumber(e164, style, country)).toBe(shown);
  });
});
