import type { internalNumbers as english } from '../en/internal-numbers.ts';
import type { Translation } from '../words.ts';

export const internalNumbers: Translation<typeof english> = {
  title: 'Interne Nummern',
  new: 'Neue interne Nummern',
  edit: 'Bearbeiten',
  editTitle: '{number} bearbeiten',
  remove: 'Löschen',
  removeSelected: 'Ausgewählte löschen',
  added: '{count, plural, one {Die interne Nummer {first} ist angelegt.} other {# interne Nummern sind angelegt, {first} bis {last}.}}',
  saved: '{number} ist gespeichert.',
  search: 'Nummer, Beschreibung, zugewiesen an',
  tabs: { overview: 'Übersicht', relations: 'Beziehungen', history: 'Verlauf' },
  fields: {
    number: 'Interne Nummer', description: 'Beschreibung', routing: 'Weg eingehender Anrufe', assignee: 'Zugewiesen an', kind: 'Kontaktweg/Objekt', createdAt: 'Angelegt', updatedAt: 'Geändert',
  },
  routings: { NONE: 'Keiner', CONTACT_METHOD: 'Kontaktweg', CALL_FLOW: 'Anrufablauf' },
  assignees: { 'app-configuration': 'App-Anschluss', 'contact-method': 'Kontaktweg', 'call-flow': 'Anrufablauf' },
  history: { number: 'Interne Nummer', description: 'Beschreibung', routing: 'Weg eingehender Anrufe', assignee: 'Zugewiesen an' },
  form: {
    numberHelp: 'Eine bis vier Ziffern, die im Unternehmen sonst nichts hat: keine Nebenstelle und keine andere Nummer.',
    numberOf: 'Wer {name} anruft, wählt von da an die neue Nummer.',
    last: 'Letzte eines Bereichs',
    lastHelp: 'Leer lassen für eine einzige Nummer. Mit 249 hier und 200 darüber werden fünfzig Nummern angelegt, alle oder keine.',
    descriptionHelp: 'Wozu sie dient, wenn das nicht schon klar ist, weil sie jemandem zugewiesen ist.',
    submit: '{count, plural, =0 {Nummern anlegen} one {Nummer anlegen} other {# Nummern anlegen}}',
  },
  empty: {
    title: 'Noch keine internen Nummern',
    text: 'Eine interne Nummer wird im Unternehmen gewählt und lässt sich allem zuweisen, was dort Anrufe annimmt.',
    readOnly: 'Wer {name} verwaltet, kann die ersten anlegen.',
  },
};
