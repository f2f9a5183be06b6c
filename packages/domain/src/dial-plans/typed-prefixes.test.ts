import { DialPrefix } from '@patchbay/contract/dial-plan-profiles';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from '../testing/any-text.ts';
import { readPrefix, readPrefixes } from './typed-prefixes.ts';

test.each([['+44 20', '+4420'], ['+44 (20)', '+4420'], ['0044 20', '+4420'], ['+1', '+1'], ['٠٠٤٤', '+44']])('%s is the prefix %s', (typed, prefix) => {
  expect(readPrefix(typed)).toBe(prefix);
});

test('what is dialled for the plus in the country is understood', () => {
  expect([readPrefix('011 44 20', 'US'), readPrefix('011 44 20', 'DE'), readPrefix('011 44 20')]).toEqual(['+4420', undefined, undefined]);
});

test.each(['4420', '020', '+', '+0', '+44 x', '', '+1234567890123456'])('%j is none: nobody knows of which country it would be', (typed) => {
  expect(readPrefix(typed)).toBeUndefined();
});

test('a list has one in each line, with tabs, semicolons, commas or nothing before its note', () => {
  const { found, unread } = readPrefixes(['Prefix;Note', '+44 20;Our London office', '"+351","Lisbon, and around"', '+1 202\tWashington', '+49 180 Shared cost', '0043', '', '+4420;Again', 'Paris', '044'].join('\r\n'));
  expect(found).toEqual([
    { prefix: '+4420', note: 'Our London office' }, { prefix: '+351', note: 'Lisbon, and around' }, { prefix: '+1202', note: 'Washington' }, { prefix: '+49180', note: 'Shared cost' }, { prefix: '+43', note: '' },
  ]);
  expect(unread).toEqual([{ line: 9, text: 'Paris' }, { line: 10, text: '044' }]);
});

test('an export of a spreadsheet, which guards the plus, is read too', () => {
  expect(readPrefixes("'+4420;London").found).toEqual([{ prefix: '+4420', note: 'London' }]);
});

test('whatever the text, what is found is valid and there once, and no line is lost', () => {
  const aLine = fc.oneof(anyText(40), fc.stringMatching(/^[+0-9 ();,]{0,20}$/), fc.constantFrom('+44 20 London', '0049;x', '+1,US'));
  fc.assert(fc.property(fc.array(aLine.map((line) => line.replace(/[\r\n]/g, ' ')), { maxLength: 20 }), (lines) => {
    const { found, unread } = readPrefixes(lines.join('\n'));
    for (const one of found) expect(DialPrefix.parse(one)).toEqual(one);
    expect(new Set(found.map(({ prefix }) => prefix)).size).toBe(found.length);
    expect(found.length + unread.length).toBeLessThanOrEqual(lines.length);
  }));
});
