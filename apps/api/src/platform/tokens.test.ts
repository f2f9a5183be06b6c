import fc from 'fast-check';
import { expect, test } from 'vitest';
import { systemClock } from './clock.ts';
import { base32, linkTo, newApiKey, newRecoveryCodes, newToken, recoveryCodeDigest } from './tokens.ts';

// RFC 4648, section 10, without padding and in lower case.
test.each([['', ''], ['f', 'my'], ['fo', 'mzxq'], ['foo', 'mzxw6'], ['foob', 'mzxw6yq'], ['fooba', 'mzxw6ytb'], ['foobar', 'mzxw6ytboi']])('base32 of %j is %j', (text, encoded) => {
  expect(base32(Buffer.from(text))).toBe(encoded);
});

test('different bytes have different texts', () => {
  const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
  fc.assert(fc.property(bytes, bytes, (one, other) => {
    expect(base32(one) === base32(other)).toBe(Buffer.from(one).equals(Buffer.from(other)));
  }));
});

test('a token has 256 bits, and a key says what it is', () => {
  expect(Buffer.from(newToken(systemClock), 'base64url')).toHaveLength(32);
  const { key, prefix } = newApiKey(systemClock);
  expect(key).toMatch(/^pbk_[a-z2-7]{52}$/);
  expect([prefix.length, key.startsWith(prefix)]).toEqual([10, true]);
});

test('a link holds its token behind the hash', () => {
  const deps = { config: { publicUrl: 'https://pbx.example' } } as Parameters<typeof linkTo>[0];
  expect(linkTo(deps, 'reset', 'abc')).toBe('https://pbx.example/reset#abc');
  expect(linkTo(deps, 'reset', 'abc', 'OLEA & CO')).toBe('https://pbx.example/reset?enterprise=OLEA%20%26%20CO#abc');
});

test('a recovery code is the same however it is typed, and another one for another account', () => {
  const codes = newRecoveryCodes(systemClock);
  expect(codes).toHaveLength(10);
  for (const code of codes) {
    expect(code).toMatch(/^([a-z2-7]{4}-){3}[a-z2-7]{4}$/);
    const typed = ` ${code.toUpperCase().replaceAll('-', ' ')} `;
    expect(recoveryCodeDigest('one', typed)).toEqual(recoveryCodeDigest('one', code));
    expect(recoveryCodeDigest('two', code)).not.toEqual(recoveryCodeDigest('one', code));
  }
});
