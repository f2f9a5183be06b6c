import { expect, test } from 'vitest';
import { linkParts } from './link-parts.ts';

const links = (text: string) => linkParts(text).filter(({ isLink }) => isLink).map((part) => part.text);

test.each([
  ['Open https://a.example/invitation#token=x_y-z.', ['https://a.example/invitation#token=x_y-z']],
  ['(http://localhost:3000/reset?x=1), then', ['http://localhost:3000/reset?x=1']],
  ['https://a.example/one\nhttps://a.example/two', ['https://a.example/one', 'https://a.example/two']],
  ['javascript:alert(1) and ftp://a.example', []],
  ['<https://a.example/>', ['https://a.example/']],
])('%j has the links %j, and loses nothing of its text', (text, expected) => {
  expect(links(text)).toEqual(expected);
  expect(linkParts(text).map((part) => part.text).join('')).toBe(text);
});
