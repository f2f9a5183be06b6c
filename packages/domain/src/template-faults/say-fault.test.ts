import { expect, test } from 'vitest';
import { english, type FaultCode } from './english.ts';
import { german } from './german.ts';
import { sayFault, sayFaultAt } from './say-fault.ts';

const gapsOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

test.each(Object.keys(english) as (keyof typeof english)[])('%s is said in German with the same values', (code) => {
  expect(german[code]).not.toBe(english[code]);
  expect(gapsOf(german[code])).toEqual(gapsOf(english[code]));
});

test('no code is left for which there are no words', () => {
  expect(Object.keys(german)).toEqual(Object.keys(english));
});

test('figures are written as the language has them, and what is so for one model names it', () => {
  const fault = { code: 'too-large' as FaultCode, params: { limit: 500_000, model: 'T46U' }, line: 12, column: 3 };
  expect(sayFault(fault, 'en')).toBe('This makes more than 500,000 characters, for the T46U');
  expect(sayFaultAt(fault, 'de')).toBe('Zeile 12, Spalte 3: Das ergibt mehr als 500.000 Zeichen, beim T46U.');
});

test('what the reader wrote is repeated as it is, whatever is in it', () => {
  expect(sayFault({ code: 'tag-not-ended', params: { tag: '{% if {tag} %}' } }, 'en')).toBe('{% if {tag} %} has no end');
});
