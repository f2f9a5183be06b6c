import { inflateSync } from 'node:zlib';

const streamsOf = (pdf: Buffer): string[] =>
  [...pdf.toString('latin1').matchAll(/\/Length (\d+)[^]*?stream\n/g)].flatMap(({ 0: head, 1: length, index }) => {
    const packed = pdf.subarray(index + head.length, index + head.length + Number(length));
    return head.includes('FlateDecode') ? [inflateSync(packed).toString('latin1')] : [packed.toString('latin1')];
  });

const hex = (text: string): string[] => [...text.matchAll(/<([0-9a-f ]+)>/gi)].map(([, digits]) => digits!.replaceAll(' ', ''));
const codes = (digits: string): number[] => (digits.match(/.{4}/g) ?? []).map((four) => Number.parseInt(four, 16));

/** The letters of a font by glyph, as its ToUnicode table says. */
const lettersOf = (cmap: string): string[] =>
  [...cmap.matchAll(/beginbfrange\n([^]*?)endbfrange/g)].flatMap(([, ranges]) => [...ranges!.matchAll(/\[([^\]]*)\]/g)].flatMap(([, entries]) => hex(entries!).map((digits) => String.fromCharCode(...codes(digits)))));

/** For tests: what our labels say. Pages, the texts of each font in order, and the squares of the QR codes. */
export const readPdf = (pdf: Buffer) => {
  const streams = streamsOf(pdf);
  const fonts = streams.filter((stream) => stream.includes('beginbfrange')).map(lettersOf);
  const pages = streams.filter((stream) => / re\n| TJ/.test(stream) && !stream.includes('beginbfrange'));
  const shown = pages.flatMap((page) => [...page.matchAll(/\/F(\d+) [\d.]+ Tf[^]*?\[([^\]]*)\] TJ/g)].map(([, font, text]) => ({ font: Number(font), glyphs: hex(text!).flatMap(codes) })));
  const order = [...new Set(shown.map(({ font }) => font))].sort((a, b) => a - b);
  const texts = shown.map(({ font, glyphs }) => glyphs.map((glyph) => fonts[order.indexOf(font)]?.[glyph] ?? '?').join(''));
  const squares = pages.flatMap((page) => [...page.matchAll(/(-?[\d.]+) (-?[\d.]+) ([\d.]+) [\d.]+ re/g)].map(([, x, y, size]) => ({ x: Number(x), y: Number(y), size: Number(size) })));
  return { pages: pages.length, texts, squares };
};
