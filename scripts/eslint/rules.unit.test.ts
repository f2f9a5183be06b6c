import { ESLint } from 'eslint';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '../lib/project.mjs';

// The files do not exist, so the rules that need types of a whole program are left out.
const untyped = Object.fromEntries(
  ['no-floating-promises', 'no-misused-promises', 'await-thenable', 'switch-exhaustiveness-check'].map((rule) => [`@typescript-eslint/${rule}`, 'off' as const]),
);
const eslint = new ESLint({ cwd: root, overrideConfig: [{ languageOptions: { parserOptions: { projectService: false } }, rules: untyped }] });

const rulesBroken = async (filePath: string, code: string) => {
  const [result] = await eslint.lintText(code, { filePath: `${root}/${filePath}` });
  return result?.messages.map(({ ruleId }) => ruleId);
};

// The first file that a linter looks at waits for all of its rules.
beforeAll(() => rulesBroken('packages/contract/src/probe.ts', ''), 60_000);

const importOf = (path: string) => `import * as it from '${path}';\nexport const use = it;\n`;

describe('who may import whom', () => {
  test.each([
    ['packages/contract/src/probe.ts', '@patchbay/database/migrations'],
    ['packages/domain/src/probe.ts', '@patchbay/database/migrations'],
    ['packages/database/src/probe.ts', '@patchbay/contract'],
    ['packages/database/src/probe.ts', '@patchbay/testkit/database'],
    ['apps/api/src/platform/probe.ts', '../features/index.ts'],
    ['apps/api/src/adapters/probe.ts', '@patchbay/database/migrations'],
    ['apps/api/src/main.ts', '@patchbay/testkit/database'],
  ])('%s may not import %s', async (file, path) => {
    expect(await rulesBroken(file, importOf(path))).toEqual(['import-x/no-restricted-paths']);
  });

  test.each([
    ['apps/web/src/features/probe/page.tsx', '@mantine/core'],
    ['packages/domain/src/probe.ts', 'node:fs'],
    ['apps/api/src/features/probe/probe.ts', '@patchbay/database/as-platform'],
  ])('%s may not import %s', async (file, path) => {
    expect(await rulesBroken(file, importOf(path))).toEqual(['no-restricted-imports']);
  });

  test.each([
    ['packages/domain/src/probe.ts', '@patchbay/contract'],
    ['packages/database/src/probe.test.ts', '@patchbay/testkit/database'],
    ['apps/api/src/features/probe/probe.ts', '../../platform/clock.ts'],
  ])('%s may import %s', async (file, path) => {
    expect(await rulesBroken(file, importOf(path))).toEqual([]);
  });
});

describe('what is not written here', () => {
  test.each([
    ['apps/api/src/probe.ts', 'export const at = new Date();'],
    ['apps/api/src/probe.ts', 'export const at = Date.now();'],
    ['packages/domain/src/probe.ts', 'export const chance = Math.random();'],
    ['apps/api/src/features/probe/probe.ts', 'export const tenantId = 1;'],
    ['apps/api/src/probe.ts', 'export const all = (tx: never) => (tx as any).$queryRawUnsafe("select 1"); // eslint-disable-line @typescript-eslint/no-explicit-any'],
    ['e2e/journeys/probe.spec.ts', 'export const wait = (page: { waitForTimeout: (ms: number) => void }) => page.waitForTimeout(5);'],
    ['e2e/journeys/probe.spec.ts', 'export const state = "networkidle";'],
    ['packages/domain/src/probe.test.ts', 'import { test } from "vitest"; test.only("alone", () => undefined);'],
  ])('%s: %s', async (file, code) => {
    expect(await rulesBroken(file, code)).toEqual(['no-restricted-syntax']);
  });

  test('a date that is given is no clock', async () => {
    expect(await rulesBroken('apps/api/src/probe.ts', 'export const at = new Date(0);')).toEqual([]);
  });

  test('a file name in camel case', async () => {
    expect(await rulesBroken('apps/api/src/probeFile.ts', 'export const one = 1;')).toEqual(['patchbay/file-names']);
  });
});
