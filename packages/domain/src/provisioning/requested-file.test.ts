import { describe, expect, test } from 'vitest';
import { addressFor, deviceFileName, fileNameProblem, filesOf, isNameOfOtherFile, provisioningPath, requestedFile } from './requested-file.ts';
import { aView } from './testing/a-phone.ts';

const { phone } = aView();
const renamed = aView({ phone: { fileName: 'docs-api-{mac}.cfg' } }).phone;

describe('the files of a phone', () => {
  test('are what it asks for, in its order', () => {
    expect(filesOf(phone).map(({ name }) => name)).toEqual(['805ec0123abc.boot', 'y000000000108.cfg', '805ec0123abc.cfg']);
  });

  test('one that overrides the name of the device file', () => {
    expect(deviceFileName(phone)).toBe('805ec0123abc.cfg');
    expect(deviceFileName(renamed)).toBe('docs-api-805ec0123abc.cfg');
  });
});

describe('what a phone means by a file name', () => {
  test.each([
    ['805ec0123abc.cfg', 'device'],
    ['805EC0123ABC.CFG', 'device'],
    ['805EC0123ABC.cfg', 'device'],
    ['805ec0123abc.boot', 'boot'],
    ['y000000000108.cfg', 'common'],
    ['Y000000000108.CFG', 'common'],
    ['y000000000096.cfg', undefined],
    ['y000000000000.boot', undefined],
    ['805ec0123abd.cfg', undefined],
    ['805ec0123abc.cfg.bak', undefined],
    ['../805ec0123abc.cfg', undefined],
    ['805ec0123abc', undefined],
    ['{mac}.cfg', undefined],
    ['', undefined],
  ])('%j: %s', (requested, kind) => {
    expect(requestedFile(phone, requested)).toBe(kind);
  });

  test('an overridden name stands instead of the own one', () => {
    expect(requestedFile(renamed, 'DOCS-api-805EC0123abc.cfg')).toBe('device');
    expect(requestedFile(renamed, '805ec0123abc.cfg')).toBeUndefined();
    expect(requestedFile(renamed, '805ec0123abc.boot')).toBe('boot');
  });
});

describe('variables in a file name', () => {
  test.each([
    ['{mac}.cfg', '805ec0123abc.cfg'],
    ['{$mac}.cfg', '805ec0123abc.cfg'],
    ['{MAC}.xml', '805EC0123ABC.xml'],
    ['{model}-{mac}.cfg', 'yealink-t46u-805ec0123abc.cfg'],
    ['plain.cfg', 'plain.cfg'],
  ])('%s is %s', (fileName, name) => {
    expect(fileNameProblem(fileName)).toBeUndefined();
    expect(deviceFileName({ ...phone, fileName })).toBe(name);
  });
});

test.each([
  ['a/b.cfg', 'A file name has no slashes.'],
  ['a\\b.cfg', 'A file name has no slashes.'],
  ['../up.cfg', 'A file name has no slashes.'],
  ['..', 'Letters, digits and . _ - only, and no dot at the beginning.'],
  ['.hidden', 'Letters, digits and . _ - only, and no dot at the beginning.'],
  ['', 'Letters, digits and . _ - only, and no dot at the beginning.'],
  ['two words.cfg', 'Letters, digits and . _ - only, and no dot at the beginning.'],
  ['a"b.cfg', 'Letters, digits and . _ - only, and no dot at the beginning.'],
  ['a\nb.cfg', 'Letters, digits and . _ - only, and no dot at the beginning.'],
  ['{secret}.cfg', '{secret} is unknown: {mac}, {MAC} and {model} can be used.'],
  ['{constructor}.cfg', '{constructor} is unknown: {mac}, {MAC} and {model} can be used.'],
  ['{mac.cfg', 'Letters, digits and . _ - only, and no dot at the beginning.'],
  ['x'.repeat(101), 'A file name has at most 100 characters.'],
])('%j is no file name', (fileName, problem) => {
  expect(fileNameProblem(fileName)).toBe(problem);
});

test.each([
  ['y000000000108.cfg', true], ['Y000000000108.CFG', true], ['{MAC}.boot', true], ['805ec0123abc.boot', true], ['{mac}.cfg', false], ['805EC0123ABC.cfg', false], ['other.cfg', false], ['', false],
])('%j is the name of another file of the phone: %s', (fileName, isOther) => {
  expect(isNameOfOtherFile({ ...phone, fileName })).toBe(isOther);
});

test('a variable that nobody knows stays as it is written', () => {
  expect(deviceFileName({ ...phone, fileName: '{constructor}.cfg' })).toBe('{constructor}.cfg');
});

test('the path of a file carries the secret of its phone', () => {
  expect(provisioningPath('mzxw6ytboi', '805ec0123abc.cfg')).toBe('/p/mzxw6ytboi/805ec0123abc.cfg');
  expect(provisioningPath('mzxw6ytboi', 'a b.cfg')).toBe('/p/mzxw6ytboi/a%20b.cfg');
});

test('user and password stand in the address of a softphone that has no other place for them, and in no other', () => {
  const url = 'https://phones.example/p/x/';
  const credentials = { username: 'desk@1', password: 'a^b*c' };
  expect(addressFor('linphone-desktop', url, credentials)).toBe('https://desk%401:a%5Eb*c@phones.example/p/x/');
  expect(addressFor('linphone-desktop', url, { username: '', password: '' })).toBe(url);
  expect(addressFor('yealink-t46u', url, credentials)).toBe(url);
});
