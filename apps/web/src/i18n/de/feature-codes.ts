import type { featureCodes as english } from '../en/feature-codes.ts';
import type { Translation } from '../words.ts';

export const featureCodes: Translation<typeof english> = {
  title: 'Funktionscodes',
  description: 'Was man wählt, damit etwas geschieht. Jede Funktion hat höchstens einen Code.',
  addUsual: 'Die üblichen setzen',
  usualAdded: '{count, plural, one {Der Funktionscode {codes} ist gesetzt.} other {# Funktionscodes sind gesetzt: {codes}.}}',
  saved: '{code} ist gespeichert.',
  notSet: 'nicht gesetzt',
  set: 'Code setzen',
  setFor: 'Code setzen für {action}',
  edit: 'Bearbeiten',
  editFor: 'Code für {action}',
  remove: 'Löschen',
  enabled: 'Eingeschaltet',
  disabled: 'Ausgeschaltet',
  empty: 'Noch lässt sich keine Funktion wählen. Die üblichen Codes sind ein Anfang; jeder lässt sich danach ändern.',
  emptyReadOnly: 'Noch lässt sich keine Funktion wählen. Wer {name} verwaltet, kann die Codes setzen.',
  tabs: { overview: 'Übersicht', relations: 'Beziehungen', history: 'Verlauf' },
  fields: { action: 'Funktion', code: 'Code', state: 'Zustand', comment: 'Anmerkung' },
  history: { code: 'Code', action: 'Funktion', isEnabled: 'Eingeschaltet', comment: 'Anmerkung' },
  actions: { RECORD_ON_DEMAND: 'Aufnahme auf Wunsch', VOICEMAIL_ACCESS: 'Voicemail abhören', PICKUP: 'Heranholen', BLIND_TRANSFER: 'Verbinden ohne Rückfrage', ATTENDED_TRANSFER: 'Verbinden mit Rückfrage', PARK: 'Parken' },
  does: {
    RECORD_ON_DEMAND: 'Beginnt oder beendet die Aufnahme eines Gesprächs, wo der Anschluss es erlaubt.',
    VOICEMAIL_ACCESS: 'Spielt die eigene Voicemail ab.',
    PICKUP: 'Nimmt einen Anruf an, der bei anderen klingelt.',
    BLIND_TRANSFER: 'Gibt ein Gespräch weiter, ohne vorher zu fragen.',
    ATTENDED_TRANSFER: 'Fragt erst nach und gibt das Gespräch dann weiter.',
    PARK: 'Legt ein Gespräch beiseite, bis es an irgendeinem Telefon aufgenommen wird.',
  },
  form: { codeHelp: 'Ein Stern oder eine Raute und eine bis vier Ziffern: *8 oder #12.', enabledHelp: 'Solange er aus ist, bewirkt er nichts.' },
};
