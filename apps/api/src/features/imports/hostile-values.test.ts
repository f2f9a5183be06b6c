import { extensions } from '@patchbay/contract/extensions';
import { imports } from '@patchbay/contract/imports';
import { phones } from '@patchbay/contract/phones';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aPlannedImport, commitPlan } from '@patchbay/testkit/builders/imports';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { uniqueMac } from '@patchbay/testkit/builders/phones';
import { type Caller, call, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const texts = ['=1+1', '+1 234', '@SUM(A1)', `=cmd|' /C calc'!A0`, `'; drop table phone; --`, 'שלום עולם', 'مكتب', '🦜', 'x'.repeat(60)];
const unprintable = ['Ann\u0000', 'Ann\u202eevil', '\u2066Ann', 'Ann\u200b\u0007', 'x'.repeat(61), 'x'.repeat(30_000)];

const kinds = [
  { kind: 'extensions', header: 'Short Number,Display Name', row: (name: string, index: number) => `${200 + index},${quoted(name)}`, named: 'displayName',
    names: async (admin: Caller) => (await ok(admin, extensions.list, { query: { pageSize: 200 } })).items.map(({ displayName }) => displayName), csv: (admin: Caller) => call(admin, extensions.list, { query: { format: 'csv' } }) },
  { kind: 'phones', header: 'MAC plain,Phone Model,Name', row: (name: string) => `${uniqueMac()},Yealink T46U,${quoted(name)}`, named: 'name',
    names: async (admin: Caller) => (await ok(admin, phones.list, { query: { pageSize: 200 } })).items.map(({ name }) => name), csv: (admin: Caller) => call(admin, phones.list, { query: { format: 'csv' } }) },
] as const;

describe.each(kinds)('a file of $kind', ({ kind, header, row, named, names, csv }) => {
  const anAdmin = async () => signedIn(app, (await aTree(app)).enterprise);
  const plan = (admin: Caller, lines: string[]) => aPlannedImport(admin, { kind, content: `${lines.join('\n')}\n`, fileName: `${kind}.csv` });

  test('takes formulas, foreign scripts and SQL for the texts that they are, and an export of them changes nothing', async () => {
    const admin = await anAdmin();
    const done = await commitPlan(admin, await plan(admin, [header, ...texts.map(row)]), 'all-or-nothing');
    expect(done).toMatchObject({ status: 'done', counts: { create: texts.length, rejected: 0 } });
    expect((await names(admin)).sort()).toEqual([...texts].sort());
    const exported = (await csv(admin)).text;
    // No cell begins with what a spreadsheet would carry out.
    expect(exported).not.toMatch(/(^|,)"?[=@]/m);
    const again = await aPlannedImport(admin, { kind, content: exported, fileName: `${kind}.csv` });
    expect(again.counts).toEqual({ create: 0, update: 0, unchanged: texts.length, rejected: 0 });
  });

  test('has names with signs that nobody sees, or too long ones, rejected where they stand', async () => {
    const admin = await anAdmin();
    const { id, counts } = await plan(admin, [header, ...unprintable.map(row)]);
    expect(counts).toEqual({ create: 0, update: 0, unchanged: 0, rejected: unprintable.length });
    const { items } = await ok(admin, imports.rows, { params: { id }, query: { pageSize: 200 } });
    expect(items.map(({ problems }) => problems.map(({ column }) => column))).toEqual(unprintable.map(() => [named]));
    expect(await names(admin)).toEqual([]);
  });

  test('is refused as a whole with ten thousand columns', async () => {
    const admin = await anAdmin();
    const refused = await plan(admin, [`${header},${Array.from({ length: 10_000 }, (_, index) => `C${index}`).join(',')}`, row('Ann', 0)]);
    expect(refused).toMatchObject({ status: 'failed', finding: { code: 'too-many-columns' } });
  });

  test('reads headers that JavaScript knows as columns of no meaning', async () => {
    const admin = await anAdmin();
    expect((await plan(admin, [`${header},__proto__,constructor,toString`, `${row('Ann', 0)},a,b,c`])).counts).toEqual({ create: 1, update: 0, unchanged: 0, rejected: 0 });
  });
});
