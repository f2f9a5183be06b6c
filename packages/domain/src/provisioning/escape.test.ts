import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../testing/any-text.ts';
import { escapes } from './escape.ts';

const escape = escapes['parameter-lines'];

test.each([
  ['"Zoë" \n x', "'Zoë' x"],
  ['100% #1', '100% #1'],
  [null, ''],
])('a value in quotation marks: %j is written as %j', (value, written) => {
  expect(escapes['quoted-lines'](value)).toBe(written);
});

test.each([
  ['Zoë "Z" Müller', "Zoë 'Z' Müller"],
  ['#1 "best"', '"#1 \'best\'"'],
  ['one\nsip line1 password: stolen', 'one sip line1 password: stolen'],
  [null, ''],
])('a value after a colon: %j is written as %j', (value, written) => {
  expect(escapes['colon-lines'](value)).toBe(written);
});

describe('a text in XML', () => {
  test.each<[value: unknown, written: string]>([
    ['Zoë & <Müller>', 'Zoë &amp; &lt;Müller&gt;'],
    ['"quoted" \'it\'', '&quot;quoted&quot; &apos;it&apos;'],
    [']]><!--', ']]&gt;&lt;!--'],
    ['one\n<account/>\u0000two', 'one &lt;account/&gt; two'],
    ['&amp;', '&amp;amp;'],
    ['%NULL%', '%NULL%'],
    [5060, '5060'],
    [null, ''],
  ])('%j is written as %j', (value, written) => {
    expect(escapes.xml(value)).toBe(written);
  });
});

describe('a value of a parameter line', () => {
  test.each<[value: unknown, written: string]>([
    ['Front desk', 'Front desk'],
    ['Zoë Müller', 'Zoë Müller'],
    ['Zoe\u0308', 'Zoë'],
    ['株式会社 受付', '株式会社 受付'],
    ['Mail 📧', 'Mail 📧'],
    ['100% "quoted" = \'it\' #1 ; \\ <b>&amp;', '100% "quoted" = \'it\' #1 ; \\ <b>&amp;'],
    ['', ''],
    [5060, '5060'],
    [0, '0'],
    [null, ''],
    [undefined, ''],
    ['  leading and trailing\t', 'leading and trailing'],
    ['one\naccount.1.password = stolen', 'one account.1.password = stolen'],
    ['one\r\ntwo', 'one two'],
    ['one\u2028two\u2029three\u0085four\u000bfive\u000csix', 'one two three four five six'],
    ['NUL\u0000BEL\u0007ESC\u001b[31m', 'NUL BEL ESC [31m'],
    ['\u202egnp.exe', 'gnp.exe'],
    ['zero\u200bwidth\ufeff', 'zerowidth'],
    ['wide\u3000blank\u00a0', 'wide blank'],
    ['half\ud800', 'half'],
    ['%NULL%', 'NULL'],
    ['%empty%', 'empty'],
    [' %%NULL%%\u200b ', 'NULL'],
    ['a %NULL% of it', 'a %NULL% of it'],
    ['50%', '50%'],
    ['   ', ''],
  ])('%j is written as %j', (value, written) => {
    expect(escape(value)).toBe(written);
  });

  test('is always one line without blanks around it, and escaping it again changes nothing', () => {
    fc.assert(
      fc.property(anyText(40), (value) => {
        const written = escape(value);
        expect(written).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
        expect(written).toBe(written.trim());
        expect(escape(written)).toBe(written);
      }),
      { numRuns: 300 },
    );
  });
});
