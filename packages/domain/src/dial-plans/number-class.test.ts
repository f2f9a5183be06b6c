import { expect, test } from 'vitest';
import { numberClass } from './number-class.ts';

test.each([
  ['the area of the shown number', '+493023125000', 'DE', '+493090182000', 'LOCAL'],
  ['the area of the shown number in the United States', '+12025550100', 'US', '+12025550199', 'LOCAL'],
  ['another area', '+498912345678', 'DE', '+493090182000', 'NATIONAL'],
  ['no number that is shown', '+493023125000', 'DE', undefined, 'NATIONAL'],
  ['a shown number that is abroad', '+493023125000', 'DE', '+442079460000', 'NATIONAL'],
  ['a shown number that is no number', '+493023125000', 'DE', 'nonsense', 'NATIONAL'],
  ['a country whose numbers do not tell their area', '+34912345678', 'ES', '+34912345679', 'NATIONAL'],
  ['a mobile number', '+4915123456789', 'DE', '+493090182000', 'MOBILE'],
  ['a mobile number where none is shown', '+447400123456', 'GB', undefined, 'MOBILE'],
  ['a number that may be a mobile one', '+12125550100', 'US', '+12025550199', 'NATIONAL'],
  ['a free number', '+498001234567', 'DE', undefined, 'NATIONAL'],
  ['a free number that several countries share', '+18005550100', 'CA', undefined, 'NATIONAL'],
  ['abroad', '+442079460000', 'DE', undefined, 'INTERNATIONAL'],
  ['an island behind the calling code of its neighbour', '+447911123456', 'GB', undefined, 'INTERNATIONAL'],
  ['a mobile number abroad', '+447400123456', 'DE', undefined, 'INTERNATIONAL'],
  ['abroad behind the same calling code', '+18765550100', 'US', undefined, 'INTERNATIONAL'],
  ['anything where the country is not known', '+493023125000', undefined, undefined, 'INTERNATIONAL'],
  ['a free number of no country', '+80012345678', 'DE', undefined, 'INTERNATIONAL'],
  ['a premium number', '+499001234567', 'DE', undefined, 'PREMIUM'],
  ['a premium number with digits too many, which some networks connect', '+49900123456799', 'DE', undefined, 'PREMIUM'],
  ['a premium number abroad', '+449012345678', 'DE', undefined, 'PREMIUM'],
  ['a personal number, which costs like one', '+447011234567', 'GB', undefined, 'PREMIUM'],
  ['a satellite', '+881612345678', 'DE', undefined, 'PREMIUM'],
  ['a premium number of no country', '+979123456789', 'DE', undefined, 'PREMIUM'],
])('%s: %s from %s with %s is %s', (_, e164, from, presentation, expected) => {
  expect(numberClass(e164, from, presentation)).toBe(expected);
});
