import type { CallClass } from '@patchbay/contract/dial-plan-profiles';
import { parsePhoneNumberFromString, type NumberType, type PhoneNumber } from 'libphonenumber-js/max';
import { callingCode, countryCode } from '../numbering/country.ts';

/** Kinds of numbers that cost more than a call to a subscriber; what libphonenumber does not know may be one of them with digits too many. */
const costly: ReadonlySet<NumberType> = new Set<NumberType>(['PREMIUM_RATE', 'SHARED_COST', 'PERSONAL_NUMBER', 'PAGER', undefined]);
const geographical: ReadonlySet<NumberType> = new Set<NumberType>(['FIXED_LINE', 'FIXED_LINE_OR_MOBILE']);

/** Written for people at home, an area code stands behind a prefix, in brackets, or with its zero. */
const showsArea = (national: string, subscriber: string): boolean => national.includes('(') || subscriber.startsWith('0') || national.replace(/\D/g, '') !== subscriber;

/** The area code of a subscriber, as libphonenumber groups the number; nothing where numbers do not tell their area, as in Spain. */
const areaCodeOf = (number: PhoneNumber): string | undefined => {
  if (!geographical.has(number.getType()) || !showsArea(number.formatNational(), number.nationalNumber)) return undefined;
  const [, area, ...rest] = number.formatInternational().split(' ');
  return rest.length > 0 ? area : undefined;
};

const homeClass = (number: PhoneNumber, presentation: string | undefined): CallClass => {
  if (number.getType() === 'MOBILE') return 'MOBILE';
  const own = presentation === undefined ? undefined : parsePhoneNumberFromString(presentation);
  const area = areaCodeOf(number);
  return area !== undefined && own !== undefined && own.country === number.country && areaCodeOf(own) === area ? 'LOCAL' : 'NATIONAL';
};

/**
 * What a call to a number is, from a country (ISO code). Local is the area of the number that the call shows; without one, and where numbers do not
 * tell their area, everything at home is national. Costly and unknown numbers are premium wherever they are, and so are networks of no country, such
 * as satellites, other than +800.
 */
export const numberClass = (e164: string, from: string | undefined, presentation?: string): CallClass => {
  const number = parsePhoneNumberFromString(e164);
  if (!number || costly.has(number.getType())) return 'PREMIUM';
  const isFree = number.getType() === 'TOLL_FREE';
  if (number.country === undefined) return isFree ? 'INTERNATIONAL' : 'PREMIUM';
  const home = countryCode(from);
  if (home !== undefined && number.country === home) return homeClass(number, presentation);
  // A number that is free in several countries has one of them.
  return isFree && home !== undefined && callingCode(home) === number.countryCallingCode ? 'NATIONAL' : 'INTERNATIONAL';
};
