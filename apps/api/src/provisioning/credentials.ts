import { timingSafeEqual } from 'node:crypto';
import { digest, sameText } from '../platform/secrets.ts';
import { type DigestAnswer, digestAnswerOf } from './digest-access.ts';

/** What a request says who it is. */
export interface Presented {
  /** The header as it came. */
  header: string;
  username: string;
  /** Of HTTP Basic. */
  password: string;
  /** Of HTTP Digest, in place of the password. */
  digest?: DigestAnswer;
}

/** HTTP Basic (RFC 7617) and Digest (RFC 7616); undefined where there is no header. Any other scheme is somebody without a name. */
export const presentedBy = (header: string | undefined, method: string, url: string): Presented | undefined => {
  if (header === undefined) return undefined;
  const answer = digestAnswerOf(header, method, url);
  if (answer) return { header, username: answer.username, password: '', digest: answer };
  const encoded = /^Basic ([A-Za-z0-9+/=]{1,400})$/i.exec(header)?.[1] ?? '';
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? { header, username: text, password: '' } : { header, username: text.slice(0, colon), password: text.slice(colon + 1) };
};

/** Whether user name and password are these; both are compared whatever the first says. */
export const isBasicRight = (presented: Presented | undefined, username: string, password: string): boolean => {
  const isUser = sameText(presented?.username ?? '', username);
  const isPassword = sameText(presented?.password ?? '', password);
  return isUser && isPassword && presented !== undefined && presented.digest === undefined;
};

interface Known {
  revision: string;
  headerDigest: Buffer;
}

const mostRemembered = 20_000;

/**
 * Credentials that were right, as hashes, so that a phone that comes again costs no decryption. Any change of the phone
 * is another revision, and is looked at anew. Digest is never the same twice.
 */
export class KnownCredentials {
  readonly #known = new Map<string, Known>();

  isKnown(phone: { phone_id: string; revision: string }, { header }: Presented): boolean {
    const known = this.#known.get(phone.phone_id);
    return known !== undefined && known.revision === phone.revision && timingSafeEqual(known.headerDigest, digest(header));
  }

  remember(phone: { phone_id: string; revision: string }, { header }: Presented): void {
    this.#known.delete(phone.phone_id);
    if (this.#known.size >= mostRemembered) this.#known.delete(this.#known.keys().next().value!);
    this.#known.set(phone.phone_id, { revision: phone.revision, headerDigest: digest(header) });
  }
}
