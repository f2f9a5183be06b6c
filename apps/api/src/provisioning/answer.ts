import { findPhoneModel } from '@patchbay/domain/provisioning/catalogue';
import { phoneDataKind, type PhoneDataKind } from '@patchbay/domain/provisioning/phone-data';
import type { FileKind } from '@patchbay/domain/provisioning/model';
import { type FileFault, makeFile } from '@patchbay/domain/provisioning/render';
import { requestedFile } from '@patchbay/domain/provisioning/requested-file';
import type { Deps } from '../platform/deps.ts';
import { httpPasswordPurpose, phoneSecretPurpose } from '../platform/sealed-columns.ts';
import { isBasicRight, KnownCredentials, type Presented } from './credentials.ts';
import { isDigestRight } from './digest-access.ts';
import { EntityTags } from './entity-tag.ts';
import type { FoundPhone } from './find-phone.ts';
import { isWithin } from './networks.ts';
import type { Nonces } from './nonces.ts';
import type { OwnTemplates } from './own-templates.ts';
import { identityOf, viewOf } from './view.ts';

export interface Asked {
  method: string;
  secret: string;
  file: string;
  ip: string;
  /** Absent when the request carried no `Authorization`. */
  presented: Presented | undefined;
  /** The entity tags that the phone has. */
  ifNoneMatch: string;
  /** When the phone last got the file, in its own words. */
  ifModifiedSince: string;
}

export type Refusal =
  | 'credentials-missing' | 'unknown-secret' | 'wrong-password' | 'digest-needed' | 'nonce-used' | 'suspended' | 'outside-networks' | 'first-fetch-over' | 'enrolment-over'
  | 'unknown-file' | 'file-unnamed' | 'method-unknown' | 'nothing-uploaded' | 'upload-refused' | 'upload-name' | 'upload-too-large' | 'upload-type' | 'upload-too-many' | 'upload-cut-off' | 'too-many-attempts' | FileFault | 'settings-unfit';

/** A file of ours, or that the phone has it already. */
type FileAnswer =
  | { status: 200; kind: FileKind; body: string; contentType: string; etag: string; lastModified: Date | undefined }
  | { status: 304; kind: FileKind; etag: string };

export type Answer =
  | FileAnswer
  /** The phone may send this file, or ask for what it has sent: the rest is the storage's. */
  | { status: 'upload'; kind: PhoneDataKind }
  | { status: 'sent' }
  | Refused
  /** Tells nothing: of an address it is said whatever it asks for, of a phone only to whoever proved to be it. */
  | { status: 429; reason: 'too-often'; waitSeconds: number };

interface Refused {
  status: 404 | 401;
  reason: Refusal;
  isStale?: boolean;
}

/**
 * Without credentials every secret, known or not, is asked for them in the same words: phones send them only when asked.
 * With credentials every failure is the same refusal. The reason is for our log alone.
 */
export const refuse = (reason: Refusal, { presented }: Pick<Asked, 'presented'>): Refused =>
  presented ? { status: 404, reason } : { status: 401, reason: reason === 'unknown-secret' || reason === 'wrong-password' || reason === 'digest-needed' ? 'credentials-missing' : reason };

export const tooOften = (waitSeconds: number) => ({ status: 429, reason: 'too-often', waitSeconds }) as const;

type Proof = 'right' | 'wrong-password' | 'digest-needed' | 'nonce-used';

/** Decides what phones get. One per process, because it remembers what it has found to be right. */
export class Answers {
  readonly #deps: Deps;
  readonly #nonces: Nonces;
  readonly #tags: EntityTags;
  readonly #known = new KnownCredentials();
  readonly #decoy: string;
  readonly #templates: OwnTemplates;

  constructor(deps: Deps, nonces: Nonces, templates: OwnTemplates) {
    this.#deps = deps;
    this.#nonces = nonces;
    this.#templates = templates;
    this.#tags = new EntityTags(deps, templates);
    this.#decoy = deps.secrets.seal('no phone has this password', 'decoy');
  }

  /** @param waitSeconds for which a phone that asks too often is not answered */
  answer(phone: FoundPhone | undefined, asked: Asked, waitSeconds: number): Answer {
    if (!phone) return this.#refuseUnknown(asked);
    const proof = this.#proofOf(phone, asked.presented);
    if (proof === 'nonce-used') return { status: 401, reason: proof, isStale: true };
    if (proof !== 'right') return refuse(proof, asked);
    const shut = this.#shutTo(phone, asked.ip);
    if (shut) return refuse(shut, asked);
    if (waitSeconds > 0) return tooOften(waitSeconds);
    if (asked.file === '') return { status: 404, reason: 'file-unnamed' };
    if (asked.method === 'GET' || asked.method === 'HEAD') return this.#file(phone, asked);
    return asked.method === 'PUT' || asked.method === 'POST' ? upload(phone, asked.file) : { status: 404, reason: 'method-unknown' };
  }

