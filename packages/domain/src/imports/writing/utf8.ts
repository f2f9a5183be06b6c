import type { Rows } from './write-csv.ts';

const chunkCharacters = 65_536;

export interface RowTexts<Row> {
  before?: string;
  rowText: (row: Row, number: number) => string;
  after?: string;
}

/** Rows as UTF-8, in chunks that are worth sending. */
export async function* rowsAsUtf8<Row>(rows: Rows<Row>, { before = '', rowText, after = '' }: RowTexts<Row>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let text = before;
  let number = 0;
  for await (const row of rows) {
    text += rowText(row, ++number);
    if (text.length < chunkCharacters) continue;
    yield encoder.encode(text);
    text = '';
  }
  yield encoder.encode(text + after);
}

export const textAsUtf8 = (text: string): AsyncGenerator<Uint8Array> => rowsAsUtf8([text], { rowText: (whole) => whole });
