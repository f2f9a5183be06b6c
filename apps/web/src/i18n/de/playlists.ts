import type { playlists as english } from '../en/playlists.ts';
import type { Translation } from '../words.ts';

export const playlists: Translation<typeof english> = {
  title: 'Wiedergabelisten',
  new: 'Neue Wiedergabeliste',
  edit: 'Bearbeiten',
  remove: 'Löschen',
  created: 'Wiedergabeliste {name} ist angelegt.',
  saved: '{name} ist gespeichert.',
  search: 'Name, Audiodatei',
  tabs: { overview: 'Übersicht', relations: 'Beziehungen', history: 'Verlauf' },
  fields: { name: 'Name', items: 'Audiodateien in ihrer Reihenfolge', audioFile: 'Audiodatei', durationSeconds: 'Dauer', createdAt: 'Angelegt', updatedAt: 'Geändert' },
  history: { name: 'Name', audioFileIds: 'Audiodateien', items: 'Audiodateien', durationSeconds: 'Dauer in Sekunden' },
  form: {
    add: 'Audiodatei hinzufügen',
    addPlaceholder: 'Irgendein Teil eines Namens',
  },
  empty: {
    title: 'Noch keine Wiedergabelisten',
    text: 'Eine Wiedergabeliste spielt Audiodateien nacheinander: Wartemusik oder ein Freizeichen.',
    readOnly: 'Wer {name} verwaltet, kann die erste anlegen.',
  },
};
