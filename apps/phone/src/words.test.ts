import { expect, test } from 'vitest';
import { de } from './words/de.ts';
import { en } from './words/en.ts';
import { fill, waitOf } from './words.ts';

const flat = (words: object, at = ''): [string, string][] => Object.entries(words).flatMap(([key, value]) => (typeof value === 'string' ? [[at + key, value] as [string, string]] : flat(value as object, `${at}${key}.`)));
const placesIn = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();

test('everything is said in both languages, with the same things filled in', () => {
  const [english, german] = [flat(en), new Map(flat(de))];
  expect([...german.keys()]).toEqual(english.map(([key]) => key));
  for (const [key, text] of english) expect([key, placesIn(german.get(key)!)]).toEqual([key, placesIn(text)]);
  const same = english.filter(([key, text]) => german.get(key) === text).map(([key]) => key);
  expect(same).toEqual([]);
});

test('names are filled in as they are', () => expect(fill('Hello {name}', { name: '{name} $&' })).toBe('Hello {name} $&'));

test.each([[1, '1 second', '1 Sekunde'], [99, '99 seconds', '99 Sekunden'], [3362, '57 minutes', '57 Minuten'], [3600, '60 minutes', '60 Minuten'], [86_000, '24 hours', '24 Stunden']])('a wait of %i seconds is said in the unit that people would name', (seconds, english, german) => {
  expect([waitOf(seconds, 'en'), waitOf(seconds, 'de')]).toEqual([english, german]);
});
