import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closeToChanges, lineDiff } from './line-diff.ts';

const told = (before: string, after: string) => lineDiff(before, after).map(({ kind, text, line }) => `${{ same: ' ', removed: '-', added: '+' }[kind]}${line} ${text}`);

test('what went and what came stands between what stayed', () => {
  expect(told('a\nb\nc\nd', 'a\nx\nc\ny\nd')).toEqual([' 1 a', '-2 b', '+2 x', ' 3 c', '+4 y', ' 5 d']);
  expect(told('a', 'a')).toEqual([' 1 a']);
  expect(told('', 'a')).toEqual(['-1 ', '+1 a']);
});

test('both texts can be read out of it, whatever they are', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 30 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = lineDiff(before, after);
      const without = (kind: string) => lines.filter((line) => line.kind !== kind).map((line) => line.text).join('\n');
      expect([without('added'), without('removed')]).toEqual([before, after]);
    }),
  );
});

test('of long texts that have nothing in common, all went and all came', () => {
  const many = (letter: string) => Array.from({ length: 3_000 }, (_, i) => `${letter}${i}`).join('\n');
  expect(lineDiff(many('a'), many('b'))).toHaveLength(6_000);
});

test('what is far from any change is left out', () => {
  const before = Array.from({ length: 20 }, (_, i) => `${i}`).join('\n');
  const lines = closeToChanges(lineDiff(before, before.replace('\n10\n', '\nx\n')), 1);
  expect(lines.map((line) => line?.text ?? '…')).toEqual(['…', '9', '10', 'x', '11', '…']);
});
