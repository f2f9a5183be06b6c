import type { externalTrunks as english } from '../en/external-trunks.ts';
import type { Translation } from '../words.ts';

export const externalTrunks: Translation<typeof english> = {
  title: 'Externe Trunks',
  new: 'Neuer externer Trunk',
  edit: 'Bearbeiten',
  remove: 'Löschen',
  created: 'Externer Trunk {name} ist angelegt.',
  saved: '{name} ist gespeichert.',
  search: 'Name, Rufnummer',
  enabled: 'Eingeschaltet',
  disabled: 'Ausgeschaltet',
  more: 'und {count, number} weitere',
  tabs: { overview: 'Übersicht', relations: 'Beziehungen', history: 'Verlauf' },
  fields: { name: 'Name', phoneNumbers: 'Rufnummern', state: 'Zustand', createdAt: 'Angelegt', updatedAt: 'Geändert' },
  history: { name: 'Name', isEnabled: 'Eingeschaltet', phoneNumberIds: 'Rufnummern', phoneNumbers: 'Rufnummern' },
  form: {
    phoneNumbersHelp: 'Freie Rufnummern mit der Route „Externer Trunk“. Jede geht an einen Trunk.',
    phoneNumbersPlaceholder: 'Irgendein Teil einer freien Rufnummer',
    enabledHelp: 'Solange er aus ist, geht kein Anruf hindurch.',
  },
  empty: {
    title: 'Noch keine externen Trunks',
    text: 'Ein externer Trunk führt Anrufe der dafür bestimmten Rufnummern an eine eigene Anlage.',
    readOnly: 'Wer {name} verwaltet, kann den ersten Eintrag anlegen.',
  },
};
