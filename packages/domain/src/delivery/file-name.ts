import { type FileNameField, fileNameFields } from '@patchbay/contract/delivery-methods';

export type FileFacts = Record<FileNameField, string>;

const mostBytes = 200;
const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** Letters and digits of any script and a few signs that mean nothing to any system of files. */
const unsafe = /[^\p{L}\p{M}\p{N}+@=,. _-]+/gu;
/** Devices, to Windows, whatever ending they carry. */
const reserved = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\.|$)/i;

const safe = (text: string): string => text.toWellFormed().normalize('NFC').replace(unsafe, '_');

/** Cut at a character, never within one. */
const cut = (text: string, most: number): string => {
  let kept = '';
  for (const character of text) {
    if (bytesOf(kept + character) > most) return kept;
    kept += character;
  }
  return kept;
};

/**
 * The name of a file that is delivered: one part of a path on any system, neither hidden nor longer than it can be, whatever
 * the pattern and the facts hold.
 * @param pattern with fields in braces; one that is unknown stays as text
 * @param ending without its dot
 */
export const fileNameOf = (pattern: string, facts: FileFacts, ending: string): string => {
  const filled = pattern.replace(/\{([^{}]*)\}/g, (whole, name: string) => ((fileNameFields as readonly string[]).includes(name) ? facts[name as FileNameField] : whole));
  const suffix = `.${safe(ending).replace(/[^A-Za-z0-9]/g, '').slice(0, 10) || 'bin'}`;
  const trimmed = cut(safe(filled).replace(/^[. _]+/, ''), mostBytes - bytesOf(suffix)).replace(/[. ]+$/, '');
  return `${reserved.test(trimmed) ? `_${trimmed}` : trimmed || 'file'}${suffix}`;
};

/** A call that never was, for a preview and for a test. */
export const exampleFacts: FileFacts = {
  call_id: 'c7f3a1d2', date: '2026-11-28', time: '14-30-05', caller: '+442079460102', callee: '+12025550160', direction: 'inbound', duration: '192', user: 'Giulia Canistracci',
};
