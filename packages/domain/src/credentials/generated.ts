/**
 * A SIP password out of random bytes (15 at least, for 120 bits): lower-case letters and digits that nobody mistakes for
 * one another on a display or over the telephone, safe in every phone's file.
 */
export const sipPasswordFrom = (bytes: Uint8Array): string => {
  if (bytes.length < 15) throw new RangeError('A SIP password takes at least 15 random bytes.');
  return inBase32(bytes, 'abcdefghijkmnpqrstuvwxyz23456789');
};

/**
 * The name of a SIP account that belongs to no short number, `u7k2m9p4-CANISTRACCI`: a letter, which those of extensions do not
 * begin with, random characters (5 bytes at least), and the enterprise's code.
 */
export const sipUsernameFrom = (bytes: Uint8Array, code: string): string => {
  if (bytes.length < 5) throw new RangeError('A SIP user name takes at least 5 random bytes.');
  return `u${inBase32(bytes, 'abcdefghijkmnpqrstuvwxyz23456789')}-${code}`;
};

/** Bytes as base32 (RFC 4648) in lower case without padding: 16 random ones are a secret of 26 characters that fits in any URL. */
export const tokenFrom = (bytes: Uint8Array): string => inBase32(bytes, 'abcdefghijklmnopqrstuvwxyz234567');

const inBase32 = (bytes: Uint8Array, alphabet: string): string => {
  let text = '';
  let bits = 0;
  let count = 0;
  for (const byte of bytes) {
    bits = (bits << 8) | byte;
    count += 8;
    while (count >= 5) {
      count -= 5;
      text += alphabet[(bits >> count) & 31];
    }
    bits &= (1 << count) - 1;
  }
  return count === 0 ? text : text + alphabet[(bits << (5 - count)) & 31];
};
