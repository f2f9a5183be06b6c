import { de } from './words/de.ts';
import { type Catalogue, en } from './words/en.ts';

export const language = (navigator.languages ?? [navigator.language]).map((tag) => tag.slice(0, 2)).find((tag) => tag === 'de' || tag === 'en') ?? 'en';

/** Everything the app says, in the language of the phone; English where we do not have that. */
export const words: Catalogue = language === 'de' ? de : en;

/** @example fill('Hello {name}', { name: 'Ann' }) */
export const fill = (text: string, values: Record<string, string | number>): string => text.replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''));

/** How long to wait, in the unit that people would name. @example waitOf(3362) // '57 minutes' */
export const waitOf = (seconds: number, locale: string = language): string => {
  const said = (value: number, unit: 'second' | 'minute' | 'hour') => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(Math.ceil(value));
  if (seconds < 100) return said(seconds, 'second');
  return seconds <= 100 * 60 ? said(seconds / 60, 'minute') : said(seconds / 3600, 'hour');
};
