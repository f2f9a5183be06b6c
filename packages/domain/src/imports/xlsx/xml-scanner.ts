import { UnreadableFile } from '../unreadable-file.ts';

export interface XmlListener {
  /** `attributes` as they are written; `attribute` reads one of them. */
  open?: (name: string, attributes: string) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
}

// Longer than the longest cell with every character escaped.
const longestToken = 1_048_576;

/**
 * Reads the XML of Office files, piece by piece and without a tree. It knows no document type, so no entity of its own
 * can blow up or read a file: a declaration of one is refused (OWASP, XML External Entity). Prefixes are dropped.
 */
export const xmlScanner = (listener: XmlListener) => {
  let text = '';

  const push = (piece: string): void => {
    text += piece;
    let at = 0;
    while (at < text.length) {
      const after = readToken(text, at, listener);
      if (after === -1) break;
      at = after;
    }
    text = text.slice(at);
    if (text.length > longestToken) throw new UnreadableFile('xlsx-refused');
  };

  const end = (): void => {
    if (text.trim() !== '') throw new UnreadableFile('xlsx-unreadable');
  };

  return { push, end };
};

/** Where the next token begins; -1 if this one is not there in full. */
const readToken = (text: string, at: number, listener: XmlListener): number => {
  if (text.charCodeAt(at) !== less) return readText(text, at, listener);
  const second = text.charCodeAt(at + 1);
  if (second === bang || second === question) return readSpecial(text, at, listener);
  const end = tagEnd(text, at + 1);
  if (end === -1) return -1;
  if (second === slash) listener.close?.(localName(text, at + 2, end));
  else readOpening(text, { from: at + 1, end }, listener);
  return end + 1;
};

const readText = (text: string, at: number, listener: XmlListener): number => {
  const end = text.indexOf('<', at);
  if (end !== -1) listener.text?.(unescapeXml(text.slice(at, end)));
  return end;
};

const readOpening = (text: string, { from, end }: { from: number; end: number }, listener: XmlListener) => {
  const isEmpty = text.charCodeAt(end - 1) === slash;
  const last = isEmpty ? end - 1 : end;
  let nameEnd = from;
  while (nameEnd < last && text.charCodeAt(nameEnd) > space) nameEnd++;
  const name = localName(text, from, nameEnd);
  listener.open?.(name, text.slice(nameEnd, last));
  if (isEmpty) listener.close?.(name);
};

const readSpecial = (text: string, at: number, listener: XmlListener): number => {
  const [opening, closing] = specials.find(([start]) => text.startsWith(start, at)) ?? [];
  if (!opening || !closing) {
    if (text.length - at < longestOpening && specials.some(([start]) => start.startsWith(text.slice(at)))) return -1;
    throw new UnreadableFile('xlsx-refused');
  }
  const end = text.indexOf(closing, at + opening.length);
  if (end === -1) return -1;
  if (opening === cdata) listener.text?.(text.slice(at + cdata.length, end));
  return end + closing.length;
};

const cdata = '<![CDATA[';
const specials = [['<?', '?>'], ['<!--', '-->'], [cdata, ']]>']] as const;
const longestOpening = cdata.length;

/** The `>` that ends the tag; one inside a quoted value does not. */
const tagEnd = (text: string, from: number): number => {
  let open = 0;
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (open !== 0) {
      if (code === open) open = 0;
    } else if (code === greater) return i;
    else if (code === quote || code === apostrophe) open = code;
  }
  return -1;
};

const localName = (text: string, from: number, end: number): string => {
  const name = text.slice(from, end);
  const colon = name.indexOf(':');
  return (colon === -1 ? name : name.slice(colon + 1)).trimEnd();
};

/** An attribute by its local name. */
export const attribute = (attributes: string, name: string): string | undefined => {
  for (let at = attributes.indexOf(name); at !== -1; at = attributes.indexOf(name, at + 1)) {
    const before = attributes.charCodeAt(at - 1);
    if (before > space && before !== colonCode) continue;
    const match = assignment.exec(attributes.slice(at + name.length));
    if (match) return unescapeXml(match[1] ?? match[2] ?? '');
  }
};

const assignment = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const unescapeXml = (text: string): string => (text.includes('&') ? text.replace(/&([^;&]{0,12});?/g, entity) : text);

const entity = (whole: string, name: string): string => {
  const known = Object.hasOwn(entities, name) && whole.endsWith(';') ? entities[name] : undefined;
  if (known !== undefined) return known;
  const digits = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))$/i.exec(name);
  const code = digits ? Number.parseInt(digits[1] ?? digits[2] ?? '', digits[1] ? 16 : 10) : NaN;
  if (!(code <= 0x10ffff)) throw new UnreadableFile('xlsx-refused');
  return String.fromCodePoint(code);
};

const less = 0x3c;
const greater = 0x3e;
const slash = 0x2f;
const bang = 0x21;
const question = 0x3f;
const space = 0x20;
const quote = 0x22;
const apostrophe = 0x27;
const colonCode = 0x3a;
