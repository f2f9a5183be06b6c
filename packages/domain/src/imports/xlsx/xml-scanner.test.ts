import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../testing/any-text.ts';
import { fromXString, toXString } from './x-string.ts';
import { attribute, xmlScanner } from './xml-scanner.ts';

const scan = (pieces: readonly string[]) => {
  const heard: string[] = [];
  const scanner = xmlScanner({
    open: (name, attributes) => heard.push(`<${name} ${attribute(attributes, 'r') ?? ''}`),
    close: (name) => heard.push(`/${name}`),
    text: (text) => heard.push(text),
  });
  for (const piece of pieces) scanner.push(piece);
  scanner.end();
  return heard;
};

describe('XML', () => {
  test('is heard as tags and texts, without prefixes, comments and instructions', () => {
    expect(scan(['<?xml version="1.0"?><!-- <a> --><x:a r="1>2" s=\'3\'><b />t&amp;&#x41;&#66;<![CDATA[<&]]></x:a >'])).toEqual(['<a 1>2', '<b ', '/b', 't&AB', '<&', '/a']);
  });

  test('is the same wherever it is cut', () => {
    const xml = '<?xml version="1.0"?><a r="&lt;1"><!-- - -> --><b r=\'2>\'/>x &amp; y<![CDATA[ ]] > ]]></a>';
    fc.assert(
      fc.property(fc.array(fc.nat(xml.length), { maxLength: 12 }), (places) => {
        const ordered = [0, ...places.toSorted((a, b) => a - b), xml.length];
        expect(scan(ordered.map((at, i) => xml.slice(at, ordered[i + 1])))).toEqual(scan([xml]));
      }),
    );
  });

  test.each([
    ['a document type', '<!DOCTYPE a [<!ENTITY x "y">]><a/>'],
    ['a document type in lower case', '<!doctype a><a/>'],
    ['an entity of its own', '<a>&x;</a>'],
    ['an entity that JavaScript knows', '<a>&constructor;</a>'],
    ['an entity without an end', '<a>&amp</a>'],
    ['a character that is none', '<a>&#x110000;</a>'],
    ['a text without an end', `<a>${'x'.repeat(1_100_000)}`],
    ['a tag without an end', `<a ${'x'.repeat(1_100_000)}`],
    ['a comment without an end', `<!-- ${'x'.repeat(1_100_000)}`],
  ])('with %s is refused', (_, xml) => {
    expect(() => scan([xml])).toThrow(expect.objectContaining({ finding: { code: 'xlsx-refused', params: {} } }));
  });

  test('that breaks off is damaged', () => {
    expect(() => scan(['<a><b'])).toThrow(expect.objectContaining({ finding: { code: 'xlsx-unreadable', params: {} } }));
  });

  test('attributes are told apart by their whole names', () => {
    expect([attribute(' rr="1" x:r = "2" s="3"', 'r'), attribute(' sheetId="1"', 'Id'), attribute(' a="r"', 'r')]).toEqual(['2', undefined, undefined]);
  });

  test('holds any text, control characters and lone surrogates included', () => {
    fc.assert(
      fc.property(anyText(12), fc.constantFrom('', '_x000D_', '_X0041_', '_x00'), (text, escape) => {
        const written = toXString(text + escape + text);
        expect(written).not.toMatch(/[<>\r\u0000]/);
        expect(scan([`<t>${written}</t>`]).slice(1, -1).map(fromXString).join('')).toBe(text + escape + text);
      }),
      { numRuns: 500 },
    );
  });

  test.each(['_x0000\u0000', '_x00ff\ud800', '_x00ff\udc00', '_x00FF\uffff', '_x00ff_', '_x00ff\ud83d\ude00', '_x00ff'])('holds %j, whose escaped end makes it look escaped as a whole', (text) => {
    expect(fromXString(toXString(text).replaceAll('&amp;', '&'))).toBe(text);
  });
});
