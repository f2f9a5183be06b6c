/** How a family's files are written; each has its own rule for what a value may contain. */
export type OutputFormat = 'parameter-lines';

const plainAscii = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;
// Phones read these two as "the factory's value" and "nothing".
const placeholder = /^%+(NULL|EMPTY)%+$/i;

/**
 * A value of a `parameter = value` line. Whatever it contains, it stays one value on its own line: what would end the line,
 * hide in it or be cut off its ends is taken out.
 */
const parameterValue = (value: unknown): string => {
  const text = value === null || value === undefined ? '' : String(value);
  if (plainAscii.test(text) && !text.includes('%')) return text;
  return text
    .normalize('NFC')
    .replace(/[\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu, '')
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .trim()
    .replace(placeholder, '$1');
};

export const escapes: { [F in OutputFormat]: (value: unknown) => string } = { 'parameter-lines': parameterValue };
