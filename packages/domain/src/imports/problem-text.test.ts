import { describe, expect, test } from 'vitest';
import { problemText, problemTexts } from './problem-text.ts';

describe('the text of a problem', () => {
  test('has its gaps filled, and shows those that are not', () => {
    expect(problemText({ code: 'row-repeated', params: { firstRow: 7 } })).toBe('This entry is in row 7 already.');
    expect(problemText({ code: 'row-repeated', params: {} })).toBe('This entry is in row {firstRow} already.');
  });

  test('may come from a catalogue, and is the code where nobody has words', () => {
    expect(problemText({ code: 'own', params: { name: '{code}' } }, { own: 'About {name}.' })).toBe('About {code}.');
    expect(problemText({ code: 'toString', params: {} })).toBe('toString');
  });

  test.each(Object.entries(problemTexts))('%s is a sentence', (_, text) => {
    expect(text).toMatch(/^[A-Z].*[.?]$/);
  });
});
