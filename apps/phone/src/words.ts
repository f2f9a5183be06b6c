import { de } from './words/de.ts';
import { type Catalogue, en } from './words/en.ts';

export const language = (navigator.languages ?? [navigator.language]).map((tag) => tag.slice(0, 2)).find((tag) => tag === 'de' || tag === 'en') ?? 'en';

/** Everything the app says, in the language of the phone; English where we do not have that. */
export const words: Catalogue = language === 'de' ? de : en;

/** @example fill('Hello {name}', { name: 'Ann' }) */
export const fill = (text: string, values: Record<string, string | number>): string => text.replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''));
