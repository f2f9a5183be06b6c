import { bareCell } from '../cells/safe-cell.ts';
import { isReasonHeader } from '../reading/match-header.ts';
import type { Finding, ImportedRow, Importer, OpenedImport } from '../types.ts';
import type { Cell } from './write-csv.ts';

type Rejected = Pick<ImportedRow<unknown>, 'cells' | 'problems'>;

interface Words {
  /** One of `reasonHeaders`. */
  reason: string;
  say: (finding: Finding) => string;
}

/**
 * The rows of the file of rejected rows: why, and the person's own columns and cells. It can be mended and uploaded again
 * as it is. The reason comes first, so that a row which is too wide stays so until somebody mends it. Secrets are left out
 * and have to be entered again.
 */
export async function* rejectedRows<Values>(
  importer: Importer<Values>,
  { header, columns }: Pick<OpenedImport<Values>, 'header' | 'columns'>,
  rows: AsyncIterable<Rejected> | Iterable<Rejected>,
  words: Words,
): AsyncGenerator<Cell[]> {
  const byKey = new Map(importer.columns.map((column) => [column.key as string, column]));
  // A reason from last time is out of date.
  const places = header.map((_, place) => place).filter((place) => columns[place] !== null || !isReasonHeader(header[place]!));
  const isSecret = (place: number) => byKey.get(columns[place] ?? '')?.isSecret === true;
  const reason = ({ column, ...finding }: Rejected['problems'][number]) => (column === null ? words.say(finding) : `${byKey.get(column)?.header ?? column}: ${words.say(finding)}`);
  yield [words.reason, ...places.map((place) => bareCell(header[place]!))];
  // The writer disguises formulas, so a cell that came disguised is bared first and not disguised twice.
  for await (const { cells, problems } of rows) {
    const own = places.map((place) => (isSecret(place) ? '' : cells[place] ?? ''));
    yield [problems.map(reason).join(' '), ...[...own, ...cells.slice(header.length)].map((cell) => bareCell(cell.trim()))];
  }
}
