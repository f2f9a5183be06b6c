/**
 * Makes `packages/domain/src/credentials/common-passwords.ts` out of a list of passwords, one a line, the commonest first
 * (whatever follows the first blank is ignored):
 *
 *   node scripts/common-passwords.ts <list>
 *
 * Kept is what the rules of `password-problem.ts` would let pass: entries that are long enough for a password, and the
 * words among the commonest, which people dress up with digits.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fingerprint } from '../packages/domain/src/credentials/fingerprint.ts';

const commonest = 10_000;
const shortest = 10;

const list = process.argv[2];
if (!list) throw new Error('Name the file with the list.');
const entries = readFileSync(list, 'utf8').split('\n').map((line) => line.split(/\s/)[0]!.toLowerCase()).filter(Boolean);
const kept = entries.filter((entry, rank) => entry.length >= shortest || (rank < commonest && /^[a-z]{6,}$/.test(entry)));
const fingerprints = [...new Set(kept.map(fingerprint))].sort();
const lines = (fingerprints.join('').match(/.{1,240}/g) ?? []).map((line) => `  '${line}'`);

writeFileSync(new URL('../packages/domain/src/credentials/common-passwords.ts', import.meta.url), `// Written by scripts/common-passwords.ts from the list of zxcvbn (MIT, github.com/dropbox/zxcvbn, data/passwords.txt).
/** Fingerprints of common passwords, of six characters each: shorter than the passwords, and fit to be read by anybody. */
const fingerprints =
${lines.join(' +\n')};

export const commonPasswords: ReadonlySet<string> = new Set(fingerprints.match(/.{6}/g));
`);
process.stdout.write(`${fingerprints.length} passwords\n`);
