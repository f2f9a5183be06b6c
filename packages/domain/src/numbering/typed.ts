/**
 * What a person typed or pasted as a number, in plain ASCII: digits and what people put between them, nothing else. Nothing
 * where there is something else: letters, and with them extensions and vanity numbers.
 */
export const numberText = (typed: string): string | undefined => {
  if (typed.length > longestNotation) return undefined;
  const text = plain(typed).replace(/^tel:/i, '');
  return notation.test(text) ? text : undefined;
};

/**
 * What a person typed or pasted, as plain ASCII: one kind of blank, one kind of dash, ASCII digits, and none of the
 * invisible characters that word processors and chat programs put around numbers.
 */
export const plain = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim();

const notation = /^\(?\+?[\d ().\/-]+$/;
const longestNotation = 60;

// First digits of the scripts in which people write numbers with their own digits; full-width ones are ASCII after NFKC.
const zeroOfScript = [0x0660, 0x06f0, 0x0966, 0x09e6];

const asciiDigit = (digit: string): string => {
  const code = digit.codePointAt(0) ?? 0;
  const zero = zeroOfScript.find((first) => code >= first && code < first + 10);
  return zero === undefined ? digit : String(code - zero);
};
