import type { validation as english } from '../en/validation.ts';
import type { Translation } from '../words.ts';

export const validation: Translation<typeof english> = {
  required: 'Erforderlich',
  'text-min': 'Mindestens {limit, plural, one {# Zeichen} other {# Zeichen}}',
  'text-max': 'Höchstens {limit, plural, one {# Zeichen} other {# Zeichen}}',
  'list-min': 'Mindestens {limit, plural, one {eines} other {#}}',
  'list-max': 'Höchstens {limit, plural, one {eines} other {#}}',
  'number-min': 'Mindestens {limit, number}',
  'number-max': 'Höchstens {limit, number}',
  email: 'Eine E-Mail-Adresse, zum Beispiel name@example.com',
  choice: 'Wählen Sie einen der Werte',
  number: 'Eine ganze Zahl',
  invalid: 'Das ist nicht gültig',
};
