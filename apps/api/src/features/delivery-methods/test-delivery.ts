import type { BodyOf } from '@patchbay/contract/http/endpoint';
import type { DeliveryMethod, DeliveryOutcome, deliveryMethods } from '@patchbay/contract/delivery-methods';
import { Prisma } from '@patchbay/database/prisma';
import { exampleFacts, fileNameOf } from '@patchbay/domain/delivery/file-name';
import type { OutgoingFile } from '../../adapters/delivery/delivery.ts';
import { audit } from '../../platform/audit.ts';
import type { TenantCtx } from '../../platform/ctx.ts';
import { testDelivery } from '../../platform/deliveries.ts';
import { enqueue, handleJob, type JobCtx } from '../../platform/jobs.ts';
import { takeAttempt } from '../../platform/limits.ts';
import { attempt, type MailerOf, record } from './attempt.ts';
import { entityOf, loadDeliveryMethod, recorded, type StoredMethod, wireOf } from './delivery-methods.ts';

/** Enough to try things out, and too little to look around in the network of others. */
const often = [{ attempts: 20, seconds: 60 }, { attempts: 200, seconds: 3_600 }];
const longestMs = 20_000;

/** Asks for a test; how it went, a job writes down. */
export const testDeliveryMethod = async (ctx: TenantCtx, id: string, { trustHostKey }: BodyOf<typeof deliveryMethods.test>): Promise<DeliveryMethod> => {
  await takeAttempt(ctx, [{ name: 'delivery-test', subject: ctx.organisation.id, tiers: often }]);
  return ctx.inTenant(async (tx) => {
    const before = await loadDeliveryMethod(tx, id);
    await tx.deliveryMethod.update({ where: { id }, data: { testRequestedAt: ctx.now, updatedAt: before.updatedAt }, select: { id: true } });
    await enqueue(tx, ctx, testDelivery, { methodId: id, ...(trustHostKey !== undefined && { trustHostKey }) });
    const after = wireOf(await loadDeliveryMethod(tx, id));
    await audit(tx, ctx, 'delivery-method.tested', { entity: entityOf(after), before: recorded(after), after: recorded(after) });
    return after;
  });
};

const fileFor = ({ name, fileNamePattern }: StoredMethod, { now, deps }: JobCtx): OutgoingFile => ({
  name: fileNameOf(fileNamePattern, { ...exampleFacts, date: now.toISOString().slice(0, 10), time: now.toISOString().slice(11, 19).replaceAll(':', '-'), call_id: `test-${deps.clock.newId().slice(-8)}` }, 'txt'),
  contentType: 'text/plain',
  content: Buffer.from(`This file shows that ${name} works.\n${now.toISOString()}\n`),
});

/** Delivers a small file, and keeps where it lies or why it does not. */
export const testDeliveryWith = (mailerOf: MailerOf) =>
  handleJob(testDelivery, async ({ methodId, trustHostKey }, ctx) => {
    const method = await ctx.inScope((tx) => tx.deliveryMethod.findUnique({ where: { id: methodId } }));
    if (!method || method.testRequestedAt === null) return;
    const { outcome, status, learned } = await attempt(method, fileFor(method, ctx), ctx, { mailer: mailerOf(ctx), longestMs, trustHostKey });
    await ctx.inScope(async (tx) => {
      await tx.deliveryMethod.updateMany({ where: { id: methodId }, data: { testRequestedAt: null, updatedAt: method.updatedAt } });
      const data = { ...learned, status, lastTest: outcome satisfies DeliveryOutcome, updatedAt: method.updatedAt, ...(outcome.failure === null && { lastFailure: Prisma.DbNull, alertedAt: null }) };
      await record(tx, method, data);
    });
  });
