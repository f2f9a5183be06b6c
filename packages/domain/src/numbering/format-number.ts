import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { countryCode } from './country.ts';

export type NumberStyle = 'international' | 'national' | 'e164';

/**
 * A stored number as a person reads it. `national` applies to the numbers of the reader's own `country` only: a foreign
 * number without its country code would be another number.
 */
export const formatNumber = (e164: string, style: NumberStyle, country?: string): string => {
  if (style === 'e164') return e164;
  const number = parsePhoneNumberFromString(e164);
  if (!number) return e164;
  const isAtHome = style === 'national' && number.country !== undefined && number.country === countryCode(country);
  return isAtHome ? number.formatNational() : number.formatInternational();
};
