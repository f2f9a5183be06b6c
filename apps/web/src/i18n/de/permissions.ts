import type { permissions as english } from '../en/permissions.ts';
import type { Translation } from '../words.ts';

export const permissions: Translation<typeof english> = {
  nouns: {
    organisations: 'Organisationen', accounts: 'Konten', apiKeys: 'API-Schlüssel', phoneNumbers: 'Rufnummern', extensions: 'Nebenstellen', phones: 'Telefone', secrets: 'Geheimnisse',
    audit: 'Änderungsprotokoll', outbox: 'Postausgang', jobs: 'Aufträge',
  },
  of: {
    'organisations:read': 'Organisationen sehen',
    'organisations:write': 'Organisationen eröffnen, ändern, sperren und entfernen',
    'accounts:read': 'Personen und ihre Rollen sehen',
    'accounts:write': 'Personen einladen, Rollen vergeben und entziehen',
    'apiKeys:read': 'API-Schlüssel sehen',
    'apiKeys:write': 'API-Schlüssel anlegen und widerrufen',
    'phoneNumbers:read': 'Rufnummern sehen',
    'phoneNumbers:write': 'Rufnummern hinzufügen, ändern und entfernen',
    'phoneNumbers:assign': 'Rufnummern an Organisationen geben und zurücknehmen',
    'extensions:read': 'Nebenstellen sehen',
    'extensions:write': 'Nebenstellen anlegen, ändern und entfernen',
    'phones:read': 'Telefone sehen',
    'phones:write': 'Telefone anlegen, ändern und entfernen',
    'secrets:reveal': 'SIP-Passwörter und Provisionierungsadressen lesen',
    'audit:read': 'Das Änderungsprotokoll sehen',
    'audit:revert': 'Änderungen rückgängig machen',
    'outbox:read': 'Mails des Systems lesen',
    'jobs:read': 'Hintergrundaufträge sehen',
    'jobs:write': 'Gescheiterte Aufträge erneut ausführen',
  },
  roleHelp: {
    administrator: 'Sieht und ändert dort und darunter alles.',
    'read-only': 'Sieht dort und darunter alles, ändert nichts; Geheimnisse bleiben verborgen.',
    supervisor: 'Sieht Nebenstellen, Telefone und Rufnummern des Unternehmens.',
    monitor: 'Sieht die Nebenstellen des Unternehmens.',
    agent: 'Kann sich anmelden und sieht nichts von der Verwaltung.',
  },
};
