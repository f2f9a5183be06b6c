import { countries } from '@patchbay/domain/numbering/country';
import { useMemo } from 'react';
import { useLocale } from 'use-intl';

/** The name of a country (ISO 3166-1 alpha-2) in the viewer's language; nothing for none. */
export const useCountryName = () => {
  const locale = useLocale();
  const names = useMemo(() => new Intl.DisplayNames(locale, { type: 'region' }), [locale]);
  return (country: string | null): string | undefined => (country === null ? undefined : (names.of(country) ?? country));
};

/** Every country to choose from, by its name. */
export const useCountryOptions = (): { value: string; label: string }[] => {
  const locale = useLocale();
  const nameOf = useCountryName();
  return countries().map((value) => ({ value, label: nameOf(value)! })).sort((a, b) => a.label.localeCompare(b.label, locale));
};
