import { expect, test } from 'vitest';
import { languageIn, localeOf } from './locale.ts';

test.each([
  ['en', ['en-GB', 'en-US'], 'en-GB'],
  ['en', ['en', 'en-GB'], 'en-GB'],
  ['de', ['en-GB', 'de-AT'], 'de-AT'],
  ['de', ['en-GB'], 'de'],
  ['en', ['en-not a tag', 'fr-CA'], 'en'],
] as const)('%s in a browser that prefers %j is %s', (language, preferred, locale) => {
  expect(localeOf(language, preferred)).toBe(locale);
  expect(languageIn(locale)).toBe(language);
});
