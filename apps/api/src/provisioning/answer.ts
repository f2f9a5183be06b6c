import { findPhoneModel } from '@patchbay/domain/provisioning/catalogue';
import { renderFile } from '@patchbay/domain/provisioning/render';
import { requestedFile } from '@patchbay/domain/provisioning/requested-file';
import type { Deps } from '../platform/deps.ts';
import { httpPasswordPurpose } from '../platform/sealed-columns.ts';
import { sameText } from '../platform/secrets.ts';
import { KnownCredentials, type Presented } from './credentials.ts';
import { EntityTags } from './entity-tag.ts';
import type { FoundPhone } from './find-phone.ts';
import { identityOf, viewOf } from './view.ts';

export interface Asked {
  secret: string;
  file: string;
  /** Absent when the request carried no `Authorization`. */
  presented: Presented | undefined;
  /** The entity tags that the phone has. */
  ifNoneMatch: string;
}

export type Refusal = 'credentials-missing' | 'unknown-secret' | 'wrong-password' | 'suspended' | 'unknown-file' | 'too-many-attempts';

export type Answer =
  | { status: 200; body: string; contentType: string; etag: string }
  | { status: 304; etag: string }
  | { status: 404 | 401; reason: Refusal };

/**
 * Without credentials every secret, known or not, is asked for them in the same words: phones send them only when asked.
 * With credentials every failure is the same refusal. The reason is for our log alone.
 */
export const refuse = (reason: Refusal, { presented }: Pick<Asked, 'presented'>): Answer =>
  presented ? { status: 404, reason } : { status: 401, reason: reason === 'unknown-secret' || reason === 'wrong-password' ? 'credentials-missing' : reason };

/** Decides what phones get. One per process, because it remembers what it has found to be right. */
export class Answers {
  readonly #deps: Deps;
  readonly #tags: EntityTags;
  readonly #known = new KnownCredentials();
  readonly #decoy: string;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#tags = new EntityTags(deps);
    this.#decoy = deps.secrets.seal('no phone has this password', 'decoy');
  }

  answer(phone: FoundPhone | undefined, asked: Asked): Answer {
    if (!phone) return this.#refuseUnknown(asked);
    if (!this.#isRight(phone, asked.presented)) return refuse('wrong-password', asked);
    if (phone.is_suspended) return refuse('suspended', asked);
    const kind = findPhoneModel(phone.model_id) && requestedFile(identityOf(phone), asked.file);
    // Whoever asks for this knows the secret and the password, so that it tells them nothing.
    if (!kind) return { status: 404, reason: 'unknown-file' };
    const etag = this.#tags.of(phone, kind);
    if (asked.ifNoneMatch !== '' && asked.ifNoneMatch.split(',').some((tag) => tag.trim() === etag)) return { status: 304, etag };
    const password = phone.http_username === '' ? '' : asked.presented!.password;
    return { status: 200, etag, ...renderFile(viewOf(this.#deps, phone, asked.secret, password), asked.file)! };
  }

  /** Work like that of a known phone, so that an unknown secret takes no less time. */
  #refuseUnknown(asked: Asked): Answer {
    this.#matches(asked.presented, 'nobody', this.#deps.secrets.open(this.#decoy, 'decoy'));
    return refuse('unknown-secret', asked);
  }

  #isRight(phone: FoundPhone, presented: Presented | undefined): boolean {
    if (phone.http_username === '') return true;
    if (presented && this.#known.isKnown(phone, presented)) return true;
    const password = phone.http_password === null ? '' : this.#deps.secrets.open(phone.http_password, httpPasswordPurpose(phone.phone_id));
    const isRight = this.#matches(presented, phone.http_username, password);
    if (isRight && presented) this.#known.remember(phone, presented);
    return isRight;
  }

  /** Both are compared whatever the first says. */
  #matches(presented: Presented | undefined, username: string, password: string): boolean {
    const isUser = sameText(presented?.username ?? '', username);
    const isPassword = sameText(presented?.password ?? '', password);
    return isUser && isPassword && presented !== undefined;
  }
}
