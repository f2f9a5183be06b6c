import { mkdtempSync, readFileSync, rmSync, truncateSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLog, type LogFile } from './log-file.ts';

let directory: string;
let log: LogFile;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'patchbay-log-'));
  log = openLog(directory, 'patchbay.log');
});

afterEach(() => {
  log.close();
  rmSync(directory, { recursive: true });
});

test('each line is told once, and only when it is whole', async () => {
  const lines: string[] = [];
  log.onLine((line) => lines.push(line));
  writeSync(log.fd, 'first\nsec');
  await expect.poll(() => lines).toEqual(['first']);
  writeSync(log.fd, 'ond – ünïcode\n');
  await expect.poll(() => lines).toEqual(['first', 'second – ünïcode']);
});

test('the last lines are those of this run', () => {
  writeSync(log.fd, 'one\ntwo\nthree\n');
  expect(log.lastLines(2)).toEqual(['two', 'three']);
  const next = openLog(directory, 'patchbay.log');
  writeSync(next.fd, 'four\n');
  expect(next.lastLines(2)).toEqual(['four']);
  next.close();
});

test('a full log is put aside once, and the next begins empty', async () => {
  const lines: string[] = [];
  log.onLine((line) => lines.push(line));
  writeSync(log.fd, 'old\n');
  await expect.poll(() => lines).toEqual(['old']);
  // Sparse, so that it is long without taking the space.
  truncateSync(log.path, 50_000_000);
  await expect.poll(() => readFileSync(log.path).length).toBe(0);
  expect(readFileSync(`${log.path}.1`).subarray(0, 4).toString()).toBe('old\n');
  writeSync(log.fd, 'new\n');
  await expect.poll(() => lines.at(-1)).toBe('new');
});
