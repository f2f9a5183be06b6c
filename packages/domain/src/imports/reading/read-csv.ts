import { delimiterNames } from '../delimiters.ts';
import type { ImportFile, ImportLimits } from '../types.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import { csvDialect } from './csv-dialect.ts';
import { csvRows } from './csv-rows.ts';
import { decodeText } from './decode-text.ts';
import { isSuspect, type RawRows } from './raw-rows.ts';

/** The rows of a CSV file, with the encoding and the separator that its start shows. */
export const readCsv = async (file: ImportFile, knownHeaders: ReadonlySet<string>, limits: ImportLimits) => {
  const text = decodeText(file);
  let start = '';
  let isWhole = false;
  let dialect;
  while (!dialect) {
    const { value = '', done } = await text.chunks.next();
    start += value;
    isWhole = done === true;
    const isBlank = start.trim() === '';
    if (isBlank && (isWhole || start.length > limits.rowLength)) throw new UnreadableFile('file-empty');
    if (!isBlank) dialect = csvDialect(start, knownHeaders, limits, isWhole);
  }
  const encoding = text.encoding();
  const details = { separator: delimiterNames[dialect.delimiter], ...(encoding && { encoding }) };
  return { details, delimiter: dialect.delimiter, rows: rowsOf(start.slice(dialect.skip), text.chunks, csvRows(dialect.delimiter, limits)) };
};

async function* rowsOf(start: string, rest: AsyncIterable<string>, reader: ReturnType<typeof csvRows>): AsyncGenerator<RawRows> {
  // A row may have begun in an earlier piece, so suspicion stays.
  let suspicion = isSuspect(start);
  const wrap = (rows: RawRows['rows']): RawRows => ({ rows, isSuspect: suspicion, isSparse: false });
  yield wrap(reader.push(start));
  for await (const text of rest) {
    suspicion ||= isSuspect(text);
    yield wrap(reader.push(text));
  }
  yield wrap(reader.end());
}
