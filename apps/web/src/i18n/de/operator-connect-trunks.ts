import type { operatorConnectTrunks as english } from '../en/operator-connect-trunks.ts';
import type { Translation } from '../words.ts';

export const operatorConnectTrunks: Translation<typeof english> = {
  title: 'Operator-Connect-Trunks',
  new: 'Neuer Operator-Connect-Trunk',
  edit: 'Bearbeiten',
  remove: 'Löschen',
  created: 'Operator-Connect-Trunk {name} ist angelegt.',
  saved: '{name} ist gespeichert.',
  search: 'Name, Rufnummer',
  enabled: 'Eingeschaltet',
  disabled: 'Ausgeschaltet',
  more: 'und {count, number} weitere',
  tabs: { overview: 'Übersicht', relations: 'Beziehungen', history: 'Verlauf' },
  fields: { name: 'Name', phoneNumbers: 'Rufnummern', state: 'Zustand', createdAt: 'Angelegt', updatedAt: 'Geändert' },
  history: { name: 'Name', isEnabled: 'Eingeschaltet', phoneNumberIds: 'Rufnummern', phoneNumbers: 'Rufnummern' },
  form: {
    phoneNumbersHelp: 'Freie Rufnummern mit der Route „Operator Connect“. Jede geht an einen Trunk.',
    phoneNumbersPlaceholder: 'Irgendein Teil einer freien Rufnummer',
    enabledHelp: 'Solange er aus ist, geht kein Anruf hindurch.',
  },
  empty: {
    title: 'Noch keine Operator-Connect-Trunks',
    text: 'Ein Operator-Connect-Trunk nimmt Anrufe der Rufnummern auf, die bei Operator Connect liegen.',
    readOnly: 'Wer {name} verwaltet, kann den ersten Eintrag anlegen.',
  },
};
