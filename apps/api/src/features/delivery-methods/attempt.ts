import { type DeliveryFailure, type DeliveryOutcome, type DeliveryStatus, isCloud } from '@patchbay/contract/delivery-methods';
import type { Prisma } from '@patchbay/database/prisma';
import type { Tx } from '@patchbay/database/scope';
import { deliver } from '../../adapters/delivery/deliver.ts';
import type { DeliveryFailed, OutgoingFile } from '../../adapters/delivery/delivery.ts';
import type { Mailer } from '../../adapters/mail/smtp.ts';
import { announce } from '../../platform/events.ts';
import type { JobCtx } from '../../platform/jobs.ts';
import { sealedSecrets, secretsOf, type StoredMethod } from './delivery-methods.ts';
import { type Settings, targetOf } from './target.ts';

/** Null: no mail server is configured. */
export type MailerOf = (ctx: JobCtx) => Mailer | null;

interface Attempt {
  mailer: Mailer | null;
  longestMs: number;
  /** To be known by in place of the one that is kept. */
  trustHostKey?: string;
}

export interface Attempted {
  outcome: DeliveryOutcome;
  status: DeliveryStatus;
  /** Columns that change by what was learned. */
  learned: Prisma.DeliveryMethodUpdateManyMutationInput;
  error: DeliveryFailed | null;
}

const statusOf: { [F in DeliveryFailure]?: DeliveryStatus } = { 'access-revoked': 'ACCESS_REVOKED', 'not-connected': 'NOT_CONNECTED' };

/** Delivers a file and says how it went; throws nothing. */
export const attempt = async (method: StoredMethod, file: OutgoingFile, ctx: JobCtx, { mailer, longestMs, trustHostKey }: Attempt): Promise<Attempted> => {
  const { deps, now, signal } = ctx;
  const secrets = secretsOf(deps, method);
  const at = now.toISOString();
  const place = method.place;
  try {
    const target = targetOf(method.type, method.settings as Settings, method.secretNames);
    const done = await deliver(target, file, { config: deps.config, mailer, secrets, hostKeyFingerprint: trustHostKey ?? method.hostKeyFingerprint, newId: () => deps.clock.newId(), longestMs, signal });
    const learned = {
      ...(done.hostKeyFingerprint !== undefined && { hostKeyFingerprint: done.hostKeyFingerprint }),
      ...(done.refreshToken !== undefined && sealedSecrets(deps, method.id, { ...secrets, refreshToken: done.refreshToken })),
    };
    return { outcome: { at, failure: null, place: done.place, answer: done.answer, foundHostKey: null }, status: 'OK', learned, error: null };
  } catch (error) {
    const failed = error as DeliveryFailed;
    ctx.log.info({ err: failed.cause ?? failed, failure: failed.failure, methodId: method.id }, 'a delivery failed');
    const failure = failed.failure === 'access-revoked' && !isCloud(method.type) ? 'sign-in-refused' : failed.failure;
    return { outcome: { at, failure, place, answer: failed.answer, foundHostKey: failed.foundHostKey }, status: statusOf[failure] ?? 'FAILED', learned: {}, error: failed };
  }
};

/** Writes it down, unless the method was changed meanwhile: then it says nothing about what there is now. */
export const record = async (tx: Tx, method: StoredMethod, data: Prisma.DeliveryMethodUpdateManyMutationInput): Promise<void> => {
  await tx.deliveryMethod.updateMany({ where: { id: method.id, version: method.version }, data });
  const { path } = await tx.organisation.findFirstOrThrow({ select: { path: true } });
  await announce(tx, path, 'delivery-method');
};
