import type { Language } from '@patchbay/contract/primitives/locale';
import { problemText } from '../imports/problem-text.ts';
import type { Finding } from '../imports/types.ts';
import { english } from './english.ts';
import { german } from './german.ts';

const words: { [L in Language]: Readonly<Record<string, string>> } = { en: english, de: german };

/** What was found, in that language. */
export const sayFinding = (finding: Finding, language: Language): string => problemText(finding, words[language]);
