import type { DeliveryFailure } from '@patchbay/contract/delivery-methods';
import type { Config } from '../../platform/config.ts';
import type { Mailer } from '../mail/smtp.ts';

export interface OutgoingFile {
  /** One part of a path, safe on any system. */
  name: string;
  contentType: string;
  content: Buffer;
}

/** What a delivery may use beside its target. */
export interface DeliveryCtx {
  config: Config;
  /** Null: the installation has no mail server. */
  mailer: Mailer | null;
  /** Opened, by name. */
  secrets: Record<string, string>;
  /** Of an SFTP server; null where none is known yet. */
  hostKeyFingerprint: string | null;
  newId(): string;
  /** Ends it wherever it is. */
  signal: AbortSignal;
}

export interface Delivered {
  /** Where the file lies now. */
  place: string;
  /** What the server said. */
  answer: string;
  /** What was learned on the way and is to be kept. */
  hostKeyFingerprint?: string;
  refreshToken?: string;
}

/** A target that takes files. Throws `DeliveryFailed`. */
export type Deliver<T> = (target: T, file: OutgoingFile, ctx: DeliveryCtx) => Promise<Delivered>;

/** `answer` is what the server said, and never what we know of ourselves. */
export class DeliveryFailed extends Error {
  readonly failure: DeliveryFailure;
  readonly answer: string;
  readonly foundHostKey: string | null;
  constructor(failure: DeliveryFailure, answer = '', { foundHostKey = null, cause }: { foundHostKey?: string | null; cause?: unknown } = {}) {
    super(answer ? `${failure}: ${answer}` : failure, { cause });
    this.name = 'DeliveryFailed';
    this.failure = failure;
    this.answer = oneLine(answer);
    this.foundHostKey = foundHostKey;
  }
}

const mostOfAnswer = 300;

/** A server's words as they can be shown: one printable line, not too long. */
export const oneLine = (text: string): string => text.toWellFormed().replace(/[\p{C}\s]+/gu, ' ').trim().slice(0, mostOfAnswer).toWellFormed();

const failureOf: Record<string, DeliveryFailure> = {
  ENOTFOUND: 'unknown-host', EAI_AGAIN: 'unknown-host', EAI_FAIL: 'unknown-host', EAI_NODATA: 'unknown-host',
  ECONNREFUSED: 'unreachable', ECONNRESET: 'unreachable', EHOSTUNREACH: 'unreachable', ENETUNREACH: 'unreachable', EPIPE: 'unreachable', EADDRNOTAVAIL: 'unreachable',
  ETIMEDOUT: 'timeout', ABORT_ERR: 'timeout', EPROTO: 'insecure',
};
const aboutTls = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH)/;

/** Whatever went wrong, as what may be told of it. Messages of our own machine stay behind. */
export const asFailure = (error: unknown, signal: AbortSignal): DeliveryFailed => {
  if (error instanceof DeliveryFailed) return error;
  if (signal.aborted) return new DeliveryFailed('timeout', '', { cause: error });
  const { code, message, name } = error as { code?: unknown; message?: string; name?: string };
  if (typeof code === 'string' && aboutTls.test(code)) return new DeliveryFailed('insecure', message, { cause: error });
  if (name === 'AbortError' || name === 'TimeoutError') return new DeliveryFailed('timeout', '', { cause: error });
  return new DeliveryFailed(failureOf[String(code)] ?? 'unreachable', '', { cause: error });
};

/** Directory and name as one path, without doubled slashes. */
export const joined = (directory: string, name: string): string => (directory === '' ? name : `${directory.replace(/\/+$/, '')}/${name}`);
