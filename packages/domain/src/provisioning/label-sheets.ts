import { labelSheets, type LabelSheet } from '@patchbay/contract/phone-labels';

/** Millimetres from the corner of the sheet to the first label, and from label to label. */
interface Sheet {
  width: number;
  height: number;
  left: number;
  top: number;
  gap: number;
}

/** As they are sold, by Avery Zweckform and Herma among others: 3474, L7160, L7163 and 3425. */
const sheets: { [S in LabelSheet]: Sheet } = {
  '70x37': { width: 70, height: 37, left: 0, top: 0.5, gap: 0 },
  '63.5x38.1': { width: 63.5, height: 38.1, left: 7.2, top: 15.1, gap: 2.55 },
  '99.1x38.1': { width: 99.1, height: 38.1, left: 4.65, top: 15.1, gap: 2.5 },
  '105x57': { width: 105, height: 57, left: 0, top: 6, gap: 0 },
};

export interface LabelPlace {
  /** From 0. */
  page: number;
  /** Millimetres. */
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How many labels a sheet has. */
export const labelsPerSheet = (sheet: LabelSheet): number => labelSheets[sheet].across * labelSheets[sheet].down;

/** Where each of so many labels goes, row by row, after those that are used up. */
export const labelPlaces = (sheet: LabelSheet, count: number, skip = 0): LabelPlace[] => {
  const { across } = labelSheets[sheet];
  const { width, height, left, top, gap } = sheets[sheet];
  const first = skip % labelsPerSheet(sheet);
  return Array.from({ length: count }, (_, index) => {
    const place = (first + index) % labelsPerSheet(sheet);
    const [column, row] = [place % across, Math.floor(place / across)];
    return { page: Math.floor((first + index) / labelsPerSheet(sheet)), x: left + column * (width + gap), y: top + row * height, width, height };
  });
};
