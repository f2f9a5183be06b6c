import { expect, test } from 'vitest';
import { explainDatabase, requireDatabaseUrl } from './explain-database.ts';

const URL_WITH_PASSWORD = 'postgresql://clerk:s3cret@db.example:6543/exchange';
const failure = (code: string, message = 'what the server said') => Object.assign(new Error(message), { code });
const explain = (error: unknown) => explainDatabase(error, URL_WITH_PASSWORD) as Error;

test.each([
  ['ECONNREFUSED', 'db.example:6543 of DATABASE_URL does not answer', 'start it'],
  ['ENOTFOUND', 'does not answer', 'correct DATABASE_URL'],
  ['28P01', 'does not let clerk in', 'correct the user name or the password'],
  ['3D000', 'There is no database "exchange"', 'createdb --owner=clerk exchange'],
  ['42501', 'may not set up the database', 'CREATEROLE'],
  ['25006', 'read-only replica', 'point DATABASE_URL at the primary'],
  ['53100', 'is full', 'free some space'],
])('%s becomes one sentence that says what to do', (code, what, advice) => {
  const { name, message } = explain(failure(code));
  expect(name).toBe('Problem');
  expect(message).toContain(what);
  expect(message).toContain(advice);
  expect(message).not.toContain('s3cret');
  expect(message).not.toContain('\n');
});

test('a server that does not answer in time is named', () => {
  expect(explain(new Error('timeout expired')).message).toContain('does not answer (timeout expired)');
});

test('what is not understood is passed on whole', () => {
  const error = failure('XX000');
  expect(explain(error)).toBe(error);
});

test.each(['', 'localhost', 'mysql://localhost/x', 'postgresql://localhost', 'postgresql://localhost/'])('"%s" is no address of a database', (url) => {
  expect(() => requireDatabaseUrl(url)).toThrow(/write it as postgresql:/);
});
