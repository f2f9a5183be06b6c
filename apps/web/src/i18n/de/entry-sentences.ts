import type { entrySentences as english } from '../en/entry-sentences.ts';
import type { Translation } from '../words.ts';

export const entrySentences: Translation<typeof english> = {
  'this-code-is-not-right-or-holds-no-more': 'Dieser Code stimmt nicht oder gilt nicht mehr.',
  'this-code-is-not-right-or-it-has-been-used-already': 'Dieser Code stimmt nicht oder wurde schon verwendet.',
  'this-code-was-tried-too-often-and-works-no-more-have-a-new-one-sent': 'Dieser Code wurde zu oft versucht und gilt nicht mehr. Lassen Sie sich einen neuen senden.',
  'the-text-message-could-not-be-sent-try-again-shortly': 'Die SMS konnte nicht gesendet werden. Versuchen Sie es gleich noch einmal.',
  'no-gateway-for-text-messages-is-set-up-so-nothing-can-be-sent-to-a-phone-number-take-an-e-mail-address-or-ask-whoever-runs-this-installation': 'Es ist kein Gateway für SMS eingerichtet, darum kann nichts an eine Rufnummer gesendet werden. Nehmen Sie eine E-Mail-Adresse, oder fragen Sie, wer diese Installation betreibt.',
  'must-not-be-empty': 'Erforderlich',
  'at-most-n-characters': 'Höchstens {n} Zeichen',
  'at-least-n-characters': 'Mindestens {n} Zeichen',
  'only-printable-characters-on-one-line': 'Nur druckbare Zeichen in einer Zeile',
  'an-e-mail-address': 'Eine E-Mail-Adresse, zum Beispiel name@example.com',
  'too-few-different-characters-or-a-run-of-the-keyboard': 'Zu wenige verschiedene Zeichen, oder eine Reihe der Tastatur.',
  'among-the-passwords-that-are-tried-first': 'Es gehört zu den Passwörtern, die zuerst probiert werden.',
  'this-is-the-password-that-you-had-choose-a-new-one': 'Das ist Ihr bisheriges Passwort. Wählen Sie ein neues.',
  'it-must-not-contain-your-e-mail-address': 'Es darf Ihre E-Mail-Adresse nicht enthalten.',
  'it-must-not-contain-your-name': 'Es darf Ihren Namen nicht enthalten.',
  'it-must-not-contain-the-name-of-your-organisation': 'Es darf den Namen Ihrer Organisation nicht enthalten.',
};
