import { getCountries, getCountryCallingCode, isSupportedCountry, Metadata, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';

export type { CountryCode } from 'libphonenumber-js/min';

/** The code if it is a country of the numbering plan (ISO 3166-1 alpha-2, any letter case). */
export const countryCode = (code: string | undefined): CountryCode | undefined => {
  const upper = code?.toUpperCase() ?? '';
  return isSupportedCountry(upper) ? upper : undefined;
};

/** Every country of the numbering plan. */
export const countries = (): CountryCode[] => getCountries();

// Those that no country has (ITU-T E.164, list of assigned codes): freephone, shared cost, satellites, networks, premium rate.
const global = ['800', '808', '870', '878', '881', '882', '883', '888', '979'];
const callingCodes = new Set<string>([...getCountries().map((country) => getCountryCallingCode(country)), ...global]);

/** Whether international numbers begin with these digits. */
export const isCallingCode = (digits: string): boolean => callingCodes.has(digits);

/** The digits that a country's numbers begin with, `US` → `1`. */
export const callingCode = (country: CountryCode): string => getCountryCallingCode(country);

/** The country that a number belongs to (ISO code); nothing for numbers of no country, such as +800. */
export const countryOf = (e164: string): CountryCode | undefined => parsePhoneNumberFromString(e164)?.country;

/** The digits after the plus that name a number's country or network. */
export const callingCodeOf = (e164: string): string | undefined => parsePhoneNumberFromString(e164)?.countryCallingCode;

const metadata = new Metadata();
const unusualInternationalPrefixes: { [C in CountryCode]?: string } = { AU: '0011', CC: '0011', CX: '0011' };

/** What is dialled before the country code of a foreign number: the usual one where there are several. */
export const internationalPrefix = (country: CountryCode): string => {
  metadata.selectNumberingPlan(country);
  const prefix = metadata.numberingPlan?.IDDPrefix() ?? '00';
  return unusualInternationalPrefixes[country] ?? (/^\d+$/.test(prefix) ? prefix : '00');
};
