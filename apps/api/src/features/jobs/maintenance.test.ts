import { carrierComparisons } from '@patchbay/contract/carrier-comparisons';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aComparison } from '@patchbay/testkit/builders/carrier-comparisons';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { call, ok } from '@patchbay/testkit/call';
import { jobCtx } from '@patchbay/testkit/jobs';
import { createDatabase, type TestDatabase } from '@patchbay/testkit/database';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

const sweep = () => sweepHandler.handle({}, jobCtx(app, undefined, { now }));

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

test('files and rows of imports go when they are over or forgotten, and what nobody works at any more is said to have failed', async () => {
  const { reseller } = await aTree(app);
  const made = { ownerId: reseller.id, ownerPath: reseller.path, kind: 'phone-numbers', fileName: 'x.csv', settings: {}, asker: {}, uploadedBy: 'x', planHash: 'x', mode: 'valid-rows', changeSetId: reseller.id, commit: {} };
  const old = (days: number) => ({ createdAt: ago(days * 24), finishedAt: ago(days * 24) });
  const runs = {
    fresh: { status: 'planned', ...old(1), finishedAt: null }, forgotten: { status: 'planned', ...old(15), finishedAt: null }, done: { status: 'done', ...old(1) }, long: { status: 'done', ...old(15) },
    ancient: { status: 'done', ...old(366) }, broken: { status: 'uploading', ...old(2), finishedAt: null }, sending: { status: 'uploading', ...old(0), finishedAt: null }, lost: { status: 'committing', ...old(1), finishedAt: null },
  };
  const ids = await asPlatform(app.deps.database, async (tx) => {
    const entries: [string, string][] = [];
    for (const [name, run] of Object.entries(runs)) {
      const { id } = await tx.importRun.create({ data: { ...made, ...run }, select: { id: true } });
      await tx.importPiece.create({ data: { runId: id, position: 0, content: Buffer.from('x') } });
      await tx.importRow.create({ data: { runId: id, line: 2, kind: 'create', cells: [] } });
      entries.push([id, name]);
    }
    return new Map(entries);
  });
  await sweep();
  const left = await asPlatform(app.deps.database, async (tx) => ({
    runs: (await tx.importRun.findMany({ where: { ownerId: reseller.id } })).map(({ id, status }) => `${ids.get(id)} ${status}`).sort(),
    pieces: (await tx.importPiece.findMany()).map(({ runId }) => ids.get(runId)).sort(), rows: (await tx.importRow.findMany()).map(({ runId }) => ids.get(runId)).sort(),
  }));
  expect(left.runs).toEqual(['done done', 'forgotten discarded', 'fresh planned', 'long done', 'lost failed', 'sending uploading']);
  expect(left.pieces).toEqual(['fresh', 'lost', 'sending']);
  expect(left.rows).toEqual(['done', 'fresh', 'lost', 'sending']);
});

test('a comparison is forgotten after two weeks; one that was discarded loses its findings at once', async () => {
  const admin = await signedIn(app, (await aTree(app)).reseller);
  const [old, discarded, young] = [await aComparison(admin), await aComparison(admin), await aComparison(admin)];
  await ok(admin, carrierComparisons.discard, { params: { id: discarded.id } });
  const finish = (id: string, finishedAt: Date) => asPlatform(app.deps.database, (tx) => tx.importRun.update({ where: { id }, data: { finishedAt }, select: { id: true } }));
  await finish(old.id, ago(15 * 24));
  await finish(young.id, ago(13 * 24));
  await sweep();
  const foundBy = async (id: string) => (await call(admin, carrierComparisons.findings, { params: { id, outcome: 'not-here' }, query: {} })).body?.total;
  expect((await call(admin, carrierComparisons.get, { params: { id: old.id } })).status).toBe(404);
  expect([await foundBy(discarded.id), await foundBy(young.id)]).toEqual([0, 1]);
});
