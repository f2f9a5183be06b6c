import type { jobs as english } from '../en/jobs.ts';
import type { Translation } from '../words.ts';

export const jobs: Translation<typeof english> = {
  title: 'Aufträge',
  description: 'Arbeit, die aus Änderungen folgt und im Hintergrund geschieht. Was scheitert, wird von selbst erneut versucht, bevor es hier als gescheitert steht.',
  emptyTitle: 'Noch keine Aufträge',
  empty: 'Hier werden Mails verschickt und wird aufgeräumt. Erledigte Aufträge bleiben eine Weile stehen.',
  search: 'Name',
  name: 'Auftrag',
  names: { 'mail-deliver': 'Eine Mail zustellen', 'maintenance-sweep': 'Aufräumen', 'phones-send-operations': 'Telefonen etwas sagen', 'phones-watch-operations': 'Nach Vorgängen der Telefone sehen' },
  state: 'Zustand',
  states: { created: 'Wartet', retry: 'Wartet auf neuen Versuch', active: 'Läuft', completed: 'Erledigt', cancelled: 'Abgebrochen', failed: 'Gescheitert' },
  attempts: 'Versuche',
  error: 'Fehler',
  created: 'Angefordert',
  started: 'Begonnen',
  completed: 'Beendet',
  notYet: 'Noch nicht',
  details: 'Einzelheiten',
  retry: 'Erneut ausführen',
  retried: 'Er läuft erneut.',
};
