import { OrganisationCode } from '@patchbay/contract/organisations';
import { describe, expect, test } from 'vitest';
import { suggestCode } from './suggest-code.ts';

describe('a name suggests a code', () => {
  test.each([
    ['Canistracci OIL', 'CANISTRACCI-OIL'],
    ['Çelik & Söhne Ltd.', 'CELIK-SOHNE-LTD'],
    ['Ørsted Straße', 'ORSTED-STRASSE'],
    ['  3 Monkeys  ', 'MONKEYS'],
    ["O'Brien", 'OBRIEN'],
    ['Comunicações Internacionais de Lisboa', 'COMUNICACOES'],
    ['Donaudampfschifffahrtsgesellschaft', 'DONAUDAMPFSCHIFFFAHRTSGE'],
  ])('%s → %s', (name, code) => {
    expect(suggestCode(name)).toBe(code);
    expect(OrganisationCode.parse(code)).toBe(code);
  });

  test.each(['', '東京電話', 'Q', '42'])('but %j does not', (name) => {
    expect(suggestCode(name)).toBe('');
  });
});
