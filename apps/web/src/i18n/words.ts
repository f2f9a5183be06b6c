import type { Language } from '@patchbay/contract/primitives/locale';
import type { words as english } from './en/index.ts';

/** The shape of a catalogue in another language: the same keys, any text. */
export type Translation<T> = { [K in keyof T]: T[K] extends string ? string : Translation<T[K]> };
export type Words = Translation<typeof english>;

declare module 'use-intl' {
  interface AppConfig {
    /** With the browser's region, where it has one. */
    Locale: string;
    Messages: typeof english;
  }
}

export const languageNames: { [L in Language]: string } = { en: 'English', de: 'Deutsch' };

const parts = {
  entry: {
    en: async () => (await import('./en/entry.ts')).entry,
    de: async () => (await import('./de/entry.ts')).entry,
  },
  all: {
    en: async () => (await import('./en/index.ts')).words,
    de: async () => (await import('./de/index.ts')).words,
  },
};

/**
 * Fetches a catalogue: `entry` has what the sign-in pages and error pages say, `all` the whole dashboard.
 * Every page behind the sign-in has `all`, which the type promises to those who use it.
 */
export const loadWords = (language: Language, part: keyof typeof parts) => parts[part][language]() as Promise<Words>;
