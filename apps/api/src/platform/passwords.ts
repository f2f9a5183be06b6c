import { hash as argon2Hash, parseOptions, verify as argon2Verify } from '@node-rs/argon2';
import { createGate } from './accounts/gate.ts';

/** argon2id as OWASP recommends it (Password Storage Cheat Sheet): 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// A process has four threads for files, name look-ups and this; half of them stay free, whoever hammers at the door.
const gate = createGate(2, 200);

// The same letters can be typed as different code points, depending on the keyboard.
const normalised = (password: string): string => password.normalize('NFKC');

const hash = (password: string): Promise<string> => gate(() => argon2Hash(normalised(password), cost));

let nobodys: Promise<string> | undefined;

/**
 * Whether this is the password. Without a stored hash it takes as long as with one, so that the answer's time does not
 * tell whether there is an account.
 */
const verify = async (stored: string | null, password: string): Promise<boolean> => {
  const compared = await (nobodys ??= hash('the password of nobody'));
  const isEqual = await gate(() => argon2Verify(stored ?? compared, normalised(password)));
  return stored !== null && isEqual;
};

/** Whether a hash was made at another cost, and should be made again while the password is at hand. */
const isOutdated = (stored: string): boolean => {
  const made = parseOptions(stored);
  return made.memoryCost !== cost.memoryCost || made.timeCost !== cost.timeCost || made.parallelism !== cost.parallelism;
};

/** Slow on purpose: never called inside a transaction. */
export const passwords = { hash, verify, isOutdated };
