import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ImportedRow, Outcome } from '../types.ts';
import { planHash } from './plan-hash.ts';
import { canonical, countOutcomes, fieldChanges, planOutcome } from './plan-outcome.ts';

interface Lamp {
  name: string;
  isLit: boolean;
  tags: string[];
}

const aRow = (values: ImportedRow<Lamp>['values'], parts: Partial<ImportedRow<Lamp>> = {}): ImportedRow<Lamp> => ({ row: 2, cells: [], values, problems: [], warnings: [], ...parts });
const problem = { column: null, code: 'cells-extra', params: {}, value: '' };

describe('what a row will do', () => {
  test('is to be rejected, whatever exists', () => {
    expect(planOutcome(aRow({}, { problems: [problem] }), 'a', { name: 'a' })).toEqual({ row: 2, kind: 'rejected', problems: [problem] });
  });

  test('is to create what is not there', () => {
    expect(planOutcome(aRow({ name: 'a' }), 'a', undefined)).toEqual({ row: 2, kind: 'create', key: 'a', values: { name: 'a' } });
  });

  test('is to update what differs, and only that', () => {
    const existing = { name: 'a', isLit: false, tags: ['x'] };
    expect(planOutcome(aRow({ name: 'a', isLit: true, tags: ['x'] }), 'a', existing)).toEqual({ row: 2, kind: 'update', key: 'a', changes: [{ field: 'isLit', before: false, after: true }] });
  });

  test('is nothing where all is as it was, columns that the file lacks included', () => {
    expect(planOutcome(aRow({ tags: ['x'] }), 'a', { name: 'a', isLit: null, tags: ['x'] })).toEqual({ row: 2, kind: 'unchanged', key: 'a' });
  });

  test('clears a field whose cell is empty, and takes null and absent for the same', () => {
    expect(fieldChanges<Lamp>({ name: 'a', isLit: null }, { name: null, isLit: null, tags: null })).toEqual([{ field: 'name', before: 'a', after: null }]);
  });

  test('is counted, batch after batch', () => {
    const kinds = (...list: Outcome<Lamp>['kind'][]) => list.map((kind) => ({ kind }));
    expect(countOutcomes(kinds('create', 'rejected'), countOutcomes(kinds('create', 'update', 'unchanged')))).toEqual({ create: 2, update: 1, unchanged: 1, rejected: 1 });
  });
});

describe('the hash of a plan', () => {
  const outcomes: Outcome<unknown>[] = [
    { row: 2, kind: 'create', key: 'a', values: { name: 'a', isLit: true } },
    { row: 3, kind: 'update', key: 'b', changes: [{ field: 'isLit', before: false, after: true }] },
    { row: 4, kind: 'unchanged', key: 'c' },
    { row: 9, kind: 'rejected', problems: [problem] },
  ];
  const hashOf = async (batches: Outcome<unknown>[][], settings: unknown = { mode: 'all' }) => {
    const hash = planHash(settings);
    for (const batch of batches) await hash.add(batch);
    return hash.digest();
  };

  test('is 64 hexadecimal digits, and the same however objects are ordered', async () => {
    const reordered = [{ values: { isLit: true, name: 'a' }, key: 'a', kind: 'create' as const, row: 2 }, ...outcomes.slice(1)];
    expect(await hashOf([outcomes])).toMatch(/^[0-9a-f]{64}$/);
    expect(await hashOf([reordered])).toBe(await hashOf([outcomes]));
  });

  test('is the same wherever the batches are cut, over many blocks', async () => {
    const many = Array.from({ length: 3_000 }, (_, i): Outcome<unknown> => ({ row: i + 2, kind: 'create', key: `k${i}`, values: { name: 'ü'.repeat(i % 90) } }));
    const whole = await hashOf([many]);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(many.length), { maxLength: 6 }), async (places) => {
        const ordered = [0, ...places.toSorted((a, b) => a - b), many.length];
        expect(await hashOf(ordered.map((at, i) => many.slice(at, ordered[i + 1] ?? at)))).toBe(whole);
      }),
      { numRuns: 20 },
    );
  });

  test('is another one for any other plan', async () => {
    const others: Outcome<unknown>[][] = [
      outcomes.slice(1),
      outcomes.slice(0, -1),
      [{ ...outcomes[0]!, row: 1 }, ...outcomes.slice(1)],
      [{ row: 2, kind: 'create', key: 'a', values: { name: 'b', isLit: true } }, ...outcomes.slice(1)],
      [{ row: 2, kind: 'unchanged', key: 'a' }, ...outcomes.slice(1)],
    ];
    const hashes = await Promise.all([hashOf([outcomes]), hashOf([outcomes], { mode: 'valid' }), hashOf([]), ...others.map((list) => hashOf([list]))]);
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  test('refuses rows that are out of order', async () => {
    await expect(hashOf([outcomes.toReversed()])).rejects.toThrow('Row 4 cannot follow row 9');
  });

  test('takes equal values for equal texts', () => {
    expect(canonical({ b: [1, { d: null, c: 'x' }], a: true })).toBe('{"a":true,"b":[1,{"c":"x","d":null}]}');
    expect(canonical(undefined)).toBe('null');
  });
});
