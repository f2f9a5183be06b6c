import type { entrySentences as english } from '../en/entry-sentences.ts';
import type { Translation } from '../words.ts';

export const entrySentences: Translation<typeof english> = {
  'must-not-be-empty': 'Erforderlich',
  'at-most-n-characters': 'Höchstens {n} Zeichen',
  'at-least-n-characters': 'Mindestens {n} Zeichen',
  'only-printable-characters-on-one-line': 'Nur druckbare Zeichen in einer Zeile',
  'an-e-mail-address': 'Eine E-Mail-Adresse, zum Beispiel name@example.com',
  'too-few-different-characters-or-a-run-of-the-keyboard': 'Zu wenige verschiedene Zeichen, oder eine Reihe der Tastatur.',
  'among-the-passwords-that-are-tried-first': 'Es gehört zu den Passwörtern, die zuerst probiert werden.',
  'it-must-not-contain-your-e-mail-address': 'Es darf Ihre E-Mail-Adresse nicht enthalten.',
  'it-must-not-contain-your-name': 'Es darf Ihren Namen nicht enthalten.',
  'it-must-not-contain-the-name-of-your-organisation': 'Es darf den Namen Ihrer Organisation nicht enthalten.',
};
