import type { outbox as english } from '../en/outbox.ts';
import type { Translation } from '../words.ts';

export const outbox: Translation<typeof english> = {
  title: 'Postausgang',
  description: 'Mails, die das System geschrieben hat. Ohne Mailserver bleiben sie hier, um gelesen und von Hand weitergegeben zu werden.',
  emptyTitle: 'Noch keine Mails',
  empty: 'Einladungen und Links für neue Passwörter erscheinen hier, sobald jemand einen bekommt.',
  search: 'Empfänger oder Betreff',
  to: 'An',
  subject: 'Betreff',
  template: 'Art',
  status: 'Status',
  statuses: { queued: 'Wartet', sent: 'Gesendet', kept: 'Hier behalten', failed: 'Gescheitert' },
  templates: {
    invitation: 'Einladung', 'membership-added': 'Neue Rolle', 'password-reset': 'Neues Passwort', 'password-choice': 'Passwort wählen', 'sign-in-code': 'Code zum Anmelden', 'password-changed': 'Passwort geändert', 'second-factor-removed': 'Zweiter Faktor entfernt', 'administrator-message': 'Nachricht eines Administrators', 'app-invitation': 'Einladung in die App',
  },
  attempts: 'Versuche',
  error: 'Fehler',
  created: 'Geschrieben',
  sent: 'Gesendet',
  notSent: 'Nicht gesendet',
  text: 'Text',
  linkNote: 'Links darin gelten einmal, für den, der sie zuerst öffnet.',
};
