import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { recordedAnswers, recordedSecrets } from '../journal.ts';

// What exists to show a secret once, or to somebody who may see it.
const reveals = [/\/reveal$/, /\/api-keys$/, /\/account\/second-factor/, /\/outbox\//];

test('nothing that the run logged or answered holds a secret that it set', () => {
  const secrets = recordedSecrets();
  const answers = recordedAnswers().filter(({ url }) => !reveals.some((pattern) => pattern.test(new URL(url).pathname)));
  const log = readFileSync(process.env.E2E_LOG_FILE!, 'utf8');
  expect(new Set(secrets.map(({ name }) => name)).size, 'kinds of secrets that the journeys set').toBeGreaterThanOrEqual(5);
  expect(answers.length).toBeGreaterThan(20);
  expect(log.length).toBeGreaterThan(1_000);
  for (const { name, secret } of secrets) {
    expect(log.includes(secret), `${name} in the log`).toBe(false);
    expect(answers.filter(({ text, url }) => text.includes(secret) || url.includes(secret)).map(({ url }) => url), `${name} in an answer`).toEqual([]);
  }
});
