import type { smsGroups as english } from '../en/sms-groups.ts';
import type { Translation } from '../words.ts';

export const smsGroups: Translation<typeof english> = {
  title: 'SMS-Gruppen',
  new: 'Neue SMS-Gruppe',
  edit: 'Bearbeiten',
  remove: 'Löschen',
  created: 'SMS-Gruppe {name} ist angelegt.',
  saved: '{name} ist gespeichert.',
  search: 'Name, Rufnummer',
  enabled: 'Eingeschaltet',
  disabled: 'Ausgeschaltet',
  tabs: { overview: 'Übersicht', relations: 'Beziehungen', history: 'Verlauf' },
  fields: { name: 'Name', phoneNumber: 'Rufnummer', owner: 'Verantwortlich', members: 'Mitglieder', state: 'Zustand', createdAt: 'Angelegt', updatedAt: 'Geändert' },
  history: {
    name: 'Name', isEnabled: 'Eingeschaltet', phoneNumberId: 'Rufnummer', phoneNumber: 'Rufnummer',
    ownerExtensionId: 'Verantwortlich', owner: 'Verantwortlich', memberExtensionIds: 'Mitglieder', members: 'Mitglieder',
  },
  form: {
    phoneNumberHelp: 'Eine freie Rufnummer mit SMS und einem SMS-Carrier-Profil, das Zugangsdaten hat. Die Mitglieder teilen sie sich.',
    phoneNumberPlaceholder: 'Irgendein Teil einer freien Rufnummer',
    ownerHelp: 'Wer sich um die Gruppe kümmert.',
    membersHelp: 'Sie schreiben und lesen mit ihrer Rufnummer.',
    enabledHelp: 'Solange sie aus ist, erreichen Nachrichten niemanden.',
  },
  empty: {
    title: 'Noch keine SMS-Gruppen',
    text: 'In einer SMS-Gruppe teilen sich mehrere eine Rufnummer für Kurznachrichten.',
    readOnly: 'Wer {name} verwaltet, kann den ersten Eintrag anlegen.',
  },
};
