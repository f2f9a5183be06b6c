import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../testing/any-text.ts';
import { characters1252, encoded, fileOf, type TestEncoding } from '../testing/files.ts';
import { decodeText } from './decode-text.ts';

const decode = async (bytes: Uint8Array, chunkBytes?: number) => {
  const { chunks, encoding } = decodeText(fileOf(bytes, chunkBytes));
  let text = '';
  for await (const chunk of chunks) text += chunk;
  return { text, encoding: encoding() };
};

const header = 'Badge Code,Full Name\n';
const ascii = 'x'.repeat(300_000);

describe('the text of a file', () => {
  test.each<[TestEncoding, string]>([
    ['utf-8', 'Zoë €'],
    ['utf-8-bom', 'Zoë €'],
    ['utf-16le', 'Zoë €'],
    ['utf-16le-bom', 'Zoë €'],
    ['utf-16be', 'Zoë €'],
    ['utf-16be-bom', 'Zoë €'],
    ['windows-1252', 'Zoë €'],
  ])('is read from %s', async (encoding, name) => {
    expect((await decode(encoded(header + name, encoding))).text).toBe(header + name);
  });

  test.each<TestEncoding>(['utf-8', 'windows-1252'])('is told to be %s by a letter that comes late', async (encoding) => {
    expect(await decode(encoded(`${ascii}ß${ascii}é`, encoding))).toEqual({ text: `${ascii}ß${ascii}é`, encoding });
  });

  test('has no encoding while all of it is ASCII', async () => {
    expect((await decode(encoded(header))).encoding).toBeUndefined();
  });

  test('keeps its encoding when a late byte is no character', async () => {
    const bytes = encoded(`é ü ${ascii} é ü`);
    bytes[200_000] = 0xff;
    const { text, encoding } = await decode(bytes);
    expect([encoding, text.indexOf('\ufffd'), text.endsWith('é ü')]).toEqual(['utf-8', 199_998, true]);
  });

  test('ends with a replacement where a character was cut off', async () => {
    expect((await decode(encoded('é é é').subarray(0, -1))).text).toBe('é é \ufffd');
  });

  test('is the same wherever the bytes are cut', async () => {
    const unmarked = anyText(40).filter((text) => text.isWellFormed() && !text.startsWith('\ufeff'));
    const cases = fc.record({ text: unmarked, encoding: fc.constantFrom<TestEncoding>('utf-8', 'utf-8-bom', 'utf-16le-bom', 'utf-16be-bom'), chunkBytes: fc.integer({ min: 1, max: 9 }) });
    await fc.assert(
      fc.asyncProperty(cases, async ({ text, encoding, chunkBytes }) => {
        expect((await decode(encoded(header + text, encoding), chunkBytes)).text).toBe(header + text);
      }),
    );
  });

  test('in Windows-1252 is read to the letter', async () => {
    // Without a letter that UTF-8 could not have, a file of two bytes may be either.
    const letters = fc.array(fc.constantFrom('a', ',', ...characters1252), { maxLength: 30 }).map((list) => `ä ß ${list.join(' ')}`);
    await fc.assert(
      fc.asyncProperty(letters, fc.integer({ min: 1, max: 9 }), async (text, chunkBytes) => {
        expect((await decode(encoded(header + text, 'windows-1252'), chunkBytes)).text).toBe(header + text);
      }),
    );
  });
});
