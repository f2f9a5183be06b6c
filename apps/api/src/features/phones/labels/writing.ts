import anyAscii from 'any-ascii';
import bidiFactory, { type EmbeddingLevels } from 'bidi-js';

type Drawing = PDFKit.PDFDocument;

// Its types are those of a module that it is not: what is imported is the function itself.
const bidi = (bidiFactory as unknown as typeof bidiFactory.default)();
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Nko}\p{Script=Syriac}\p{Script=Thaana}]/u;
const ofAScript = /[^\p{Script=Common}\p{Script=Inherited}]/u;
// They turn a text round without being seen.
const directionMarks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
// Words are shaped by themselves otherwise, and stay in their order whatever the direction.
const asAWhole = { features: [] };

/** A text with the letters of the font that is set: what it has none for, such as Chinese or Thai, is in Latin letters. */
export const readable = (drawing: Drawing, said: string): string => {
  const { font } = (drawing as unknown as { _font: { font: { hasGlyphForCodePoint: (code: number) => boolean } } })._font;
  const letters = Array.from(said.normalize('NFC').replace(directionMarks, ''));
  return letters.map((letter) => (font.hasGlyphForCodePoint(letter.codePointAt(0)!) ? letter : anyAscii(letter))).join('').trim();
};

export const widthOf = (drawing: Drawing, said: string): number => runsOf(said).reduce((width, run) => width + drawing.widthOfString(run, asAWhole), 0);

/** Writes a text in one row. */
export const write = (drawing: Drawing, said: string, x: number, y: number): void => {
  let left = x;
  for (const run of runsOf(said)) {
    drawing.text(run, left, y, { ...asAWhole, lineBreak: false });
    left += drawing.widthOfString(run, asAWhole);
  }
};

/** The parts of a text that run in one direction, from left to right, each in the order in which it is to be shaped. */
const runsOf = (said: string): string[] => {
  if (!rightToLeft.test(said)) return [said];
  const found = bidi.getEmbeddingLevels(said);
  const mirrored = bidi.getMirroredCharactersMap(said, found.levels);
  return stretches(said, found).map(([from, to]) => {
    const letters = Array.from({ length: to - from + 1 }, (_, index) => mirrored.get(from + index) ?? said[from + index]!).join('');
    const isTurned = found.levels[from]! % 2 === 1;
    return isTurned === isTurnedByFont(letters) ? letters : Array.from(letters).reverse().join('');
  });
};

/** What shapes the letters goes by the first that belongs to a script. */
const isTurnedByFont = (letters: string): boolean => rightToLeft.test(ofAScript.exec(letters)?.[0] ?? '');

const stretches = (said: string, found: EmbeddingLevels): [from: number, to: number][] => {
  const all: [from: number, to: number][] = [];
  for (const index of bidi.getReorderedIndices(said, found)) {
    const last = all.at(-1);
    const isNext = last && found.levels[index] === found.levels[last[0]] && (index === last[1] + 1 || index === last[0] - 1);
    if (isNext) all[all.length - 1] = [Math.min(last[0], index), Math.max(last[1], index)];
    else all.push([index, index]);
  }
  return all;
};
