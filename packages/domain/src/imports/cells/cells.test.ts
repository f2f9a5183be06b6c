import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../testing/any-text.ts';
import { choiceColumn, parseFlag, textColumn } from './columns.ts';
import { digitsOf, restorePlus, restoreZeros } from './digits.ts';
import { fold } from './fold.ts';
import { bareCell, literalCell, safeCell } from './safe-cell.ts';

const column = { key: 'key', header: 'Header', isRequired: false, help: '' } as const;

describe('cells that spreadsheets do not run', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['@cmd', "'@cmd"],
    ['-2', "'-2"],
    ['\tx', "'\tx"],
    ['+1-2', "'+1-2"],
    ['+351912345678', '+351912345678'],
    ["'=1", "''=1"],
    ["O'Brien", "O'Brien"],
    ["'quoted'", "'quoted'"],
  ])('%j is written as %j', (text, cell) => {
    expect(safeCell(text)).toBe(cell);
  });

  test.each([["'+351912345678", '+351912345678'], ['="+351912345678"', '+351912345678'], ['="say ""hi"""', 'say "hi"'], ["'=1+1", '=1+1'], ['=1+1', '=1+1'], ["'", "'"]])(
    '%j means %j',
    (cell, text) => {
      expect(bareCell(cell)).toBe(text);
    },
  );

  test('every text comes back, from CSV as from .xlsx, and never begins a formula', () => {
    const formulaLike = fc.tuple(fc.stringMatching(/^['=+\-@"\t]{0,4}$/), anyText(5), fc.constantFrom('', '"')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(anyText(8), formulaLike), (text) => {
        expect(bareCell(safeCell(text))).toBe(text);
        expect(bareCell(literalCell(text))).toBe(text);
        expect(safeCell(text)).toMatch(/^(?![=+\-@\t\r])|^\+[0-9]{1,15}$/);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('digits', () => {
  test.each([
    ['00123', '00123'],
    ['+351', '351'],
    ['(202) 555-0123', '2025550123'],
    ['202.555.0123', '2025550123'],
    ['01.23.45.67.89', '0123456789'],
    ['030/1234-2023', '03012342023'],
    ['202\u2011555\u00a00123', '2025550123'],
    ['\u202a2025550123\u202c', '2025550123'],
    ['2025550123.0', '2025550123'],
    ['2025550123,00', '2025550123'],
    ['2,025,550,123', '2025550123'],
    ["2'025'550'123", '2025550123'],
    ["'2025557012", '2025557012'],
    ["'0012", '0012'],
    ['２０２', '202'],
    ['2025550123\n', '2025550123'],
  ])('%j are %s', (cell, value) => {
    expect(digitsOf(cell)).toEqual({ ok: true, value });
  });

  test.each([
    ['4.42E+11', 'scientific-notation'],
    ['4,42E+11', 'scientific-notation'],
    ['4E+11', 'scientific-notation'],
    ['4.42e11', 'scientific-notation'],
    ['-4.42E+11', 'scientific-notation'],
    ['2023-10-01', 'spreadsheet-date'],
    ['2023-10-01T12:30:00', 'spreadsheet-date'],
    ['01.10.2023', 'spreadsheet-date'],
    ['10/1/2023', 'spreadsheet-date'],
    ['#NAME?', 'spreadsheet-error'],
    ['#ÜBERLAUF!', 'spreadsheet-error'],
    ['########', 'spreadsheet-error'],
    ['#N/A', 'spreadsheet-error'],
    ['12.5', 'digits-fraction'],
    ['12,5', 'digits-fraction'],
    ['555-CALL', 'not-digits'],
    ['+', 'not-digits'],
    ['1234567890123456', 'too-many-digits'],
    ['30123\n45678', 'text-several-lines'],
    ['30123\r\n45678', 'text-several-lines'],
  ])('%j are refused as %s', (cell, code) => {
    expect(digitsOf(cell)).toMatchObject({ ok: false, code });
  });

  test('that are too few are refused', () => {
    expect(digitsOf('12', { min: 3 })).toEqual({ ok: false, code: 'too-few-digits', params: { min: 3 } });
  });

  test('get back the zeros and the plus that a spreadsheet has eaten', () => {
    expect([restoreZeros('7', 3), restoreZeros('1234', 3)]).toEqual(['007', '1234']);
    expect([restorePlus('351912345678'), restorePlus('0912345678'), restorePlus('123'), restorePlus('+351912345678')]).toEqual(['+351912345678', undefined, undefined, undefined]);
  });
});

describe('columns', () => {
  test.each(['TRUE', 'true', 'Yes', '1', 'WAHR', 'VRAI', 'VERDADEIRO', 'verdadero', 'Sí', 'oui', 'Ja', 'sim'])('%s is yes', (cell) => {
    expect(parseFlag(cell)).toEqual({ ok: true, value: true });
  });

  test.each(['FALSE', 'False', 'no', '0', 'FALSCH', 'FAUX', 'FALSO', 'Não', 'nein'])('%s is no', (cell) => {
    expect(parseFlag(cell)).toEqual({ ok: true, value: false });
  });

  test.each(['2', 'maybe', 'TRUE FALSE', '-'])('%s is neither', (cell) => {
    expect(parseFlag(cell)).toMatchObject({ ok: false, code: 'not-a-flag' });
  });

  test('a choice is understood by its word and its value, and refused with what there is', () => {
    const { parse } = choiceColumn({ ...column, words: { DARK_GREEN: 'Dark Green', RED: 'Red' } });
    expect(['Dark Green', 'dark_green', 'DARKGREEN'].map(parse)).toEqual(Array(3).fill({ ok: true, value: 'DARK_GREEN' }));
    expect(parse('blue')).toEqual({ ok: false, code: 'not-a-choice', params: { choices: 'Dark Green, Red' } });
    expect(parse('toString').ok).toBe(false);
  });

  test('a text is one line, and not too long', () => {
    const { parse } = textColumn({ ...column, max: 3 });
    expect([parse('abc').ok, parse('a\nb'), parse('abcd')]).toEqual([true, { ok: false, code: 'text-several-lines', params: {} }, { ok: false, code: 'text-too-long', params: { max: 3 } }]);
  });

  test('headers are compared by their letters and digits alone', () => {
    expect(['Phone Number', 'phone_number', ' PHONE-NUMBER* ', 'PhoneNumber', 'Phoné Number'].map(fold)).toEqual(Array(5).fill('phonenumber'));
  });
});
