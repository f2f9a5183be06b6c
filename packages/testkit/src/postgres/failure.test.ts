import { expect, test } from 'vitest';
import { explain } from './failure.ts';

test.each([
  ['FATAL:  could not write lock file "postmaster.pid": No space left on device', /disk that holds \/data is full: free some space/],
  ['FATAL:  data directory "/data" has wrong ownership', /PostgreSQL may not use \/data: give that directory/],
  ['PANIC:  could not locate a valid checkpoint record at 0/15BD2E8', /is damaged: restore a backup/],
  ['FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use', /Another PostgreSQL still uses \/data: stop it/],
  ['LOG:  could not bind IPv4 address "127.0.0.1": Address already in use', /Port 5432 on 127.0.0.1 was taken/],
  ['FATAL:  could not resize shared memory segment: No space left on device', /too little shared memory for PostgreSQL/],
])('%s', (log, sentence) => {
  const { message } = explain(`2026-11-20 10:00:00 UTC [1] ${log}\n`, '/data', 5432);
  expect(message).toMatch(sentence);
  expect(message).not.toContain('\n');
});

test('words that are not known are passed on', () => {
  expect(explain('2026-11-20 10:00:00 UTC [1] FATAL:  the moon is in the way\n', '/data', 5432).message).toBe(
    'PostgreSQL did not start in /data: the moon is in the way',
  );
});
