import { hash } from '@node-rs/argon2';
import { expect, test } from 'vitest';
import { passwords } from './passwords.ts';

test('a password is known by its hash, which is argon2id and different each time', async () => {
  const [one, two] = [await passwords.hash('correct horse battery'), await passwords.hash('correct horse battery')];
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(two).not.toBe(one);
  expect(await passwords.verify(one, 'correct horse battery')).toBe(true);
  expect(await passwords.verify(one, 'correct horse batterY')).toBe(false);
});

test('without a hash no password is right, not even the one that stands in for it', async () => {
  expect(await passwords.verify(null, 'the password of nobody')).toBe(false);
});

test('a hash of another cost is known, and said to be outdated', async () => {
  const old = await hash('correct horse battery', { memoryCost: 4_096, timeCost: 3, parallelism: 1 });
  expect(await passwords.verify(old, 'correct horse battery')).toBe(true);
  expect(passwords.isOutdated(old)).toBe(true);
  expect(passwords.isOutdated(await passwords.hash('correct horse battery'))).toBe(false);
});
