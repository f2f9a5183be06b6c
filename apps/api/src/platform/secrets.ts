import { createCipheriv, createDecipheriv, createSecretKey, hash, timingSafeEqual } from 'node:crypto';
import type { Clock } from './clock.ts';

/**
 * Encrypts what must be read back: SIP and HTTP passwords, path secrets, mail texts. AES-256-GCM; the sealed form is
 * `keyId.iv.tag.text` in base64url. `purpose` (table, column and row) is authenticated with it, so that a value moved
 * to another row does not open.
 */
export interface Secrets {
  seal(text: string, purpose: string): string;
  /** Throws when the key is unknown or the value was not sealed for this purpose. */
  open(sealed: string, purpose: string): string;
  /** What values begin with that the first key has sealed. */
  activePrefix: string;
}

/** @param keys `id:base64 of 32 bytes`, separated by commas; the first encrypts, all decrypt. */
export const createSecrets = (keys: string, clock: Pick<Clock, 'randomBytes'>): Secrets => {
  const ring = new Map(keys.split(',').map((entry) => {
    const [id, key] = entry.split(':') as [string, string];
    // A key object is prepared once; a buffer would be for each value, which takes longer than decrypting it.
    return [id, createSecretKey(key, 'base64')] as const;
  }));
  const [activeId, activeKey] = ring.entries().next().value!;
  return {
    seal: (text, purpose) => {
      const iv = clock.randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', activeKey, iv).setAAD(Buffer.from(purpose));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return [activeId, iv.toString('base64url'), cipher.getAuthTag().toString('base64url'), sealed.toString('base64url')].join('.');
    },
    open: (sealed, purpose) => {
      const [id, iv, tag, text] = sealed.split('.') as [string, string, string, string];
      const key = ring.get(id);
      if (!key) throw new Error(`No secret key "${id}": add it to PATCHBAY_SECRET_KEYS`);
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), { authTagLength: 16 })
        .setAAD(Buffer.from(purpose)).setAuthTag(Buffer.from(tag, 'base64url'));
      return decipher.update(Buffer.from(text, 'base64url'), undefined, 'utf8') + decipher.final('utf8');
    },
    activePrefix: `${activeId}.`,
  };
};

/** SHA-256 of a token with 128 bits or more of chance: nothing to guess, so a fast hash is enough. */
export const digest = (token: string): Buffer<ArrayBuffer> => hash('sha256', token, 'buffer') as Buffer<ArrayBuffer>;

/** Compares in a time that does not depend on where the texts differ. */
export const sameText = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));
