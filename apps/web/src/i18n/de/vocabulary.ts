import type * as english from '../en/vocabulary.ts';
import type { Translation } from '../words.ts';

export const kinds: Translation<typeof english.kinds> = {
  organisation: 'Organisation',
  account: 'Konto',
  membership: 'Rolle',
  'api-key': 'API-Schlüssel',
  'phone-number': 'Rufnummer',
  extension: 'Nebenstelle',
  phone: 'Telefon',
  job: 'Auftrag',
  'carrier-profile': 'Carrier-Profil',
  'external-trunk': 'Externer Trunk',
  'operator-connect-trunk': 'Operator-Connect-Trunk',
  'phone-template': 'Telefonvorlage',
  'key-layout': 'Tastenbelegung',
  'ring-group': 'Rufgruppe',
  'provisioning-settings': 'Provisionierungs-Einstellungen',
  'sms-group': 'SMS-Gruppe',
  'time-schedule': 'Zeitplan',
  'dial-plan-profile': 'Wählplan-Profil',
  'delivery-method': 'Zustellweg',
  'audio-file': 'Audiodatei',
  playlist: 'Wiedergabeliste',
  import: 'Import',
  'carrier-comparison': 'Vergleich mit einem Carrier',
  'saved-view': 'Gespeicherte Ansicht',
  user: 'Benutzer',
  'app-configuration': 'App-Anschluss',
  'app-invitation': 'Einladung in die App',
  'app-device': 'App-Gerät',
  'internal-number': 'Interne Nummer',
  'feature-code': 'Funktionscode',
  'contact-method': 'Kontaktweg',
  'call-flow': 'Anrufablauf',
};

export const organisationKinds: Translation<typeof english.organisationKinds> = { platform: 'Plattform', partner: 'Partner', reseller: 'Reseller', enterprise: 'Unternehmen' };

export const roles: Translation<typeof english.roles> = { administrator: 'Administrator', 'read-only': 'Nur Lesen', supervisor: 'Supervisor', monitor: 'Beobachter', agent: 'Agent' };
