/** How a family's files are written; each has its own rule for what a value may contain. */
export type OutputFormat = 'colon-lines' | 'parameter-lines' | 'quoted-lines' | 'xml';

const plainAscii = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;
// Phones read these two as "the factory's value" and "nothing".
const placeholder = /^%+(NULL|EMPTY)%+$/i;

/** On one line and without what nobody sees: what would end the line, hide in it or be cut off its ends is taken out. */
const oneLine = (value: unknown): string => {
  const text = value === null || value === undefined ? '' : String(value);
  if (plainAscii.test(text)) return text;
  return text
    .normalize('NFC')
    .replace(/[\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu, '')
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .trim();
};

/** A value of a `parameter = value` line. Whatever it contains, it stays one value on its own line. */
const parameterValue = (value: unknown): string => oneLine(value).replace(placeholder, '$1');

/** A value of a `NAME="value"` line, in which no quotation mark can stand. */
const quotedValue = (value: unknown): string => oneLine(value).replaceAll('"', "'");

/** A value of a `name: value` line. A `#` would begin a comment, so that such a value stands in quotation marks. */
const colonValue = (value: unknown): string => {
  const text = quotedValue(value);
  return text.includes('#') ? `"${text}"` : text;
};

/** Text of an XML element, or of an attribute in double quotes. */
const xmlText = (value: unknown): string => oneLine(value).replace(/[&<>"']/g, (sign) => entities[sign]!);

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

export const escapes: { [F in OutputFormat]: (value: unknown) => string } = { 'colon-lines': colonValue, 'parameter-lines': parameterValue, 'quoted-lines': quotedValue, xml: xmlText };
