import type { entrySentences as english } from '../en/entry-sentences.ts';
import type { Translation } from '../words.ts';

export const entrySentences: Translation<typeof english> = {
  'must-not-be-empty': 'Erforderlich',
  'at-most-n-characters': 'Höchstens {n} Zeichen',
  'at-least-n-characters': 'Mindestens {n} Zeichen',
  'only-printable-characters-on-one-line': 'Nur druckbare Zeichen in einer Zeile',
  'an-e-mail-address': 'Eine E-Mail-Adresse, zum Beispiel name@example.com',
};
