const strictE164 = /^\+[0-9]{1,15}$/;
const formula = /^'*[=+\-@\t\r]/;
const disguised = /^'+[=+\-@\t\r]/;
const quotedFormula = /^="((?:[^"]|"")*)"$/;

/**
 * A text that no spreadsheet runs as a formula (OWASP, CSV Injection): an apostrophe in front, except of a plain E.164
 * number, which people and programs want as it is. Text that has the apostrophe already gets one more, so that
 * `bareCell` always gives the same text back.
 */
export const safeCell = (text: string): string => (formula.test(text) && !strictE164.test(text) ? `'${text}` : text);

/**
 * The same for an .xlsx file, whose texts are never run: only what `bareCell` would change is disguised.
 */
export const literalCell = (text: string): string => (bareCell(text) === text ? text : `'${text}`);

/** The text that is meant by `'+351…`, `="+351…"` or an exported cell. */
export const bareCell = (cell: string): string => {
  const first = cell.charCodeAt(0);
  if (first === apostrophe) return disguised.test(cell) ? cell.slice(1) : cell;
  if (first !== equals) return cell;
  const quoted = quotedFormula.exec(cell)?.[1];
  return quoted === undefined ? cell : quoted.replaceAll('""', '"');
};

const apostrophe = 0x27;
const equals = 0x3d;
