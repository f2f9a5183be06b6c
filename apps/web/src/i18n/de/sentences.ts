import type { sentences as english } from '../en/sentences.ts';
import type { Translation } from '../words.ts';

export const sentences: Translation<typeof english> = {
  'must-not-be-empty': 'Erforderlich',
  'at-most-n-characters': 'Höchstens {n} Zeichen',
  'at-least-n-characters': 'Mindestens {n} Zeichen',
  'only-printable-characters-on-one-line': 'Nur druckbare Zeichen in einer Zeile',
  'an-e-mail-address': 'Eine E-Mail-Adresse, zum Beispiel name@example.com',
  'a-phone-number-in-international-form-such-as-n': 'Eine Rufnummer in internationaler Form, zum Beispiel +{n}',
  'one-to-four-digits': 'Eine bis vier Ziffern',
  'a-mac-address-has-n-hexadecimal-digits': 'Eine MAC-Adresse hat {n} hexadezimale Ziffern',
  'this-is-not-the-address-of-a-device': 'Das ist keine Adresse eines Geräts',
  'a-phone-that-is-not-virtual-has-a-mac-address': 'Ein nicht virtuelles Telefon hat eine MAC-Adresse',
  'a-virtual-phone-has-no-mac-address': 'Ein virtuelles Telefon hat keine MAC-Adresse',
  'this-line-is-used-twice': 'Diese Leitung ist doppelt belegt',
  'the-same-extension-is-on-two-lines': 'Dieselbe Nebenstelle liegt auf zwei Leitungen',
  'a-file-name-without-slashes-mac-stands-for-the-mac-address': "Ein Dateiname ohne Schrägstriche; '{mac}' steht für die MAC-Adresse",
  'letters-digits-and-only': 'Nur Buchstaben, Ziffern und . _ ~ ! $ * + @ ^ -',
  'two-to-n-letters-digits-or-dashes-beginning-with-a-letter': 'Zwei bis {n} Buchstaben, Ziffern oder Bindestriche, beginnend mit einem Buchstaben',
  'not-a-time-zone-such-as-europe-lisbon': 'Keine Zeitzone, zum Beispiel Europe/Lisbon',
  'at-least-one-permission': 'Mindestens eine Berechtigung',
  'a-day-from-today-on': 'Ein Tag ab heute',
};
