import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../../app.ts';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { servePhoneApp } from './phone-app.ts';
import type { App } from './route.ts';

let base: TestApp;
let app: App;
const directory = mkdtempSync(join(tmpdir(), 'patchbay-phone-'));
beforeAll(async () => {
  mkdirSync(join(directory, 'assets'));
  writeFileSync(join(directory, 'index.html'), '<title>Phone</title>');
  writeFileSync(join(directory, 'assets/index-abc.js'), '1');
  base = await testApp();
  app = await buildApp(base.deps, (made) => servePhoneApp(made, directory));
});
afterAll(async () => {
  await app.server.close();
  await base.close();
  rmSync(directory, { recursive: true });
});

test('the app is served below /app, under a policy of its own that allows the camera and nothing in line', async () => {
  const page = await app.server.inject({ url: '/app/' });
  expect([page.statusCode, page.body]).toEqual([200, '<title>Phone</title>']);
  expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'/);
  expect(page.headers['content-security-policy']).not.toContain('unsafe');
  expect(page.headers['permissions-policy']).toContain('camera=(self)');
  expect((await app.server.inject({ url: '/app/assets/index-abc.js' })).headers['cache-control']).toContain('immutable');
  expect((await app.server.inject({ url: '/app' })).headers.location).toBe('/app/');
});

test.each(['/app/nothing.js', '/app/..%2f..%2fetc%2fpasswd', '/app/%00'])('%s leads nowhere', async (url) => {
  expect((await app.server.inject({ url })).statusCode).toBe(404);
});
