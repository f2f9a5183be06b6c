import { describe, expect, test } from 'vitest';
import { changeNotation, languageName, offsetNotation } from './yealink.ts';

test.each([
  [0, '0'],
  [60, '+1'],
  [-300, '-5'],
  [-210, '-3:30'],
  [345, '+5:45'],
  [765, '+12:45'],
  [840, '+14'],
  [-660, '-11'],
  [-720, '-11'],
])('%i minutes from UTC are %s', (minutes, notation) => {
  expect(offsetNotation(minutes)).toBe(notation);
});

describe('a change of the clocks', () => {
  test.each([
    ['the last Sunday of March at 1', { month: 3, week: 5, weekday: 0, minutes: 60 }, '3/5/7/1'],
    ['the second Sunday of March at 2', { month: 3, week: 2, weekday: 0, minutes: 120 }, '3/2/7/2'],
    ['the last Friday of April at midnight', { month: 4, week: 5, weekday: 5, minutes: 0 }, '4/5/5/0'],
    ['a quarter to three', { month: 9, week: 5, weekday: 0, minutes: 165 }, '9/5/7/3'],
    ['at the end of the day', { month: 10, week: 5, weekday: 4, minutes: 1440 }, '10/5/4/23'],
    ['an hour before the day', { month: 3, week: 5, weekday: 0, minutes: -60 }, '3/5/7/0'],
  ])('%s', (_when, change, notation) => {
    expect(changeNotation(change)).toBe(notation);
  });
});

test.each([
  ['en', 'English'],
  ['en-GB', 'English'],
  ['de', 'German'],
  ['pt-BR', 'Portuguese'],
  ['zh', 'Chinese_S'],
  ['zh-CN', 'Chinese_S'],
  ['zh-TW', 'Chinese_T'],
  ['cy', 'English'],
  ['', 'English'],
])('the language %s is %s', (tag, name) => {
  expect(languageName(tag)).toBe(name);
});
