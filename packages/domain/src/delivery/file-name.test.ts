import { fileNameFields, FileNamePattern, unknownFields } from '@patchbay/contract/delivery-methods';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../testing/any-text.ts';
import { exampleFacts, fileNameOf } from './file-name.ts';

describe('a file name', () => {
  test.each([
    ['{date}_{time}_{caller}_{callee}', '2026-11-28_14-30-05_+442079460102_+12025550160.wav'],
    ['{user}', 'Giulia Canistracci.wav'],
    ['{direction} {duration}s', 'inbound 192s.wav'],
    ['Call', 'Call.wav'],
    ['../../etc/passwd', 'etc_passwd.wav'],
    ['a/b\\c:d', 'a_b_c_d.wav'],
    ['con', '_con.wav'],
    ['com1.x', '_com1.x.wav'],
    ['...', 'file.wav'],
  ])('of the pattern %s is %s', (pattern, name) => {
    expect(fileNameOf(pattern, exampleFacts, 'wav')).toBe(name);
  });

  test('is one safe part of a path, whatever the pattern, the facts and the ending are', () => {
    const facts = fc.record(Object.fromEntries(fileNameFields.map((field) => [field, anyText(30)])) as never);
    const piece = fc.oneof(anyText(80), fc.constantFrom(...fileNameFields.map((field) => `{${field}}`), '..', '/', '\\', '\0', 'CON', '.', ' '));
    fc.assert(fc.property(fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')), facts, anyText(12), (pattern, given, ending) => {
      const name = fileNameOf(pattern, given as typeof exampleFacts, ending);
      expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(200);
      expect(name).toMatch(/^[^. ].*\.[A-Za-z0-9]{1,10}$/su);
      expect(name).not.toMatch(/[/\\:*?"<>|\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/u);
      expect(name.isWellFormed()).toBe(true);
      expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\./i);
      expect(fileNameOf(pattern, given as typeof exampleFacts, ending)).toBe(name);
    }));
  });

  test('says what a field holds where that is safe already', () => {
    const plain = fc.stringMatching(/^[A-Za-z0-9+][A-Za-z0-9+_-]{0,15}$/).filter((text) => !/^(con|prn|aux|nul|com\d|lpt\d)$/i.test(text));
    fc.assert(fc.property(fc.constantFrom(...fileNameFields), plain, (field, value) => {
      expect(fileNameOf(`x {${field}}`, { ...exampleFacts, [field]: value }, 'wav')).toBe(`x ${value}.wav`);
    }));
  });
});

describe('a pattern', () => {
  test('names its unknown fields', () => {
    expect(unknownFields('{date} {dates} {} {user}')).toEqual(['dates', '']);
    expect(FileNamePattern.safeParse('{date}_{who}').error?.issues[0]?.message).toBe('There is no field "{who}"');
  });
  test.each(['{date', 'date}', '{{date}}', ''])('is not %j', (pattern) => {
    expect(FileNamePattern.safeParse(pattern).success).toBe(false);
  });
});
