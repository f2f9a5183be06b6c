import { asPlatform } from '@patchbay/database/as-platform';
import { inScope } from '@patchbay/database/scope';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { createDatabase, type TestDatabase } from '@patchbay/testkit/database';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JobCtx } from '../../platform/jobs.ts';
import { sweepHandler } from './maintenance.ts';

let database: TestDatabase;
let app: TestApp;
beforeAll(async () => {
  database = await createDatabase();
  app = await testApp({ databaseUrl: database.url });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const now = new Date('2026-11-20T12:00:00Z');
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

const sweep = () => {
  const { deps } = app;
  const ctx: JobCtx = {
    deps, log: deps.log, now, jobId: 'job', requestId: '', isLastAttempt: false, signal: new AbortController().signal,
    inScope: (work) => inScope(deps.database, { kind: 'platform' }, work), asPlatform: (work) => asPlatform(deps.database, work),
  };
  return sweepHandler.handle({}, ctx);
};

test('what has served its time goes, what has not stays', async () => {
  const { enterprise } = await aTree(app);
  const { accountId } = await signedIn(app, enterprise);
  const counts = () => asPlatform(app.deps.database, async (tx) => ({
    sessions: await tx.accountSession.count(), tokens: await tx.accountToken.count(), keys: await tx.idempotencyKey.count(),
    limits: await tx.rateLimit.count(), fetches: await tx.phoneFetch.count(), mails: await tx.outboxMail.count(),
  }));
  await asPlatform(app.deps.database, async (tx) => {
    await tx.accountSession.deleteMany();
    for (const [index, isOld] of [true, false].entries()) {
      const tokenHash = Buffer.from([index]);
      const at = (old: number, young: number) => ago(isOld ? old : young);
      await tx.accountSession.create({ data: { accountId, tokenHash, ip: '', userAgent: '', expiresAt: at(1, -1) } });
      await tx.accountToken.create({ data: { accountId, tokenHash, purpose: 'reset', expiresAt: at(8 * 24, 6 * 24) } });
      await tx.idempotencyKey.create({ data: { principal: 'p', key: `${index}`, requestHash: tokenHash, createdAt: at(25, 23) } });
      await tx.rateLimit.create({ data: { key: `${index}`, count: 1, windowStart: at(25, 23) } });
      await tx.outboxMail.create({ data: { to: 'x', subject: 'x', template: 'x', text: 'x', createdAt: at(91 * 24, 89 * 24) } });
    }
    // More than one batch.
    await tx.$executeRaw`insert into phone_fetch (at, ip, user_agent, file, status)
      select ${now}::timestamptz - make_interval(days => case when n <= 12000 then 91 else 89 end), '', '', '', 404 from generate_series(1, 12003) n`;
  });
  await sweep();
  const one = { sessions: 1, tokens: 1, keys: 1, limits: 1, fetches: 3, mails: 1 };
  expect(await counts()).toEqual(one);
  await sweep();
  expect(await counts()).toEqual(one);
});
