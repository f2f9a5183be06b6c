// ECMA-376 part 1, 22.9.2.19 (ST_Xstring): a character that XML cannot hold is _xHHHH_, and so is the underscore of a text
// that only looks like it.
const escaped = /_x([0-9a-f]{4})_/gi;
const noXml = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.source;
// An underscore may stand behind the digits, or come there with what is escaped.
const unwritable = new RegExp(`${noXml}|_(?=x[0-9a-f]{4}(?:_|${noXml}))`, 'gi');

export const fromXString = (text: string): string => (text.includes('_x') || text.includes('_X') ? text.replace(escaped, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text);

const special = /[&<>\u0000-\u0008\u000b-\u001f\ud800-\udfff\ufffe\uffff]|_x/i;

/** A text as the content of an element. */
export const toXString = (text: string): string => (special.test(text) ? escapedText(text) : text);

const escapedText = (text: string): string =>
  text
    .replace(unwritable, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[&<>]/g, (character) => (character === '&' ? '&amp;' : character === '<' ? '&lt;' : '&gt;'));
