import type { E164 } from '@patchbay/contract/primitives/phone-number';
import { restorePlus } from '@patchbay/domain/imports/cells/digits';
import type { RowValues } from '@patchbay/domain/imports/types';
import { callingCodeOf, countryOf, isCallingCode } from '@patchbay/domain/numbering/country';
import { formatNumber } from '@patchbay/domain/numbering/format-number';
import { isValidNumber, lostZero, toE164 } from '@patchbay/domain/numbering/to-e164';
import type { Key } from '../../../platform/imports/importer.ts';
import type { NumberRow } from './columns.ts';

export const refused = (column: keyof NumberRow, code: string, params: Record<string, string> = {}): Key => ({ ok: false, column, code, params });

/** The number of a row in international form, from one cell or from two; `country` is where the file was uploaded. */
export const numberOf = ({ countryCode, phoneNumber }: RowValues<Pick<NumberRow, 'countryCode' | 'phoneNumber'>>, country: string | null = null): Key => {
  const typed = phoneNumber ?? '';
  if (typed.startsWith('+')) return whole(typed, countryCode);
  if (countryCode) return joined(countryCode, typed);
  // With the column there, an empty cell is an oversight: to guess a plus would make a national number a foreign one.
  return countryCode === undefined ? bare(typed, country) : refused('phoneNumber', 'country-code-missing');
};

/**
 * Bare digits, which are an international number without its plus or a national one without its country. They are taken for
 * the first only where such numbers exist and the country of the upload has none that read the same; and what they were
 * taken for is said, unless both readings come to one number.
 */
const bare = (typed: string, country: string | null): Key => {
  const restored = restorePlus(typed);
  if (restored === undefined) return refused('phoneNumber', 'country-code-missing');
  const key = whole(restored, undefined);
  if (!key.ok || !isValidNumber(key.key as E164)) return refused('phoneNumber', 'country-code-missing');
  const [number, national] = [key.key as E164, country === null ? undefined : toE164(typed, country)];
  if (national === number) return key;
  const shown = formatNumber(number, 'international');
  if (national !== undefined && isValidNumber(national)) return refused('phoneNumber', 'country-code-unclear', { number: shown, national: formatNumber(national, 'international') });
  return { ...key, warnings: [{ column: 'phoneNumber', code: 'country-code-taken', params: { number: shown, country: countryOf(number) ?? `+${callingCodeOf(number)}` } }] };
};

/** The key of a number that stood there without its country code, as what spreadsheets take for a number of their own. */
export const ofNational = (e164: E164): Key => {
  const number = lostZero(e164);
  return number === undefined ? { ok: true, key: e164 } : refused('phoneNumber', 'zero-lost', { number });
};

const whole = (typed: string, countryCode: string | null | undefined): Key => {
  if (countryCode && !typed.startsWith(`+${countryCode}`)) return refused('countryCode', 'country-code-differs', { countryCode });
  const e164 = toE164(typed);
  return e164 === undefined ? refused('phoneNumber', 'number-unknown') : { ok: true, key: e164 };
};

const joined = (countryCode: string, national: string): Key => {
  if (!isCallingCode(countryCode)) return refused('countryCode', 'country-code-unknown', { countryCode });
  if (countryCode.length + national.length > 15) return refused('phoneNumber', 'number-too-long');
  const e164 = toE164(`+${countryCode}${national}`);
  return e164 === undefined ? refused('phoneNumber', 'number-impossible', { countryCode }) : ofNational(e164);
};