  // Whoever comes as far as this knows the secret and the password, so that it tells them nothing.
  #file(phone: FoundPhone, asked: Asked): Answer {
    const kind = findPhoneModel(phone.model_id) && requestedFile(identityOf(phone), asked.file);
    if (!kind) return sentBefore(phone, asked.file);
    const etag = this.#tags.of(phone, kind);
    const lastModified = this.#lastModified(phone, { kind, etag });
    if (isUnchanged(asked, etag, lastModified)) return { status: 304, kind, etag };
    const { body, contentType, fault } = makeFile(viewOf(this.#deps, phone, this.#secretOf(phone, asked), passwordShown(phone, asked)), asked.file, this.#templates.of(phone))!;
    // It keeps what it has: what its family comes with instead would take settings from it.
    return fault === null ? { status: 200, kind, etag, lastModified, body, contentType } : { status: 404, reason: fault };
  }

  /**
   * Since when the file is what its tag says, as far as the phone was given it: what it was not given yet it cannot have.
   * A whole second, and one that is over: two changes within one would look the same (RFC 9110, 8.8.2.2).
   */
  #lastModified({ served }: FoundPhone, { kind, etag }: { kind: FileKind; etag: string }): Date | undefined {
    const last = served[kind];
    if (last?.etag !== etag) return undefined;
    const since = new Date(Math.ceil(Date.parse(last.at) / 1_000) * 1_000);
    return since <= this.#deps.clock.now() ? since : undefined;
  }

  /** A phone that came by another secret learns its own. */
  #secretOf(phone: FoundPhone, asked: Asked): string {
    return phone.secret === null ? asked.secret : this.#deps.secrets.open(phone.secret, phoneSecretPurpose(phone.phone_id));
  }

  #shutTo(phone: FoundPhone, ip: string): Refusal | undefined {
    if (phone.is_suspended) return 'suspended';
    if (phone.networks.length > 0 && !isWithin(ip, phone.networks)) return 'outside-networks';
    const isOpen = phone.first_fetch_until !== null && Date.parse(phone.first_fetch_until) > this.#deps.clock.now().getTime();
    if (isOpen) return undefined;
    if (phone.found_by === 'enrolment') return 'enrolment-over';
    return phone.first_fetch_until === null || isWithin(ip, phone.known_networks) ? undefined : 'first-fetch-over';
  }

  /** Work like that of a known phone, so that an unknown secret takes no less time. */
  #refuseUnknown(asked: Asked): Answer {
    this.#isRight(asked.presented, 'nobody', this.#deps.secrets.open(this.#decoy, 'decoy'));
    isWithin(asked.ip, []);
    return refuse('unknown-secret', asked);
  }

  #proofOf(phone: FoundPhone, presented: Presented | undefined): Proof {
    // A phone out of its box has no password yet: it has until its first fetches end to come and get it.
    if (phone.http_username === '' || phone.found_by === 'enrolment') return 'right';
    const isBasicEnough = phone.http_scheme !== 'DIGEST';
    if (isBasicEnough && presented && this.#known.isKnown(phone, presented)) return 'right';
    const password = phone.http_password === null ? '' : this.#deps.secrets.open(phone.http_password, httpPasswordPurpose(phone.phone_id));
    const isRight = this.#isRight(presented, phone.http_username, password);
    if (!isRight || !presented) return 'wrong-password';
    if (presented.digest) return nonceProof[this.#nonces.stateOf(presented.digest.nonce)];
    if (!isBasicEnough) return 'digest-needed';
    this.#known.remember(phone, presented);
    return 'right';
  }

  #isRight(presented: Presented | undefined, username: string, password: string): boolean {
    return presented?.digest ? isDigestRight(presented.digest, username, password) : isBasicRight(presented, username, password);
  }
}

/** What was found to be right need not be decrypted again. */
const passwordShown = (phone: FoundPhone, { presented }: Asked): string | undefined =>
  phone.found_by === 'enrolment' || phone.http_username === '' || !presented || presented.digest ? undefined : presented.password;

const nonceProof = { fresh: 'right', old: 'nonce-used', foreign: 'wrong-password' } as const;

const isUnchanged = ({ ifNoneMatch, ifModifiedSince }: Asked, etag: string, lastModified: Date | undefined): boolean => {
  if (ifNoneMatch !== '') return ifNoneMatch.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '').replace(/-gzip"$/, '"') === etag);
  return httpDate.test(ifModifiedSince) && lastModified !== undefined && Date.parse(ifModifiedSince) >= lastModified.getTime();
};

/** The three ways to write a date that HTTP knows; anything else is as if it were not there (RFC 9110, 5.6.7 and 13.1.3). */
const httpDate = /^(?:[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT|[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4})$/;

const upload = (phone: FoundPhone, file: string): Answer => {
  if (!phone.accepts_data || phone.found_by === 'enrolment') return { status: 404, reason: 'upload-refused' };
  const kind = findPhoneModel(phone.model_id) && phoneDataKind(identityOf(phone), file);
  return kind ? { status: 'upload', kind } : { status: 404, reason: 'upload-name' };
};

const sentBefore = (phone: FoundPhone, file: string): Answer => {
  const kind = findPhoneModel(phone.model_id) && phone.accepts_data && phone.found_by !== 'enrolment' && phoneDataKind(identityOf(phone), file);
  return kind ? { status: 'sent' } : { status: 404, reason: 'unknown-file' };
};
