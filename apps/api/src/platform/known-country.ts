import { Problem } from '@patchbay/contract/http/problem';
import { countryCode } from '@patchbay/domain/numbering/country';

/** Refuses two letters of which no country has numbers, such as UK: nothing could be read there as it is written, and all of it would be abroad. */
export const refuseUnknownCountry = (country: string | null | undefined): void => {
  if (country === null || country === undefined || countryCode(country) !== undefined) return;
  const detail = 'No country has these two letters.';
  throw new Problem('rule-broken', detail, { errors: [{ pointer: '/country', detail }] });
};
