import { expect, test } from 'vitest';
import { de } from './words/de.ts';
import { en } from './words/en.ts';
import { fill } from './words.ts';

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
