import type { DeliveryFailure } from '@patchbay/contract/delivery-methods';
import { Prisma } from '@patchbay/database/prisma';
import type { Tx } from '@patchbay/database/scope';
import { exampleFacts, fileNameOf } from '@patchbay/domain/delivery/file-name';
import type { OutgoingFile } from '../../adapters/delivery/delivery.ts';
import { deliverFile } from '../../platform/deliveries.ts';
import { handleJob, type JobCtx, JobRefused } from '../../platform/jobs.ts';
import { mailText } from '../../platform/mail-texts.ts';
import { postMail } from '../../platform/outbox.ts';
import { attempt, type Attempted, type MailerOf, record } from './attempt.ts';
import type { StoredMethod } from './delivery-methods.ts';

/** Brings a file of a noun; null where it is gone. The ending is that of its name, without the dot. */
export type FileSource = (ctx: JobCtx, fileId: string) => Promise<{ ending: string; contentType: string; content: Buffer } | null>;

const longestMs = 240_000;
const mailEveryMs = 86_400_000;

/** Until a person does something about it, trying again cannot help. */
const final: DeliveryFailure[] = ['access-revoked', 'not-connected', 'not-set-up', 'incomplete', 'address-not-allowed', 'host-key-changed'];

const nothing = Object.fromEntries(Object.keys(exampleFacts).map((field) => [field, ''])) as typeof exampleFacts;

/** Delivers a file of whatever noun it belongs to, and tells the enterprise when it cannot. */
export const deliverFileWith = (mailerOf: MailerOf, sources: Record<string, FileSource>) =>
  handleJob(deliverFile, async ({ methodId, source, fileId, facts }, ctx) => {
    const method = await ctx.inScope((tx) => tx.deliveryMethod.findUnique({ where: { id: methodId } }));
    const found = await sources[source]?.(ctx, fileId);
    if (!method || !found) throw new JobRefused('The file or the method is gone.');
    const file: OutgoingFile = { ...found, name: fileNameOf(method.fileNamePattern, { ...nothing, ...facts }, found.ending) };
    const attempted = await attempt(method, file, ctx, { mailer: mailerOf(ctx), longestMs });
    const isGivenUp = attempted.error !== null && (final.includes(attempted.error.failure) || ctx.isLastAttempt);
    await ctx.inScope(async (tx) => {
      await record(tx, method, { ...attempted.learned, status: attempted.status, updatedAt: method.updatedAt, ...latest(attempted) });
      if (isGivenUp) await alert(tx, method, attempted, ctx);
    });
    if (attempted.error === null) return;
    throw isGivenUp ? new JobRefused(attempted.error.message) : attempted.error;
  });

const latest = ({ outcome, error }: Attempted) => (error === null ? { lastFailure: Prisma.DbNull, alertedAt: null } : { lastFailure: outcome });

/** One mail in a day about each method, to the enterprise's own address. */
const alert = async (tx: Tx, { id, name }: StoredMethod, { outcome: { failure, place, answer } }: Attempted, ctx: JobCtx): Promise<void> => {
  const { count } = await tx.deliveryMethod.updateMany({ where: { id, OR: [{ alertedAt: null }, { alertedAt: { lte: new Date(ctx.now.getTime() - mailEveryMs) } }] }, data: { alertedAt: ctx.now } });
  const { id: enterpriseId, systemEmail, language } = await tx.organisation.findFirstOrThrow({ select: { id: true, systemEmail: true, language: true } });
  if (count === 0 || systemEmail === '') return;
  const link = `${ctx.deps.config.publicUrl}/t/${enterpriseId}/delivery-methods/${id}`;
  await postMail(tx, { ...ctx, newId: () => ctx.deps.clock.newId() }, { to: systemEmail, ...mailText(failure === 'access-revoked' ? 'delivery-access-revoked' : 'delivery-failed', language, { method: name, place, answer, link }) });
};
