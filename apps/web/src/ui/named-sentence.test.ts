import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sentences } from '#i18n/en/sentences.ts';
import { sentenceKey } from './issue-text.ts';
import { namedSentence } from './named-sentence.ts';

const features = join(import.meta.dirname, '../../../api/src/features');
const sources = readdirSync(features, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));

/** Rules that the API refuses by, in the words of its source; a name in them is an X. */
const refusals = sources.flatMap((name) =>
  [...readFileSync(join(features, name), 'utf8').matchAll(/new Problem\('(?:rule-broken|forbidden|in-use)', (?:'((?:[^'\\]|\\.)*)'|`([^`]*)`)/g)].map(([, plain, template]) => (plain ?? template!).replace(/\$\{[^}]*\}/g, 'X')),
);

test('a refusal is known by its sentence, with the names that stand in it', () => {
  expect(namedSentence('Ada Byron also has roles outside Acme. Take away the roles here instead, or ask an organisation above.')).toEqual({
    key: 'account-works-elsewhere',
    values: { name: 'Ada Byron', organisation: 'Acme' },
  });
  expect(namedSentence('An enterprise cannot lie below a platform.')?.key).toBe('wrong-parent');
  expect(namedSentence('The app of Ann Lee rings as extension 100 Ann since. Remove the user instead.')).toEqual({ key: 'user-rings', values: { name: 'Ann Lee', extension: '100 Ann' } });
  expect(namedSentence('4 have got lines, devices, extensions or invitations since, such as Ann Lee, Bob Fox, Zoe Abel. Remove these users instead.')).toMatchObject({ key: 'users-got-since' });
  expect(['The T31P has no line 0.', 'The T31P has no key 50.', 'The T31P has no key 1 on a sidecar 2.', 'The files of the GXP2170 say nothing of key 5 of a sidecar.', 'The files of the SPA122 say nothing of keys.', 'The T31P asks for another file under this name.'].map((said) => namedSentence(said)?.key)).toEqual(['model-has-no-line', 'model-has-no-key', 'model-has-no-sidecar-key', 'model-without-sidecar-key', 'model-without-keys', 'name-of-other-file']);
  expect(namedSentence('Something else.')).toBeUndefined();
});

test('how many more numbers of a range are taken is a part of the sentence, not of a name', () => {
  const codes = (names: string) => namedSentence(`25 of the 50 numbers are in use: ${names}. None was added.`);
  expect(codes('101 Ann, 102 Bob and 23 more')).toEqual({ key: 'codes-in-use-and-more', values: { count: '25', total: '50', names: '101 Ann, 102 Bob', more: '23' } });
  expect(codes('101 Ann, 102 Bob')).toEqual({ key: 'codes-in-use', values: { count: '25', total: '50', names: '101 Ann, 102 Bob' } });
  for (const end of ['', '. None was added.']) {
    expect(namedSentence(`6 of the 9 numbers are not available: +4930, +4931 and 4 more${end}`)).toEqual({ key: 'numbers-not-available-and-more', values: { count: '6', total: '9', names: '+4930, +4931', more: '4' } });
    expect(namedSentence(`2 of the 9 numbers are not available: +4930, +4931${end}`)).toEqual({ key: 'numbers-not-available', values: { count: '2', total: '9', names: '+4930, +4931' } });
  }
});

test('where a number is instead is said with the number and who has it, for every kind of holder', () => {
  const source = readFileSync(join(features, '../platform/number-assignment.ts'), 'utf8');
  const places = [...source.matchAll(/\(holder\) => `([^`]+)`/g)].map(([, words]) => words!.replace('${holder}', 'Ann Lee'));
  expect(places.length).toBe(8);
  const found = places.map((at) => namedSentence(`+1 202-555 0123 ${at}: take it from there first.`));
  expect(found.map((sentence) => sentence?.values)).toEqual(places.map(() => ({ number: '+1 202-555 0123', name: 'Ann Lee' })));
  expect(new Set(found.map((sentence) => sentence!.key)).size).toBe(8);
});

test('whatever the database refuses by can be said in every language: an undoing meets it too', () => {
  const source = readFileSync(join(features, '../platform/constraints.ts'), 'utf8');
  const refused = [...source.matchAll(/(?:taken|broken)\('[^']*', '([^']*)'\)/g)].map(([, detail]) => detail!);
  expect(refused.length).toBeGreaterThan(50);
  expect(refused.filter((detail) => !namedSentence(detail) && !(sentenceKey(detail) in sentences))).toEqual([]);
});

test('whatever rule the API refuses by can be said in every language', () => {
  expect(refusals.length).toBeGreaterThan(10);
  // Said with what is listed beside it, or to programs and the app only.
  const known = new Set(['An API key has no account of its own.', 'Notifications are off on this device: allow them first.']);
  const unknown = refusals.filter((sentence) => !known.has(sentence) && !namedSentence(sentence) && !(sentenceKey(sentence) in sentences));
  expect(unknown).toEqual([]);
});
