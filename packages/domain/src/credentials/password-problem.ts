import { commonPasswords } from './common-passwords.ts';
import { commonWords } from './common-words.ts';
import { fingerprint } from './fingerprint.ts';

export const shortestPassword = 10;
/** Beyond it, hashing would cost more than the length gains. */
export const longestPassword = 200;

export type PasswordWeakness = 'too-short' | 'too-long' | 'too-uniform' | 'common' | 'contains-email' | 'contains-name' | 'contains-organisation';

export const passwordWeaknessText: { [W in PasswordWeakness]: string } = {
  'too-short': `At least ${shortestPassword} characters.`,
  'too-long': `At most ${longestPassword} characters.`,
  'too-uniform': 'Too few different characters, or a run of the keyboard.',
  common: 'Among the passwords that are tried first.',
  'contains-email': 'It must not contain your e-mail address.',
  'contains-name': 'It must not contain your name.',
  'contains-organisation': 'It must not contain the name of your organisation.',
};

export interface PasswordOwner {
  email: string;
  name: string;
  /** The names of those that the person belongs to. */
  organisations?: readonly string[];
}

/** What makes a chosen password easy to guess, as a code; nothing if it will do. Length counts, kinds of characters do not. */
export const passwordWeakness = (password: string, { email, name, organisations = [] }: PasswordOwner): PasswordWeakness | undefined => {
  const length = [...password].length;
  if (length < shortestPassword) return 'too-short';
  if (length > longestPassword) return 'too-long';
  const text = fold(password);
  if (isUniform(text)) return 'too-uniform';
  const contains = (parts: string[]) => telling(parts).some((part) => text.includes(part));
  if (contains(email.split(/[@+]/))) return 'contains-email';
  if (contains(wordsOf(name))) return 'contains-name';
  if (contains(organisations.flatMap(wordsOf))) return 'contains-organisation';
  if (isCommon(text)) return 'common';
};

/** The same in a sentence. */
export const passwordProblem = (password: string, owner: PasswordOwner): string | undefined => {
  const weakness = passwordWeakness(password, owner);
  return weakness && passwordWeaknessText[weakness];
};

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const wordsOf = (name: string): string[] => name.split(/[\s.,&'()-]+/);

// Shorter parts are in half of all words.
const telling = (parts: readonly string[]): string[] => parts.map(fold).filter((part) => part.length >= 4);

const rows = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qwertzuiop', 'yxcvbnm', 'azertyuiop', 'qsdfghjklm', 'abcdefghijklmnopqrstuvwxyz', '1qaz2wsx3edc4rfv5tgb', '1q2w3e4r5t6y7u8i9o0p'];
const runs = rows.flatMap((row) => [row + row, [...row + row].reverse().join('')]);

/** Taking away runs and repetitions leaves next to nothing. */
const isUniform = (text: string): boolean => {
  if (new Set(text).size < 5) return true;
  if (/^(.{1,8})\1+$/u.test(text)) return true;
  return withoutRuns(text).length < 4;
};

const withoutRuns = (text: string): string => {
  let rest = '';
  for (let at = 0; at < text.length; ) {
    const length = runLength(text, at);
    if (length < 4) rest += text[at];
    at += length < 4 ? 1 : length;
  }
  return rest;
};

const runLength = (text: string, at: number): number => {
  let length = 1;
  while (at + length < text.length && runs.some((run) => run.includes(text.slice(at, at + length + 1)))) length += 1;
  return length;
};

const look: { [sign: string]: string } = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };

const spelt = (text: string): string => text.replace(/[013457@$!]/g, (sign) => look[sign] ?? sign);

const isListed = (text: string): boolean => commonPasswords.has(fingerprint(text));

/** A common password or word, or two of the very commonest, dressed up with digits and signs, is what every dictionary attack begins with. */
const isCommon = (text: string): boolean => {
  if (isListed(text)) return true;
  // The words are of these letters only.
  if (/(?![a-z])\p{L}/u.test(text)) return false;
  const core = text.replace(/^[^a-z]+|[^a-z]+$/g, '');
  return [core, spelt(core), spelt(text)].some((word) => isListed(word) || isMadeOfCommonWords(word.replace(/[^a-z]/g, '')));
};

const isMadeOfCommonWords = (letters: string): boolean =>
  letters === '' || commonWords.has(letters) || [...letters].some((_, i) => i >= 4 && commonWords.has(letters.slice(0, i)) && commonWords.has(letters.slice(i)));
