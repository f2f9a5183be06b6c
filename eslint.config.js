import { builtinRules } from 'eslint/use-at-your-own-risk';
import importX from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { productZones, zones } from './scripts/eslint/boundaries.js';
import { fileNames } from './scripts/eslint/file-names.js';
import { everywhere, tenantless, timeless } from './scripts/eslint/forbidden.js';

const tests = ['**/*.test.{ts,tsx}', 'e2e/**', 'packages/testkit/**'];
const clock = 'apps/api/src/platform/clock.ts';
// Tables of facts and word lists are read by looking something up, not from top to bottom.
const tables = [
  'packages/domain/src/**/{capabilities,parameters,templates,time-zones}/**',
  'packages/contract/src/{permissions,audit}.ts',
  'apps/web/src/i18n/**',
];

// The same rule twice, because one rule has one severity: a file is looked at twice first, and refused later.
const patchbay = { rules: { 'file-names': fileNames, 'max-lines-hard': builtinRules.get('max-lines') } };
const lines = (max) => ({ max, skipBlankLines: true, skipComments: true });

export default tseslint.config(
  { ignores: ['**/node_modules/**', '**/dist/**', '**/generated/**', '.patchbay/**', 'test-results/**', 'playwright-report/**', 'coverage/**', 'apps/{web,phone}/public/**'] },
  {
    files: ['**/*.{ts,tsx,js,mjs}'],
    extends: [...tseslint.configs.recommended],
    plugins: { 'import-x': importX, patchbay },
    settings: { 'import-x/resolver-next': [importX.createNodeResolver({ extensions: ['.ts', '.tsx', '.mjs', '.js'] })] },
    rules: {
      'patchbay/file-names': 'error',
      'import-x/no-restricted-paths': ['error', { zones: [...zones, ...productZones], basePath: import.meta.dirname }],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-default-export': 'error',
      'no-restricted-syntax': ['error', ...everywhere],
      'max-lines': ['warn', lines(250)],
      'patchbay/max-lines-hard': ['error', lines(400)],
      'max-lines-per-function': ['warn', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
      'max-depth': ['error', 3],
      complexity: ['warn', 12],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      '@typescript-eslint/no-empty-object-type': ['error', { allowObjectTypes: 'always' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' }],
    },
  },
  {
    files: ['{packages,apps}/*/src/**/*.{ts,tsx}', '{e2e,scripts,prisma}/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: ['apps/api/src/**/*.ts', 'packages/domain/src/**/*.ts'],
    ignores: [...tests, clock],
    rules: { 'no-restricted-syntax': ['error', ...timeless] },
  },
  {
    files: ['apps/api/src/features/**/*.ts'],
    ignores: [...tests, 'apps/api/src/features/platform/**'],
    rules: {
      'no-restricted-syntax': ['error', ...tenantless],
      'no-restricted-imports': ['error', { paths: [{ name: '@patchbay/database/as-platform', message: 'Features see one organisation at a time.' }] }],
    },
  },
  {
    // Who signs in has no organisation yet.
    files: ['apps/api/src/features/{session,account}/**/*.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['packages/domain/src/**/*.ts'],
    ignores: tests,
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group: ['node:*'], message: 'The domain runs in the browser too.' }] }] },
  },
  {
    files: ['apps/{web,phone}/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['apps/web/src/features/**/*.{ts,tsx}'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group: ['@mantine/*'], message: 'Features take their parts from #ui.' }] }] },
  },
  {
    files: tests,
    rules: {
      'import-x/no-restricted-paths': ['error', { zones, basePath: import.meta.dirname }],
      'max-lines-per-function': 'off',
      // A table of cases has as many columns as the case needs.
      'max-params': 'off',
    },
  },
  { files: tables, rules: { 'max-lines': 'off', 'patchbay/max-lines-hard': 'off' } },
  { files: ['{scripts,bench,prisma,e2e}/**', 'packages/testkit/src/vitest/**'], rules: { 'no-console': 'off' } },
  // Tools that ask for a default export.
  { files: ['**/*.config.{ts,js}', 'e2e/global-setup.ts', 'packages/testkit/src/vitest/*.ts'], rules: { 'import-x/no-default-export': 'off' } },
);
