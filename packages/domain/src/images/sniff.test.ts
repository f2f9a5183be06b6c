import { expect, test } from 'vitest';
import { sniffImage } from './sniff.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

test.each([
  ['\x89PNG\r\n\x1a\n\0\0', 'png'], ['\xff\xd8\xff\xe0\0\x10JFIF', 'jpeg'], ['RIFF\x24\0\0\0WEBPVP8 ', 'webp'],
  ['RIFF\x24\0\0\0WAVEfmt ', null], ['<svg xmlns="http://www.w3.org/2000/svg">', null], ['GIF89a', null], ['<!doctype html>', null], ['\x89PNG', null], ['', null],
])('%j is %s', (start, format) => {
  expect(sniffImage(bytes(start))).toBe(format);
});
