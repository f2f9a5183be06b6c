import type { extensionCalls as english } from '../en/extension-calls.ts';
import type { Translation } from '../words.ts';

export const extensionCalls: Translation<typeof english> = {
  title: 'Was mit einem Anruf geschieht',
  help: 'Nach den gespeicherten Einstellungen, Schritt für Schritt.',
  incomplete: 'Sagen Sie, wer wann anruft, um zu sehen, was geschieht.',
  effect: 'Was diese Änderung mit einem Anruf macht',
  effectAt: 'Bei einem Anruf am {when}:',
  askOther: 'Nach anderem Anrufer, anderer Zeit oder anderem Zustand fragen',
  notComplete: 'Füllen Sie die Felder aus, um zu sehen, was sie mit einem Anruf machen.',
  deciding: 'Der Anruf wird verfolgt…',
  same: 'Wie bisher, für einen solchen Anruf:',
  before: 'Wie es gespeichert ist',
  after: 'Mit dieser Änderung',
  question: {
    when: 'Wann',
    moments: { NOW: 'Jetzt', AT: 'Zu einer anderen Zeit' },
    at: 'Datum und Uhrzeit',
    atHelp: 'Nach den Uhren von {zone}.',
    caller: 'Wer anruft',
    callers: { EXTERNAL: 'Jemand von außen', WITHHELD: 'Eine unterdrückte Rufnummer', EXTENSION: 'Jemand aus dem Unternehmen' },
    number: 'Rufnummer',
    anyNumber: 'Irgendeine Rufnummer',
    colleague: 'Nebenstelle',
    state: 'Diese Nebenstelle',
    states: { IDLE: 'ist frei und nimmt ab', NO_ANSWER: 'nimmt nicht ab', BUSY: 'ist besetzt', NOT_REACHABLE: 'ist nicht erreichbar' },
  },
};
