import type { Language } from '@patchbay/contract/primitives/locale';
import { problemText } from '../imports/problem-text.ts';
import { english, type FaultCode } from './english.ts';
import { german } from './german.ts';

/** What is wrong, for programs; its words are looked up by code. */
export interface Said {
  code: FaultCode;
  params: Readonly<Record<string, string | number>>;
}

const words: { [L in Language]: Readonly<Record<keyof typeof english, string>> } = { en: english, de: german };

/** What is wrong, in that language; with a `model`, that it is so for that one. */
export const sayFault = ({ code, params }: Said, language: Language): string => {
  const written = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'number' ? value.toLocaleString(language) : value]));
  const fault = problemText({ code, params: written }, words[language]);
  return 'model' in written ? problemText({ code: 'for-model', params: { fault, model: written.model! } }, words[language]) : fault;
};

/** The same as a sentence, with its place. */
export const sayFaultAt = (said: Said & { line: number; column: number }, language: Language): string =>
  problemText({ code: 'at', params: { line: said.line, column: said.column, fault: sayFault(said, language) } }, words[language]);
