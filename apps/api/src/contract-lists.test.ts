import { endpoints } from '@patchbay/contract';
import type { AnyEndpoint } from '@patchbay/contract/http/endpoint';
import { csvMark } from '@patchbay/domain/imports/writing/write-csv';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { call } from '@patchbay/testkit/call';
import { createDatabase, type TestDatabase } from '@patchbay/testkit/database';
import type { Seeded } from '@patchbay/testkit/examples/scramble';
import { seeds } from '@patchbay/testkit/examples/seeds';
import { aSide } from '@patchbay/testkit/examples/side';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

type Item = { id: string } & Record<string, string | number | null>;
interface Page { items: Item[]; total: number; totalIsEstimate: boolean; next: string | null }

let database: TestDatabase;
let app: TestApp;
beforeAll(async () => {
  database = await createDatabase();
  app = await testApp({ databaseUrl: database.url, env: { PATCHBAY_TRUSTED_PROXIES: '127.0.0.1' } });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const queryShape = (e: AnyEndpoint) => (e.query as { shape: Record<string, { options?: string[]; unwrap?: () => { options?: string[] } }> }).shape;
/** What every list takes, or what changes how its items are shown; the rest are filters. */
const grammar = ['q', 'sort', 'pageSize', 'after', 'format', 'fileName', 'grouped'];
const lists = endpoints.filter((e) => e.query && 'pageSize' in queryShape(e));
const sortsOf = (e: AnyEndpoint) => queryShape(e).sort!.unwrap!().options!;
const filtersOf = (e: AnyEndpoint) => Object.keys(queryShape(e)).filter((name) => !grammar.includes(name));

test('every list of the contract is looked at', () => {
  expect(lists.map((e) => e.id).sort()).toEqual(Object.keys(seeds).sort());
});

/** As somebody may write `state`. */
const misspelt = 'stat';

const natural = new Intl.Collator('und', { numeric: true });
const plain = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** Values as the list orders them: what was never there comes first, what never ends comes last. */
const valuesOf = (items: Item[], key: string) => items.map((item) => String(item[key] ?? (key === 'expiresAt' ? '\uffff' : '')));
const isSorted = (values: string[], compare: (a: string, b: string) => number) => values.every((value, index) => index === 0 || compare(values[index - 1]!, value) <= 0);

describe.each(lists)('$id', (e) => {
  let seeded: Seeded;
  beforeAll(async () => void (seeded = await seeds[e.id]!(await aSide(app))));
  const ask = async (query: object = {}) => {
    const answer = await call(seeded.as, e, { query: { pageSize: 200, ...query }, ...(seeded.params && { params: seeded.params }) } as never);
    expect(answer.status, answer.text).toBe(200);
    return answer.body as unknown as Page;
  };

  test.each(sortsOf(e).filter((sort) => !sort.startsWith('-')))('is ordered by %s, both ways', async (key) => {
    const [up, down] = [(await ask({ sort: key })).items, (await ask({ sort: `-${key}` })).items];
    const values = valuesOf(up, key);
    expect(new Set(values).size, values.join()).toBeGreaterThan(1);
    expect(isSorted(values, natural.compare) || isSorted(values, plain), values.join()).toBe(true);
    expect(down.map(({ id }) => id)).toEqual(up.map(({ id }) => id).reverse());
  });

  test.each(sortsOf(e))('shows each once, page by page, by %s', async (sort) => {
    const whole = (await ask({ sort })).items.map(({ id }) => id);
    const seen: string[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const { items, next, total } = await ask({ sort, pageSize: 2, ...(after && { after }) });
      expect(total).toBe(whole.length);
      seen.push(...items.map(({ id }) => id));
      after = next;
    }
    expect(seen).toEqual(whole);
  });

  test.each([...filtersOf(e), 'q'])('%s keeps some and drops some', async (name) => {
    const value = name === 'q' ? seeded.search : seeded.filters[name];
    expect(value, `a value for ${name} in the seeds`).toBeDefined();
    const [all, some] = [await ask(), await ask({ [name]: value })];
    expect([some.total, some.items.length]).toEqual([some.items.length, some.total]);
    expect(some.total).toBeGreaterThan(0);
    expect(some.total).toBeLessThan(all.total);
    const kept = new Set(all.items.map(({ id }) => id));
    expect(some.items.every(({ id }) => kept.has(id))).toBe(true);
    expect((await ask({ [name]: value, pageSize: 1 })).total).toBe(some.total);
  });

  test.each([{}, ...(e.csv ? [{ format: 'csv' }] : [])])('refuses a name that it does not know, and says which, of %j', async (query) => {
    const answer = await call(seeded.as, e, { query: { ...query, [misspelt]: 'SPARE' }, ...(seeded.params && { params: seeded.params }) } as never);
    expect([answer.status, answer.problem.errors]).toEqual([422, [{ pointer: `?${misspelt}`, detail: 'Unknown name' }]]);
  });

  test.runIf(e.csv)('leaves as CSV, whole or filtered, in its order', async () => {
    const csv = async (query: object) => {
      const answer = await call(seeded.as, e, { query: { format: 'csv', ...query }, ...(seeded.params && { params: seeded.params }) } as never);
      expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
      expect(answer.text.startsWith(csvMark)).toBe(true);
      return answer.text.slice(csvMark.length).trimEnd().split('\r\n');
    };
    const [whole, found] = [await ask(), await ask({ q: seeded.search })];
    const lines = await csv({});
    expect(lines).toHaveLength(whole.total + 1);
    expect(await csv({ q: seeded.search })).toHaveLength(found.total + 1);
    const [first, second] = sortsOf(e).slice(-2);
    expect((await csv({ sort: first })).slice(1)).toEqual((await csv({ sort: second })).slice(1).reverse());
    expect(lines[0]!.split(',').every((header) => /^[A-Z][A-Za-z0-9 /-]+$/.test(header))).toBe(true);
  });
});
