import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../app.ts';
import { serveDashboard } from './dashboard.ts';

let app: TestApp;
let server: Awaited<ReturnType<typeof buildApp>>['server'];
const directory = mkdtempSync(join(tmpdir(), 'patchbay-dashboard-'));
beforeAll(async () => {
  mkdirSync(join(directory, 'assets'));
  writeFileSync(join(directory, 'index.html'), '<title>Dashboard</title>');
  writeFileSync(join(directory, 'favicon.svg'), '<svg/>');
  writeFileSync(join(directory, 'assets/app-1a2b.js'), 'plain');
  writeFileSync(join(directory, 'assets/app-1a2b.js.br'), brotliCompressSync('plain'));
  writeFileSync(join(directory, '..', 'patchbay-not-served.txt'), 'no');
  app = await testApp();
  ({ server } = await buildApp(app.deps, (extended) => serveDashboard(extended, directory)));
});
afterAll(async () => {
  await server.close();
  await app.close();
  rmSync(directory, { recursive: true });
  rmSync(join(directory, '..', 'patchbay-not-served.txt'));
});

const get = (url: string, headers: Record<string, string> = {}) => server.inject({ method: 'GET', url, headers });

test('every address of the dashboard is its one page, which is asked for anew each time', async () => {
  for (const url of ['/', '/o/some-id/phones?q=a.b', '/sign-in']) {
    const answer = await get(url);
    expect([url, answer.statusCode, answer.body]).toEqual([url, 200, '<title>Dashboard</title>']);
    expect(answer.headers['cache-control']).toBe('no-cache');
    expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
  }
});

test('a file that is named by its content is kept for ever, and sent compressed to who takes that', async () => {
  const compressed = await get('/assets/app-1a2b.js', { 'accept-encoding': 'gzip, br' });
  expect(compressed.headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable', 'content-encoding': 'br', 'content-type': expect.stringContaining('javascript') });
  expect(brotliDecompressSync(compressed.rawPayload).toString()).toBe('plain');
  expect(compressed.headers.vary).toMatch(/accept-encoding/i);
  expect((await get('/assets/app-1a2b.js')).body).toBe('plain');
  expect((await get('/favicon.svg')).headers['cache-control']).toBe('no-cache');
});

test('what is missing is a problem and not the page', async () => {
  for (const url of ['/assets/gone.js', '/gone.svg', '/api/gone', '/assets/', '/%ff', '/..%2fpatchbay-not-served.txt', '/assets/..%2f..%2fpatchbay-not-served.txt']) {
    const answer = await get(url);
    expect([url, answer.statusCode, answer.json<{ code: string }>().code]).toEqual([url, 404, 'not-found']);
  }
  expect((await server.inject({ method: 'POST', url: '/sign-in' })).statusCode).toBe(404);
});
