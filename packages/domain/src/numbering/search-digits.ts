import { callingCode, countryCode, internationalPrefix, type CountryCode } from './country.ts';
import { numberText } from './typed.ts';

/** A run of digits to look for in E.164 numbers without their plus: anywhere, or only at the beginning. */
export interface SearchDigits {
  digits: string;
  isPrefix: boolean;
}

/**
 * What to look for when a person types any part of a number in any notation: a number is found if it has any one of the
 * answers, the literal one first. Nothing if the text is no part of a number. `country` is where national notation is to
 * be understood.
 */
export const searchDigits = (typed: string, country?: string): SearchDigits[] => {
  const text = numberText(typed);
  const digits = text?.replace(optionalZero, '$1').replace(/\D/g, '');
  if (!text || !digits) return [];
  if (text.includes('+')) return [atStart(digits)];
  const readings = [anywhere(digits), ...otherReadings(digits, countryCode(country))];
  return readings.filter((reading, i) => readings.findIndex((earlier) => earlier.digits === reading.digits) === i);
};

/** Those that find every number which any of them finds: what has `0794` in it has `794` in it. */
export const widest = (search: readonly SearchDigits[]): SearchDigits[] =>
  search.filter((reading) => !search.some((other) => other !== reading && !other.isPrefix && reading.digits.includes(other.digits)));

/** Whether a number is found by what `searchDigits` answered; what a database does with `LIKE`. */
export const isFoundBy = (e164: string, search: readonly SearchDigits[]): boolean => {
  const digits = e164.slice(1);
  return search.some((reading) => (reading.isPrefix ? digits.startsWith(reading.digits) : digits.includes(reading.digits)));
};

const optionalZero = /(\d[ )]*)\(\s*0\s*\)/;

// A reader in another country sees numbers in its notation. Fewer digits are more likely to be of home, and are in many other numbers.
const leastOfAnyCountry = 6;

const otherReadings = (digits: string, home: CountryCode | undefined): SearchDigits[] => {
  const accessCodes = home ? [internationalPrefix(home), '00'] : ['00', '011'];
  const abroad = accessCodes.flatMap((code) => rest(digits, code) ?? []).map(atStart);
  const withoutZero = rest(digits, '0');
  const ofAnyCountry = withoutZero && (!home || withoutZero.length >= leastOfAnyCountry) ? [anywhere(withoutZero)] : [];
  return [...abroad, ...(home ? nationalReading(digits, home) : []), ...ofAnyCountry];
};

// What is dialled before a national number, where that is not a zero. North America's 1 is its country code as well.
const trunkPrefixes: { [C in CountryCode]?: string } = { BY: '8', HU: '06', KZ: '8', RU: '8', TM: '8' };

const nationalReading = (digits: string, home: CountryCode): SearchDigits[] => {
  const trunk = callingCode(home) === '1' ? '1' : (trunkPrefixes[home] ?? '0');
  const local = rest(digits, trunk);
  if (local) return [atStart(callingCode(home) + local)];
  const foreign = trunk === '0' ? undefined : rest(digits, '0');
  return foreign ? [anywhere(foreign)] : [];
};

const rest = (digits: string, prefix: string): string | undefined =>
  digits.startsWith(prefix) && digits.length > prefix.length ? digits.slice(prefix.length) : undefined;

const anywhere = (digits: string): SearchDigits => ({ digits, isPrefix: false });
const atStart = (digits: string): SearchDigits => ({ digits, isPrefix: true });
