import type { users as english } from '../en/users.ts';

export const users: typeof english = {
  title: 'Users',
  new: 'User anlegen',
  edit: 'Bearbeiten',
  remove: 'Löschen',
  created: '{name} angelegt',
  saved: '{name} gespeichert',
  tabs: { relations: 'Verknüpfungen', history: 'Verlauf' },
  fields: { name: 'Name', updatedAt: 'Geändert' },
  empty: { title: 'Noch nichts angelegt', text: 'Hier steht, wozu das dient.' },
};
