import { UnreadableFile } from '../unreadable-file.ts';
import { fromXString } from './x-string.ts';
import type { XmlListener } from './xml-scanner.ts';

// A million rows of eight different texts each, and what they may weigh.
const mostTexts = 8_000_000;
const mostCharacters = 100_000_000;
const groupSize = 1_024;

/**
 * The texts that cells refer to by number (ECMA-376, 18.4), as few long texts and an array of numbers: a string of its own
 * for each would take several times the memory.
 */
export const sharedStrings = () => {
  const groups: string[] = [];
  let ends = new Uint32Array(groupSize);
  let group: string[] = [];
  let count = 0;
  let length = 0;
  let characters = 0;

  const close = () => {
    groups.push(group.join(''));
    group = [];
    length = 0;
  };

  const add = (text: string): void => {
    characters += text.length;
    if (count >= mostTexts || characters > mostCharacters) throw new UnreadableFile('xlsx-too-large');
    if (count === ends.length) ends = grown(ends);
    group.push(text);
    length += text.length;
    ends[count++] = length;
    if (group.length === groupSize) close();
  };

  const get = (index: number): string | undefined => {
    if (!(index < count)) return undefined;
    if (group.length > 0) close();
    const start = index % groupSize === 0 ? 0 : ends[index - 1]!;
    return groups[Math.floor(index / groupSize)]!.slice(start, ends[index]);
  };

  return { add, get };
};

export type SharedStrings = ReturnType<typeof sharedStrings>;

const grown = (ends: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> => {
  const more = new Uint32Array(ends.length * 2);
  more.set(ends);
  return more;
};

/** Listens to the part `sharedStrings.xml`; the runs of a rich text are one text, and readings (`rPh`) are none of it. */
export const sharedStringsListener = (strings: SharedStrings, longest: number): XmlListener => {
  let item = '';
  let isText = false;
  let isReading = false;
  return {
    open: (name) => {
      if (name === 'si') item = '';
      else if (name === 't') isText = true;
      else if (name === 'rPh') isReading = true;
    },
    text: (text) => {
      // One more than allowed is kept, so that the cell is refused and not silently cut.
      if (isText && !isReading && item.length <= longest) item += text;
    },
    close: (name) => {
      if (name === 'si') strings.add(fromXString(item));
      else if (name === 't') isText = false;
      else if (name === 'rPh') isReading = false;
    },
  };
};
