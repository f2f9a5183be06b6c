import type { users as english } from '../en/users.ts';
import type { Translation } from '../words.ts';

export const users: Translation<typeof english> = {
  title: 'Benutzer',
  new: 'Neu anlegen',
  newTitle: 'Neuen Benutzer anlegen',
  next: 'Weiter',
  edit: 'Bearbeiten',
  editTitle: '{name} bearbeiten',
  remove: 'Löschen',
  removeSelected: 'Auswahl löschen',
  configureLine: 'App-Anschluss einrichten',
  toLine: 'App-Anschluss ansehen',
  created: '{name} ist angelegt.',
  saved: '{name} ist gespeichert.',
  search: 'Name, E-Mail, Abteilung, Position',
  noEmail: 'Keine: es kann keine Einladung gesendet werden',
  tabs: { overview: 'Überblick', relations: 'Beziehungen', history: 'Verlauf' },
  fields: {
    firstName: 'Vorname', lastName: 'Nachname', department: 'Abteilung', jobTitle: 'Position', email: 'E-Mail', crmUserId: 'CRM-Benutzer-ID',
    phoneNumbers: 'Rufnummern', line: 'App-Anschluss', createdAt: 'Angelegt', updatedAt: 'Geändert',
  },
  filters: { fullName: 'Voller Name', jobTitle: 'Position', department: 'Abteilung', email: 'E-Mail', crmUserId: 'CRM-Benutzer' },
  history: {
    firstName: 'Vorname', lastName: 'Nachname', name: 'Name', department: 'Abteilung', jobTitle: 'Position', email: 'E-Mail', crmUserId: 'CRM-Benutzer-ID', appConfiguration: 'App-Anschluss',
  },
  form: {
    person: 'Person',
    personHelp: 'Wer das ist. Kollegen sehen es in der App.',
    contact: 'Kontakt',
    contactHelp: 'Wo das System sie erreicht.',
    emailHelp: 'Dorthin gehen Einladungen in die App.',
    emailNeeded: 'Dorthin geht die Einladung in die App.',
    crmUserIdHelp: 'Unter der Ihr Kundensystem sie kennt.',
    line: 'App-Anschluss',
    lineHelp: 'Was in der App klingelt, und was Anrufe aus ihr zeigen.',
    configuresLine: 'App-Anschluss im nächsten Schritt einrichten',
    configuresLineHelp: 'Ohne das bekommt der Benutzer einen Anschluss, der nichts tut, bis er eingerichtet ist.',
  },
  empty: {
    title: 'Noch keine Benutzer',
    text: 'Ein Benutzer ist eine Person der Firma. Jeder hat einen App-Anschluss: Rufnummern, die in der App auf dem Telefon klingeln.',
    readOnly: 'Ein Administrator von {name} kann den ersten anlegen.',
  },
};
