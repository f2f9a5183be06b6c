import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/lib/chromium.ts';

// `npm test` has looked already, and installed one where there was none; an empty value stands for Playwright's own.
const executablePath = (process.env.PATCHBAY_CHROMIUM ?? findChromium()) || undefined;

export default defineConfig({
  testDir: './e2e',
  projects: [
    { name: 'journeys', testMatch: 'journeys/**/*.spec.ts' },
    { name: 'after', testMatch: 'after/**/*.spec.ts', dependencies: ['journeys'] },
  ],
  globalSetup: './e2e/global-setup.ts',
  outputDir: process.env.PATCHBAY_TEST_OUTPUT ?? 'test-results',
  forbidOnly: Boolean(process.env.CI),
  retries: process.env.CI ? 1 : 0,
  workers: 2,
  timeout: 360_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    baseURL: process.env.E2E_URL,
    browserName: 'chromium',
    locale: 'en-GB',
    // Pictures of each moment cost as much as the journey itself.
    trace: process.env.CI ? 'on-first-retry' : 'retain-on-failure',
    launchOptions: {
      executablePath,
      // What a microphone hears are beeps.
      args: ['--use-fake-device-for-media-stream', '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
});
