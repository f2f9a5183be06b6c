import type { Language } from '@patchbay/contract/primitives/locale';

const languageOf = (tag: string) => tag.slice(0, 2).toLowerCase();

const isUsable = (tag: string): boolean => {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
};

/** The chosen language as the browser's person writes it: English as in Britain, where that is what the browser prefers. */
export const localeOf = (language: Language, preferred: readonly string[] = navigator.languages): string =>
  preferred.find((tag) => languageOf(tag) === language && tag.length > 2 && isUsable(tag)) ?? language;

/** The language of a locale of `localeOf`. */
export const languageIn = (locale: string): Language => languageOf(locale) as Language;
