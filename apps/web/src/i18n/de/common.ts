import type { common as english } from '../en/common.ts';
import type { Translation } from '../words.ts';

export const common: Translation<typeof english> = {
  close: 'Schließen',
  cancel: 'Abbrechen',
  done: 'Fertig',
  copy: 'Kopieren',
  copied: 'Kopiert',
  copyThe: '{what} kopieren',
  phoneNumber: 'Rufnummer',
  loading: 'Wird geladen',
  never: 'Nie',
  yes: 'Ja',
  no: 'Nein',
  before: 'Vorher',
  after: 'Nachher',
  field: 'Feld',
  noDifference: 'Kein Unterschied.',
  timeThere: '{time} in {zone}',
  language: 'Sprache',
  lines: { removed: 'Entfällt: {text}', added: 'Kommt hinzu: {text}' },
};
