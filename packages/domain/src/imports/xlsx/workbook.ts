import { UnreadableFile } from '../unreadable-file.ts';
import { numberFormat, type NumberFormat } from './number-text.ts';
import { readPart, relationsOf, type Package } from './package-parts.ts';
import { sharedStrings, sharedStringsListener, type SharedStrings } from './shared-strings.ts';
import { attribute } from './xml-scanner.ts';

export interface Workbook {
  sheetPath: string;
  sheetName: string;
  /** Further visible sheets, which nobody reads. */
  otherSheets: readonly string[];
  from1904: boolean;
  strings: SharedStrings;
  /** By the cell's style. */
  formats: readonly (NumberFormat | undefined)[];
}

const sharedStringsBytes = 1_073_741_824;

/** Everything that has to be known before the first visible sheet can be read. */
export const readWorkbook = async (parts: Package, longestText: number): Promise<Workbook> => {
  const path = (await relationsOf(parts, '')).find(({ kind }) => kind === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const { sheets, from1904 } = await readSheets(parts, path);
  const relations = await relationsOf(parts, path);
  const targets = new Map(relations.filter(({ kind }) => kind === 'worksheet').map(({ id, target }) => [id, target]));
  const worksheets = sheets.flatMap(({ name, id }) => (targets.has(id) ? [{ name, target: targets.get(id)! }] : []));
  const [first, ...others] = worksheets;
  if (!first) throw new UnreadableFile('xlsx-no-sheet');
  const partOf = (kind: string) => relations.find((relation) => relation.kind === kind)?.target;
  return {
    sheetPath: first.target,
    sheetName: first.name,
    otherSheets: others.map(({ name }) => name),
    from1904,
    strings: await readStrings(parts, partOf('sharedStrings'), longestText),
    formats: await readFormats(parts, partOf('styles')),
  };
};

const readSheets = async (parts: Package, path: string) => {
  const sheets: { name: string; id: string }[] = [];
  let from1904 = false;
  await readPart(parts, path, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(?:1|true|on)$/.test(attribute(attributes, 'date1904') ?? '');
      if (name !== 'sheet' || /hidden/i.test(attribute(attributes, 'state') ?? '')) return;
      // `sheetId` ends in `id` too, but names are compared in full; `r:id` is found by its local name.
      sheets.push({ name: attribute(attributes, 'name') ?? '', id: attribute(attributes, 'id') ?? '' });
    },
  });
  return { sheets, from1904 };
};

const readStrings = async (parts: Package, path: string | undefined, longest: number): Promise<SharedStrings> => {
  const strings = sharedStrings();
  if (path !== undefined) await readPart(parts, path, sharedStringsListener(strings, longest), sharedStringsBytes);
  return strings;
};

const readFormats = async (parts: Package, path: string | undefined): Promise<(NumberFormat | undefined)[]> => {
  const codes = new Map<number, string>();
  const formats: (NumberFormat | undefined)[] = [];
  let isOfCells = false;
  if (path === undefined) return formats;
  await readPart(parts, path, {
    open: (name, attributes) => {
      const id = Number(attribute(attributes, 'numFmtId') ?? 0);
      if (name === 'numFmt') codes.set(id, attribute(attributes, 'formatCode') ?? '');
      else if (name === 'cellXfs') isOfCells = true;
      else if (name === 'xf' && isOfCells) formats.push(numberFormat(id, codes.get(id)));
    },
    close: (name) => {
      if (name === 'cellXfs') isOfCells = false;
    },
  });
  return formats;
};
