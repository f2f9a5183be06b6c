import { createRequire } from 'node:module';
import { setImmediate } from 'node:timers/promises';
import type { LabelSheet } from '@patchbay/contract/phone-labels';
import { labelPlaces, type LabelPlace } from '@patchbay/domain/provisioning/label-sheets';
import { readable, widthOf, write } from './writing.ts';

export interface Label {
  name: string;
  /** Who is on it: `101 Ann Lee`. */
  lines: string[];
  model: string;
  /** Its MAC address, or what it has in place of one. */
  mac: string;
  /** What the QR code says, and what is entered at the phone besides. */
  code: string;
  access: string[];
}

interface Sheets {
  labels: Label[];
  sheet: LabelSheet;
  skip: number;
  /** What the file says when it was made; the same labels are the same bytes. */
  at: Date;
}

type Drawing = PDFKit.PDFDocument;

const point = 72 / 25.4;
const padding = 3 * point;
const largestCode = 20 * point;
// DejaVu may be embedded and shipped, and has Latin, Greek, Cyrillic, Hebrew, Arabic, Armenian, Georgian and more. One with Chinese would be twenty times as large.
const fontFile = (name: string): string => createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`);
const fonts = { plain: 'DejaVuSansCondensed', bold: 'DejaVuSansCondensed-Bold' } as const;

/** Labels as a PDF to print at its actual size. What draws them is loaded when it is needed. */
export const drawLabels = async ({ labels, sheet, skip, at }: Sheets): Promise<Uint8Array> => {
  const [{ default: PDFDocument }, { create }] = await Promise.all([import('pdfkit'), import('qrcode')]);
  const drawing = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false, info: { Title: 'Labels', Creator: 'Patchbay', CreationDate: at } });
  const bytes = collected(drawing);
  for (const [name, file] of Object.entries(fonts)) drawing.registerFont(name, fontFile(file));
  const places = labelPlaces(sheet, labels.length, skip);
  for (const [index, label] of labels.entries()) {
    // Others are served between two labels.
    await setImmediate();
    const place = places[index]!;
    if (place.page !== places[index - 1]?.page) drawing.addPage();
    drawLabel(drawing, label, place, create(label.code, { errorCorrectionLevel: 'M' }).modules);
  }
  drawing.end();
  return bytes;
};

const collected = (drawing: Drawing): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    drawing.on('data', (chunk: Buffer) => chunks.push(chunk));
    drawing.on('end', () => resolve(Buffer.concat(chunks)));
    drawing.on('error', reject);
  });

const drawLabel = (drawing: Drawing, label: Label, place: LabelPlace, modules: { size: number; data: Uint8Array }): void => {
  const [x, y, width, height] = [place.x, place.y, place.width, place.height].map((millimetres) => millimetres * point) as [number, number, number, number];
  const code = Math.min(largestCode, height - 2 * padding);
  drawCode(drawing, modules, { x: x + padding, y: y + (height - code) / 2, size: code });
  const text = { x: x + 2 * padding + code, width: width - 3 * padding - code };
  const row = (font: keyof typeof fonts, size: number, top: number, said: string): number => {
    drawing.font(font).fontSize(size);
    write(drawing, fitting(drawing, readable(drawing, said), text.width), text.x, top);
    return top + size * 1.25;
  };
  drawing.font('bold').fontSize(10);
  let top = y + padding;
  for (const part of wrapped(drawing, readable(drawing, label.name), text.width)) top = row('bold', 10, top, part);
  const below: Row[] = [...label.access.flatMap((said) => whole(drawing, said, text.width)), [8, label.model], [8, label.mac]];
  let bottom = y + height - padding - below.reduce((sum, [size]) => sum + size * 1.25, 0);
  for (const line of shownLines(label.lines, Math.floor((bottom - top) / rowHeight))) top = row('plain', 8, top, line);
  for (const [size, said] of below) bottom = row('plain', size, bottom, said);
};

type Row = [size: number, said: string];
const rowHeight = 8 * 1.25;

/** What is typed as it stands is not cut off: where it is too wide it goes on in the next row, in smaller letters. */
const whole = (drawing: Drawing, said: string, width: number): Row[] => {
  drawing.font('plain').fontSize(8);
  if (widthOf(drawing, said) <= width) return [[8, said]];
  drawing.fontSize(6);
  const rows = [''];
  for (const letter of said) {
    if (widthOf(drawing, `${rows.at(-1)!}${letter}`) > width) rows.push('');
    rows[rows.length - 1] += letter;
  }
  return rows.map((row) => [6, row]);
};

const shownLines = (lines: string[], room: number): string[] => (lines.length <= room ? lines : [...lines.slice(0, room - 1), `+ ${lines.length - room + 1}`]);

/** A text in two rows where it is wider than one: as many words as fit, and the rest. */
const wrapped = (drawing: Drawing, said: string, width: number): string[] => {
  if (widthOf(drawing, said) <= width) return [said];
  const words = said.split(' ');
  const count = words.findLastIndex((_, index) => widthOf(drawing, words.slice(0, index + 1).join(' ')) <= width) + 1;
  const first = Math.max(count, 1);
  return [words.slice(0, first), words.slice(first)].map((part) => part.join(' ')).filter(Boolean);
};

/** As much of a text as is that wide, with an ellipsis where it is cut. */
const fitting = (drawing: Drawing, said: string, width: number): string => {
  if (widthOf(drawing, said) <= width) return said;
  const letters = Array.from(new Intl.Segmenter().segment(said), ({ segment }) => segment);
  while (letters.length > 0 && widthOf(drawing, `${letters.join('')}…`) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
};

// As text in one go: call by call, a sheet takes ten times as long and as much memory.
const drawCode = (drawing: Drawing, { size: count, data }: { size: number; data: Uint8Array }, { x, y, size }: { x: number; y: number; size: number }): void => {
  const module = size / count;
  const squares = Array.from(data, (isDark, index) => (isDark ? `${(x + (index % count) * module).toFixed(3)} ${(y + Math.floor(index / count) * module).toFixed(3)} ${module.toFixed(3)} ${module.toFixed(3)} re\n` : ''));
  drawing.addContent(`0 g\n${squares.join('')}f`);
};
