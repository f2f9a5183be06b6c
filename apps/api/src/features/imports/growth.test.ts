import type { ImportKind } from '@patchbay/contract/imports';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aPlannedImport, commitPlan } from '@patchbay/testkit/builders/imports';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const [few, many] = [300, 2_400];
const mac = (index: number): string => `001565${index.toString(16).padStart(6, '0')}`;
/** A file of a kind, whose rows are numbered from `first` on. */
const files: { kind: ImportKind; header: string; row: (index: number) => string }[] = [
  { kind: 'extensions', header: 'Short Number,Display Name', row: (index) => `${1_000 + index},No ${index}` },
  { kind: 'phones', header: 'Name,Phone Model,Line 0,MAC plain', row: (index) => `Desk ${index},Yealink T46U,${1_000 + index},${mac(index)}` },
  { kind: 'users', header: 'First Name,Last Name,Email', row: (index) => `Ann,No ${index},ann.${index}@growth.example` },
];

test('eight times as many new objects take no more than sixteen times as long to import, in a database that knows none of them yet', async () => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  const seconds = async ({ kind, header, row }: (typeof files)[number], first: number, count: number): Promise<number> => {
    const content = `${[header, ...Array.from({ length: count }, (_, index) => row(first + index))].join('\n')}\n`;
    const planned = await aPlannedImport(admin, { kind, content, fileName: `${kind}.csv` });
    const began = performance.now();
    expect(await commitPlan(admin, planned)).toMatchObject({ status: 'done', counts: { create: count } });
    return (performance.now() - began) / 1000;
  };
  for (const file of files) {
    const parts = [await seconds(file, 0, few), await seconds(file, few, few)];
    const whole = await seconds(file, 2 * few, many);
    expect(whole / Math.min(...parts), `${file.kind}: ${many} took ${whole} s, ${few} ${parts.join(' and ')} s`).toBeLessThan(16);
  }
});
