import type { appConfigurations as englishLines, contactMethods as english } from '../en/contact-methods.ts';
import type { Translation } from '../words.ts';

export const contactMethods: Translation<typeof english> = {
  title: 'Kontaktwege',
  tabs: { 'app-configurations': 'App-Anschlüsse' },
};

export const appConfigurations: Translation<typeof englishLines> = {
  title: 'App-Anschlüsse',
  edit: 'Bearbeiten',
  editTitle: 'App-Anschluss von {name}',
  configure: 'Einrichten',
  saved: 'Der App-Anschluss von {name} ist gespeichert.',
  search: 'Benutzer, E-Mail, Rufnummer',
  configured: 'Eingerichtet',
  unconfigured: 'Nicht eingerichtet',
  on: 'An',
  off: 'Aus',
  tabs: { overview: 'Überblick', relations: 'Beziehungen', history: 'Verlauf' },
  fields: {
    userName: 'Benutzer', email: 'E-Mail', state: 'Zustand', phoneNumbers: 'Rufnummern', whenUnavailable: 'Wenn nicht erreichbar', externalOutboundEnabled: 'Externe Anrufe nach außen', callerIds: 'Angezeigte Nummern',
    recordInboundInternal: 'Eingehend intern', recordInboundExternal: 'Eingehend extern', recordOutboundInternal: 'Ausgehend intern', recordOutboundExternal: 'Ausgehend extern', recordOnDemand: 'Aufzeichnen auf Wunsch',
    updatedAt: 'Geändert',
  },
  history: {
    userName: 'Benutzer', userId: 'Benutzer, nach Kennung', email: 'E-Mail', isConfigured: 'Eingerichtet', phoneNumberIds: 'Rufnummern, nach Kennung', phoneNumbers: 'Rufnummern', whenUnavailable: 'Wenn nicht erreichbar',
    externalOutboundEnabled: 'Externe Anrufe nach außen', callerIdIds: 'Angezeigte Nummern, nach Kennung', callerIds: 'Angezeigte Nummern', recordInboundInternal: 'Eingehend intern aufzeichnen', recordInboundExternal: 'Eingehend extern aufzeichnen',
    recordOutboundInternal: 'Ausgehend intern aufzeichnen', recordOutboundExternal: 'Ausgehend extern aufzeichnen', recordOnDemand: 'Aufzeichnen auf Wunsch',
  },
  whenUnavailable: { DO_NOTHING: 'Nichts tun', ROUTE_TO_VOICEMAIL: 'Zum Anrufbeantworter' },
  form: {
    inbound: 'Eingehende Anrufe',
    inboundHelp: 'Was in der App klingelt, und was aus Anrufen wird, die niemand annimmt.',
    phoneNumbersHelp: 'Anrufe an diese Rufnummern klingeln in der App. Eine Rufnummer, die mit dem x weggenommen wird, ist nach dem Speichern frei.',
    phoneNumbersPlaceholder: 'Ein Teil einer freien Rufnummer',
    whenUnavailableHelp: 'Ein Anruf, den niemand annimmt, endet oder geht zum Anrufbeantworter.',
    outbound: 'Ausgehende Anrufe',
    outboundHelp: 'Wen die App anrufen darf, und was der Angerufene sieht.',
    externalOutboundHelp: 'Ohne das ruft die App nur in der Firma an.',
    callerIdsHelp: 'Eine oder mehrere: der Benutzer wählt in der App, welche ein Anruf zeigt. Kollegen dürfen dieselbe zeigen.',
    recording: 'Aufzeichnung',
    recordingHelp: 'Welche Anrufe aufgezeichnet werden.',
    recordOnDemandHelp: 'Der Benutzer beginnt die Aufzeichnung im Gespräch mit einem Funktionscode.',
  },
  none: { phoneNumbers: { text: 'Keine solche Rufnummer von {name} ist frei.', link: 'Rufnummern ansehen' } },
  empty: { title: 'Noch keine App-Anschlüsse', text: 'Jeder Benutzer hat einen: die Rufnummern, die in der App klingeln, und was Anrufe aus ihr zeigen. Sie kommen und gehen mit den Benutzern.', action: 'Benutzer anlegen' },
};
