import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const failOnConsole = './packages/testkit/src/vitest/fail-on-console.ts';
const webSetup = './src/test/setup.ts';

// What hangs is ended by it; how long anything takes on a machine that does other things too is nobody's to say.
const testTimeout = 60_000;
const patient = { poll: { timeout: 20_000 } };

// Each project says it for itself: none inherits it.
const maxWorkers = Math.max(2, availableParallelism() - 1);

export default defineConfig({
  test: {
    allowOnly: !process.env.CI,
    projects: [
      {
        test: {
          name: 'unit',
          maxWorkers,
          expect: patient,
          include: ['packages/{contract,domain}/**/*.test.ts', 'scripts/**/*.unit.test.ts'],
          setupFiles: [failOnConsole],
          testTimeout,
        },
      },
      {
        extends: './apps/web/vite.config.ts',
        test: {
          name: 'web',
          maxWorkers,
          expect: patient,
          root: './apps/web',
          include: ['src/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          testTimeout,
          setupFiles: [`../.${failOnConsole}`, ...(existsSync(`apps/web/${webSetup}`) ? [webSetup] : [])],
        },
      },
      {
        extends: './apps/phone/vite.config.ts',
        test: {
          name: 'phone',
          maxWorkers,
          expect: patient,
          root: './apps/phone',
          include: ['src/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          testTimeout,
          setupFiles: [`../.${failOnConsole}`],
        },
      },
      {
        test: {
          name: 'integration',
          // Tests with a database wait for it half of the time, so two share a core well.
          maxWorkers,
          expect: patient,
          include: ['apps/api/**/*.test.ts', 'packages/{database,testkit}/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: ['scripts/**/*.unit.test.ts', '**/node_modules/**'],
          globalSetup: ['./packages/testkit/src/vitest/postgres.ts'],
          setupFiles: [failOnConsole],
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
