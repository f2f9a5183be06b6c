import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberFormat, numberText } from './number-text.ts';

const plain = (value: string) => numberText(value, undefined, false);

describe('a number cell', () => {
  test.each([
    ['442071234567', '442071234567'],
    ['4.42071234567E+11', '442071234567'],
    ['4.42E+11', '442000000000'],
    ['4.4207123456700002E+11', '442071234567'],
    ['0.30000000000000004', '0.3'],
    ['1E-3', '0.001'],
    ['-1.50', '-1.5'],
    ['12345678901234567', '12345678901234567'],
    ['007', '007'],
    ['not a number', 'not a number'],
    ['1E+999', `1${'0'.repeat(999)}`],
  ])('%s has the text %s', (value, text) => {
    expect(plain(value)).toBe(text);
  });

  test('keeps every digit of any whole number, with or without an exponent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999_999_999 }), (number) => {
        const [first, ...rest] = String(number);
        expect(plain(`${first}${rest.length > 0 ? `.${rest.join('')}` : ''}E+${rest.length}`)).toBe(String(number));
      }),
    );
  });

  test.each([
    [14, undefined, '45200', '2023-10-01'],
    [22, undefined, '45200.5', '2023-10-01T12:00:00'],
    [20, undefined, '0.75', '18:00:00'],
    [14, undefined, '59', '1900-02-28'],
    [14, undefined, '61', '1900-03-01'],
    [164, 'dd/mm/yyyy', '45200', '2023-10-01'],
    [164, '[$-409]mmm d, yyyy;@', '45200', '2023-10-01'],
    [164, '"day" 0', '45200', '45200'],
    [164, '0.00', '45200', '45200'],
    [164, '00000', '123', '00123'],
    [164, '\\+000', '351912345678', '+351912345678'],
    [164, '"+"0', '351912345678', '+351912345678'],
    [14, undefined, '99999999', '99999999'],
    [14, undefined, '-1', '-1'],
  ])('of format %s %s shows %s as %s', (id, code, value, text) => {
    expect(numberText(value, numberFormat(id, code), false)).toBe(text);
  });

  test('counts days from 1904 where the workbook does', () => {
    expect(numberText('0', numberFormat(14, undefined), true)).toBe('00:00:00');
    expect(numberText('43738', numberFormat(14, undefined), true)).toBe('2023-10-01');
  });
});
