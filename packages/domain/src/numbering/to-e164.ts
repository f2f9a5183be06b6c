import { E164 } from '@patchbay/contract/primitives/phone-number';
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';
import { countryCode } from './country.ts';
import { numberText } from './typed.ts';

/**
 * The number that a person means by what they typed, in any notation. `country` (ISO code) is where a national number, or
 * an access code such as 011, is to be understood. Nothing if it is no number, names an extension, or has a length that
 * its country does not know.
 */
export const toE164 = (typed: string, country?: string): E164 | undefined => {
  const text = numberText(typed);
  if (text === undefined) return undefined;
  const from = countryCode(country);
  for (const digits of readings(text)) {
    const number = parse(digits, from);
    if (number) return number;
  }
};

/** Whether a country has such numbers, and not only numbers of that length: what tells an international number without its plus from a national one. */
export const isValidNumber = (e164: E164): boolean => parsePhoneNumberFromString(e164)?.isValid() ?? false;

/**
 * The national number with the leading zero that it has probably lost: it is none as it is, and one with a zero. In Italy
 * (AGCOM's numbering plan) and a few other countries the zero is part of the number, also after the country code; in most it
 * is a prefix only.
 */
export const lostZero = (e164: E164): string | undefined => {
  const number = parsePhoneNumberFromString(e164);
  if (!number || number.isValid()) return undefined;
  const [code, national] = [number.countryCallingCode, `0${number.nationalNumber}`];
  const whole = parsePhoneNumberFromString(`+${code}${national}`);
  // Where it is a prefix, the zero is dropped again.
  return whole?.isValid() && whole.number === `+${code}${national}` ? national : undefined;
};

/** What the digits could mean, likeliest first. */
const readings = (text: string): string[] => {
  const bare = (part: string) => part.replace(/[^\d+]/g, '');
  // `+351 (0)21 …`: the zero is dialled inside the country only, and some countries have none at all.
  const written = [bare(text), bare(text.replace(/\(\s*0\s*\)/, ''))];
  // Most of the world writes 00 for the plus, also about numbers meant for places that dial something else.
  return [...written, ...written.filter((digits) => digits.startsWith('00')).map((digits) => `+${digits.slice(2)}`)];
};

const parse = (digits: string, country: CountryCode | undefined): E164 | undefined => {
  const number = parsePhoneNumberFromString(digits, { defaultCountry: country, extract: false });
  return number?.isPossible() ? E164.safeParse(number.number).data : undefined;
};
