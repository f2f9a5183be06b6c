import type { Database } from '@patchbay/database/client';
import type { Sql } from '@patchbay/database/scope';
import { describe, expect, test } from 'vitest';
import { totalOf, totalsOf } from './totals.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 20, 12, 0, seconds));
const counting = { text: 'count what there is', values: ['x'] };

/** A list of so many rows, and how often they were counted. */
const aList = (rows: number) => {
  const database = {} as Database;
  let counts = 0;
  const sql = (async () => {
    counts += 1;
    return [{ count: rows }];
  }) as unknown as Sql;
  return {
    totals: totalsOf(database),
    counts: () => counts,
    total: (path: string, seconds: number, what = counting) => totalOf({ deps: { database }, organisation: { path }, now: at(seconds) }, sql, what),
  };
};

describe('the total of a list', () => {
  test('is counted anew each time where there is little to count', async () => {
    const list = aList(199);
    expect([await list.total('/1/', 0), await list.total('/1/', 1)]).toEqual([{ total: 199, totalIsEstimate: false }, { total: 199, totalIsEstimate: false }]);
    expect(list.counts()).toBe(2);
  });

  test('is remembered for ten seconds where there is much', async () => {
    const list = aList(4_711);
    for (const seconds of [0, 9.9, 10.1]) expect(await list.total('/1/', seconds)).toEqual({ total: 4_711, totalIsEstimate: false });
    expect(list.counts()).toBe(2);
  });

  test('is an estimate beyond the bound of counting', async () => {
    expect(await aList(10_001).total('/1/', 0)).toEqual({ total: 10_000, totalIsEstimate: true });
  });

  test('is remembered apart for each scope and each question', async () => {
    const list = aList(4_711);
    await list.total('/1/2/', 0);
    await list.total('/1/3/', 0);
    await list.total('/1/2/', 0, { ...counting, values: ['y'] });
    expect(list.counts()).toBe(3);
  });

  test('is not remembered where something changed while it was counted', async () => {
    const list = aList(4_711);
    const counted = list.total('/1/2/', 0);
    list.totals.forget('/1/2/');
    await counted;
    await list.total('/1/2/', 1);
    expect(list.counts()).toBe(2);
  });

  test.each([
    ['in the scope', '/1/2/', '/1/2/', 2],
    ['below it', '/1/2/', '/1/2/7/', 2],
    ['above it', '/1/2/', '/1/', 2],
    ['beside it', '/1/2/', '/1/3/', 1],
    ['where only the beginning of the path is alike', '/1/2/', '/1/22/', 1],
  ])('after a change %s', async (_, scope, changed, expected) => {
    const list = aList(4_711);
    await list.total(scope, 0);
    list.totals.forget(changed);
    await list.total(scope, 1);
    expect(list.counts()).toBe(expected);
  });
});
