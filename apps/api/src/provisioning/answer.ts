import { createHash } from 'node:crypto';
import { renderFile } from '@patchbay/domain/provisioning/render';
import { requestedFile } from '@patchbay/domain/provisioning/requested-file';
import type { Deps } from '../platform/deps.ts';
import { httpPasswordPurpose } from '../platform/sealed-columns.ts';
import { sameText } from '../platform/secrets.ts';
import type { FoundPhone } from './find-phone.ts';
import { identityOf, viewOf } from './view.ts';

export interface Asked {
  secret: string;
  file: string;
  /** From HTTP Basic; absent when the request carried none. */
  credentials: { username: string; password: string } | undefined;
  /** The entity tag that the phone has. */
  ifNoneMatch: string;
}

export type Refusal = 'credentials-missing' | 'unknown-secret' | 'wrong-password' | 'suspended' | 'unknown-file' | 'too-many-attempts';

export type Answer =
  | { status: 200; body: string; contentType: string; etag: string }
  | { status: 304; etag: string }
  | { status: 404 | 401; reason: Refusal };

const refuse = (reason: Refusal): Answer => ({ status: reason === 'credentials-missing' ? 401 : 404, reason });

const httpPasswordOf = ({ secrets }: Deps, phone: FoundPhone): string =>
  phone.http_password === null ? '' : secrets.open(phone.http_password, httpPasswordPurpose(phone.phone_id));

/** Work like that of a known phone, so that an unknown secret takes no less time. */
const pretend = ({ secrets }: Deps, { credentials }: Asked): void => {
  const decoy = secrets.seal(credentials?.password ?? '', 'decoy');
  sameText(secrets.open(decoy, 'decoy'), 'decoy');
};

const passes = (phone: FoundPhone, httpPassword: string, { credentials }: Asked): boolean => {
  if (phone.http_username === '') return true;
  // Both are compared whatever the first says.
  const isUser = sameText(credentials?.username ?? '', phone.http_username);
  const isPassword = sameText(credentials?.password ?? '', httpPassword);
  return isUser && isPassword;
};

/**
 * Decides what a phone gets. Without credentials every secret, known or not, is asked for them in the same words; with
 * credentials every failure is the same refusal, and the reason is for our log alone.
 */
export const answerPhone = (deps: Deps, phone: FoundPhone | undefined, asked: Asked): Answer => {
  if (!phone) {
    pretend(deps, asked);
    return refuse(asked.credentials ? 'unknown-secret' : 'credentials-missing');
  }
  const httpPassword = httpPasswordOf(deps, phone);
  if (!passes(phone, httpPassword, asked)) return refuse(asked.credentials ? 'wrong-password' : 'credentials-missing');
  if (phone.is_suspended) return refuse('suspended');
  if (!requestedFile(identityOf(phone), asked.file)) return refuse('unknown-file');
  const { body, contentType } = renderFile(viewOf(deps, phone, asked.secret, httpPassword), asked.file)!;
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  return asked.ifNoneMatch.split(',').some((tag) => tag.trim() === etag) ? { status: 304, etag } : { status: 200, body, contentType, etag };
};
