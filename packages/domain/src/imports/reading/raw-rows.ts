export interface RawRow {
  /** As a spreadsheet numbers it, from 1. */
  row: number;
  cells: readonly string[];
  /** The file ended before this row did. */
  isUnfinished?: boolean;
  /** Text follows a closing quotation mark: it may close what another row opened by mistake, with all rows between in one cell. */
  isMisquoted?: boolean;
}

/** Rows as they stand in the file, before anybody asks what they mean. */
export interface RawRows {
  rows: readonly RawRow[];
  /** Some cell may have a character that could not be decoded, or a control character. */
  isSuspect: boolean;
  /** Absent cells at the end of a row are how the format writes empty ones. */
  isSparse: boolean;
}

// NUL and the other controls except tab and line breaks, and what decoders write for bytes that are no character.
const suspect = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd]/;

export const isSuspect = (text: string): boolean => suspect.test(text);
