/** What a number cell shows beyond its digits. */
export type NumberFormat = { kind: 'date' } | { kind: 'padded'; plus: boolean; digits: number };

const number = /^(-?)([0-9]+)(?:\.([0-9]+))?(?:e([+-]?[0-9]{1,3}))?$/i;
const plainInteger = /^-?[0-9]+$/;
// ECMA-376, 18.8.30: the formats that have no code of their own and show a date or a time, those of East Asia included.
const builtInDates = [[14, 22], [27, 36], [45, 47], [50, 58]] as const;

/** The format behind an id, and behind its code where it has one. */
export const numberFormat = (id: number, code: string | undefined): NumberFormat | undefined => {
  if (code === undefined) return builtInDates.some(([first, last]) => id >= first && id <= last) ? { kind: 'date' } : undefined;
  const padded = /^(\\?\+|"\+")?(0+)$/.exec(code);
  if (padded) return { kind: 'padded', plus: padded[1] !== undefined, digits: padded[2]!.length };
  const letters = code.replace(/"[^"]*"|\\.|_.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  return /[dmyhs]/i.test(letters) ? { kind: 'date' } : undefined;
};

/** The text of a number cell: every digit that the file has, never an exponent. */
export const numberText = (value: string, format: NumberFormat | undefined, from1904: boolean): string => {
  const digits = plainInteger.test(value) ? value : expanded(value);
  if (format?.kind === 'date') return dateText(digits, from1904) ?? digits;
  if (format?.kind !== 'padded' || !/^[0-9]+$/.test(digits)) return digits;
  return (format.plus ? '+' : '') + digits.padStart(format.digits, '0');
};

const expanded = (value: string): string => {
  const exact = shifted(value);
  // The file may have 17 digits of a number of which a spreadsheet knows and shows 15 (ECMA-376, 18.3.1.96 leaves it open).
  return exact?.includes('.') ? shifted(String(Number(Number(value).toPrecision(15)))) ?? value : exact ?? value;
};

/** Moves the decimal point by the exponent, in the text, so that no digit is rounded. */
const shifted = (value: string): string | undefined => {
  const match = number.exec(value);
  if (!match) return undefined;
  const [, sign = '', whole = '', decimals = '', exponent = '0'] = match;
  const point = whole.length + Number(exponent);
  const digits = (whole + decimals).padEnd(point, '0').padStart(whole.length + decimals.length + Math.max(0, 1 - point), '0');
  const at = Math.max(point, 1);
  const before = digits.slice(0, at).replace(/^0+(?=.)/, '');
  const after = digits.slice(at).replace(/0+$/, '');
  return sign + before + (after === '' ? '' : `.${after}`);
};

const dayMs = 86_400_000;
const lastSerial = 2_958_466;

/** ISO 8601 for the number of days since the workbook's first one (ECMA-376, 18.17.4.1). */
const dateText = (digits: string, from1904: boolean): string | undefined => {
  const serial = Number(digits);
  if (!(serial >= 0 && serial < lastSerial)) return undefined;
  const iso = new Date(firstDay(serial, from1904) + Math.round(serial * 86_400) * 1_000).toISOString();
  if (serial < 1) return iso.slice(11, 19);
  return Number.isInteger(serial) ? iso.slice(0, 10) : iso.slice(0, 19);
};

const firstDay = (serial: number, from1904: boolean): number => {
  if (from1904) return Date.UTC(1904, 0, 1);
  // The calendar of 1900 has a 29 February that never was.
  return serial < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 31) - dayMs;
};
