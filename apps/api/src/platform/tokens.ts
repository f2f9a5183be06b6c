import { showAppCode } from '@patchbay/contract/primitives/app-code';
import type { Clock } from './clock.ts';
import type { Deps } from './deps.ts';
import { digest } from './secrets.ts';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** RFC 4648 in lower case, without padding: nothing that a person could misread or a double click would split. */
export const base32 = (bytes: Uint8Array): string => {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((group) => alphabet[Number.parseInt(group.padEnd(5, '0'), 2)]).join('');
};

/** 256 bits for a session or a mailed link; the database keeps their hash. */
export const newToken = (clock: Pick<Clock, 'randomBytes'>): string => clock.randomBytes(32).toString('base64url');

/** An API key. Its beginning says what it is, to people and to scanners that look for leaked ones. */
export const newApiKey = (clock: Pick<Clock, 'randomBytes'>): { key: string; prefix: string } => {
  const key = `pbk_${base32(clock.randomBytes(32))}`;
  return { key, prefix: key.slice(0, 10) };
};

export type LinkedPage = 'invitation' | 'reset' | 'setup';

/**
 * The token stands behind `#`, which no browser sends to a server and no log line holds. Whoever signs in with a user name finds the code of
 * their enterprise filled in afterwards.
 */
export const linkTo = ({ config }: Pick<Deps, 'config'>, page: LinkedPage, token: string, enterprise?: string): string =>
  `${config.publicUrl}/${page}${enterprise === undefined ? '' : `?enterprise=${encodeURIComponent(enterprise)}`}#${token}`;

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 75 bits that somebody can read out over the telephone: what activates the app. */
export const newAppCode = (clock: Pick<Clock, 'randomBytes'>): string => [...clock.randomBytes(15)].map((byte) => crockford[byte % 32]).join('');

/** Where the app finds its code, behind `#` as in `linkTo`. */
export const appLink = ({ config }: Pick<Deps, 'config'>, code?: string): string => `${config.publicUrl}/app/${code === undefined ? '' : `#${showAppCode(code)}`}`;

/** Six digits, each of a million alike. */
export const newSignInCode = (clock: Pick<Clock, 'randomBytes'>): string => {
  // What lies above the last whole million would make small codes likelier.
  for (;;) {
    const drawn = Buffer.from(clock.randomBytes(4)).readUInt32BE();
    if (drawn < 4_294_000_000) return String(drawn % 1_000_000).padStart(6, '0');
  }
};

const recoveryCodeCount = 10;

/** Ten codes of 80 bits, in four groups. */
export const newRecoveryCodes = (clock: Pick<Clock, 'randomBytes'>): string[] =>
  Array.from({ length: recoveryCodeCount }, () => base32(clock.randomBytes(10)).replace(/.{4}(?=.)/g, '$&-'));

/** However it was typed: case, dashes and blanks do not matter. */
export const recoveryCodeDigest = (accountId: string, typed: string): Buffer<ArrayBuffer> =>
  digest(`${accountId}:${typed.toLowerCase().replace(/[^a-z0-9]/g, '')}`);
