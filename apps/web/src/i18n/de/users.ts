import type { appDevices as englishDevices, invitations as englishInvitations, users as english } from '../en/users.ts';
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
  alwaysAvailable: 'Immer erreichbar',
  tabs: { overview: 'Überblick', relations: 'Beziehungen', history: 'Verlauf' },
  fields: {
    firstName: 'Vorname', lastName: 'Nachname', department: 'Abteilung', jobTitle: 'Position', email: 'E-Mail', crmUserId: 'CRM-Benutzer-ID',
    timeSchedule: 'Zeitplan', sipAccounts: 'SIP-Konten', pstnForwardings: 'PSTN-Weiterleitung', sipForwardings: 'SIP-Weiterleitung',
    phoneNumbers: 'Rufnummern', line: 'App-Anschluss', invitation: 'Einladungen', devices: 'Geräte', createdAt: 'Angelegt', updatedAt: 'Geändert',
  },
  filters: { fullName: 'Voller Name', jobTitle: 'Position', department: 'Abteilung', email: 'E-Mail', crmUserId: 'CRM-Benutzer' },
  history: {
    firstName: 'Vorname', lastName: 'Nachname', name: 'Name', department: 'Abteilung', jobTitle: 'Position', email: 'E-Mail', crmUserId: 'CRM-Benutzer-ID', appConfiguration: 'App-Anschluss', invitation: 'Einladung in die App',
    timeScheduleId: 'Zeitplan, nach Kennung', timeScheduleName: 'Zeitplan', sipAccounts: 'SIP-Konten', pstnForwardings: 'PSTN-Weiterleitung', sipForwardings: 'SIP-Weiterleitung',
  },
  form: {
    person: 'Person',
    personHelp: 'Wer das ist. Kollegen sehen es in der App.',
    contact: 'Kontakt',
    contactHelp: 'Wo das System sie erreicht.',
    emailHelp: 'Dorthin gehen Einladungen in die App.',
    emailNeeded: 'Dorthin geht die Einladung in die App.',
    timeScheduleHelp: 'Er legt fest, wann Anrufe den Benutzer erreichen. Ohne einen erreichen sie ihn jederzeit.',
    noSchedule: 'Es gibt noch keinen Zeitplan.',
    toSchedules: 'Einen anlegen',
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

export const invitations: Translation<typeof englishInvitations> = {
  send: 'Einladung in die App senden',
  resend: 'Einladung in die App erneut senden',
  reissue: 'Neuen Code ausstellen',
  reissueTitle: 'Neuen Code für {name} ausstellen?',
  reissueBody: 'Der Code der gesendeten Einladung gilt dann nicht mehr. Geräte, auf denen die App aktiviert ist, bleiben angemeldet.',
  reissueAction: 'Ausstellen und senden',
  sentNow: 'Die Einladung geht an {email}.',
  statuses: { 'not-sent': 'Nicht gesendet', sent: 'Gesendet', failed: 'Mail fehlgeschlagen', opened: 'Geöffnet', expired: 'Abgelaufen', activated: 'Aktiviert', silent: 'Still' },
  obstacles: {
    'no-email': '{name} hat keine E-Mail-Adresse. Tragen Sie zuerst eine ein.',
    'no-service': 'CallApp gehört nicht zu den Diensten von {organisation}. Wer den Kunden betreut, kann es hinzufügen.',
    expired: 'Die Einladung ist abgelaufen. Stellen Sie einen neuen Code aus.',
  },
  facts: {
    sent: 'Gesendet an {email}', expires: 'Der Code gilt bis', expired: 'Der Code ist abgelaufen', opened: 'Geöffnet', activated: 'Zuerst aktiviert', devices: '{count, plural, =0 {Kein Gerät} one {# Gerät} other {# Geräte}}',
    silent: 'Seit 30 Tagen hat sich kein Gerät gemeldet.', failed: 'Der Mailserver sagt: {error}',
  },
  funnel: {
    title: 'Auf dem Weg in die App', users: 'Benutzer', invited: 'Eingeladen', opened: 'Geöffnet', activated: 'Aktiviert', active: 'Aktiv in 30 Tagen',
    remind: 'Erneut an {count, plural, one {# senden, der} other {# senden, die}} noch nicht aktiviert {count, plural, one {hat} other {haben}}',
    remindTitle: 'Einladung erneut senden?',
    remindBody: '{count, plural, one {# Benutzer ist} other {# Benutzer sind}} eingeladen und {count, plural, one {hat} other {haben}} kein Gerät. Jeder bekommt denselben Code noch einmal; wessen Code abgelaufen ist, einen neuen.',
    remindAction: 'Erneut senden',
    reminded: '{sent, plural, one {# Einladung geht} other {# Einladungen gehen}} hinaus.',
    left: '{sent, plural, one {# Einladung geht} other {# Einladungen gehen}} hinaus; {left, number} bleiben, drücken Sie noch einmal.',
  },
};

export const appDevices: Translation<typeof englishDevices> = {
  title: 'App-Geräte',
  tabs: 'Benutzer und App-Geräte',
  search: 'Benutzer, Betriebssystem, App-Version',
  remove: 'Löschen',
  removeSelected: 'Auswahl löschen',
  ofUser: 'Geräte des Benutzers',
  fields: { userName: 'Benutzer', os: 'Betriebssystem', appVersion: 'App-Version', createdAt: 'Angelegt', lastSeenAt: 'Zuletzt gesehen' },
  filters: { os: 'Betriebssystem', userId: 'Benutzer' },
  empty: { title: 'Noch keine App-Geräte', text: 'Ein Gerät erscheint hier, sobald ein Benutzer die App darauf aktiviert hat. Wird es gelöscht, ist die App darauf sofort abgemeldet.', action: 'Benutzer einladen' },
};
