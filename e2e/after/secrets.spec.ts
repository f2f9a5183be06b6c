import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { recordedAnswers, recordedSecrets } from '../journal.ts';

// What exists to show a secret once, or to somebody who may see it.
const reveals = [/^POST .*\/reveal$/, /^POST .*\/sip-credentials$/, /^POST .*\/api-keys$/, /^POST .*\/second-factor(\/confirm)?$/, /^GET .*\/outbox\/[^/]+$/];
// What only the journey in the dashboard is answered: without it the half of the run that matters most would not be looked through.
const seenInBrowser = [/^POST .*\/invitations\/accept$/, /^POST .*\/extensions$/, /^POST .*\/phones$/, /^POST .*\/reveal$/];

test('nothing that the run logged or answered holds a secret that it set', () => {
  const secrets = recordedSecrets();
  const all = recordedAnswers().map((answer) => ({ ...answer, asked: `${answer.method} ${new URL(answer.url).pathname}` }));
  const answers = all.filter(({ asked }) => !reveals.some((pattern) => pattern.test(asked)));
  const log = readFileSync(process.env.E2E_LOG_FILE!, 'utf8');
  expect(new Set(secrets.map(({ name }) => name)).size, 'kinds of secrets that the journeys set').toBeGreaterThanOrEqual(9);
  expect(answers.length).toBeGreaterThan(100);
  for (const pattern of seenInBrowser) expect(all.filter(({ asked }) => pattern.test(asked)).length, String(pattern)).toBeGreaterThan(1);
  expect(log.length).toBeGreaterThan(1_000);
  for (const { name, secret } of secrets) {
    expect(log.includes(secret), `${name} in the log`).toBe(false);
    expect(answers.filter(({ text, url }) => text.includes(secret) || url.includes(secret)).map(({ asked }) => asked), `${name} in an answer`).toEqual([]);
  }
});
