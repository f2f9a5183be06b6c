import { expect, test } from 'vitest';
import { isEmailAddress, maskContact, readContact } from './contact.ts';

test.each([
  ['Ann@One.Example', undefined, 'ann@one.example'],
  ['+44 20 7946 0000', undefined, '+442079460000'],
  ['020 7946 0000', 'GB', '+442079460000'],
  ['0044 20 7946 0000', 'PT', '+442079460000'],
  ['912 345 678', 'PT', '+351912345678'],
  ['912 345 678', undefined, undefined],
  ['ann@', 'GB', undefined],
  ['ann@two@one.example', 'GB', undefined],
  ['Ann', 'GB', undefined],
])('%s typed in %s is kept as %s', (typed, country, kept) => {
  expect(readContact(typed, country)).toBe(kept);
});

test.each([
  ['ann@one.example', 'a•••@o•••.example'],
  ['a@b.de', 'a•••@b•••.de'],
  ['+442079460000', '+44•••00'],
])('of %s is shown %s', (contact, shown) => {
  expect(maskContact(contact)).toBe(shown);
});

test('a phone number is no e-mail address', () => {
  expect([isEmailAddress('+442079460000'), isEmailAddress('ann@one.example')]).toEqual([false, true]);
});
