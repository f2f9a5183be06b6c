import type { carrierProfiles as english } from '../en/carrier-profiles.ts';
import type { Translation } from '../words.ts';

export const carrierProfiles: Translation<typeof english> = {
  title: 'Carrier-Profile',
  new: 'Neues Carrier-Profil',
  edit: 'Bearbeiten',
  remove: 'Löschen',
  created: '{name} ist angelegt.',
  saved: '{name} ist gespeichert.',
  search: 'Carrier, Profil, Inhaber',
  isDefault: 'Vorgabe für neue Rufnummern',
  set: 'Gesetzt',
  notSet: 'Nicht gesetzt',
  serves: { VOICE: 'Sprache', SMS: 'SMS' },
  credentials: { client_id: 'Client-ID', client_secret: 'Client-Geheimnis', username: 'Benutzername', password: 'Passwort' },
  tabs: { overview: 'Übersicht', relations: 'Beziehungen', history: 'Verlauf' },
  fields: {
    label: 'Profil', serves: 'Trägt', carrier: 'Carrier', name: 'Name des Profils', owner: 'Inhaber', isDefault: 'Vorgabe',
    credentials: 'Zugangsdaten', createdAt: 'Angelegt', updatedAt: 'Geändert',
  },
  history: {
    label: 'Profil', serves: 'Trägt', carrier: 'Carrier', name: 'Name des Profils', ownerName: 'Inhaber', isDefault: 'Vorgabe', hasCredentials: 'Zugangsdaten gesetzt',
  },
  form: {
    carrierHelp: 'Wer die Rufnummern eigentlich trägt, etwa Bandwidth.',
    nameHelp: 'Unterscheidet Profile desselben Carriers.',
    defaultHelp: 'Neue Rufnummern erhalten es, wo kein anderes gewählt ist, hier und in jeder Organisation darunter.',
    credentialsHelp: 'Was der Carrier sehen will. Wird verschlüsselt aufbewahrt und nie wieder gezeigt.',
    credentialsReplace: 'Sie sind gesetzt. Was hier eingegeben wird, ersetzt sie alle.',
  },
  empty: {
    title: 'Noch keine Carrier-Profile',
    text: 'Ein Carrier-Profil sagt, wer Rufnummern trägt, und hält die Zugangsdaten dafür. Organisationen darunter verwenden es unter seinem Namen.',
    readOnly: 'Wer {name} verwaltet, kann den ersten Eintrag anlegen.',
  },
};
