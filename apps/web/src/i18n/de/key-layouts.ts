import type { keyLayouts as english } from '../en/key-layouts.ts';
import type { Translation } from '../words.ts';

export const keyLayouts: Translation<typeof english> = {
  title: 'Tastenbelegungen',
  new: 'Neue Tastenbelegung',
  edit: 'Bearbeiten',
  remove: 'Löschen',
  duplicate: 'Duplizieren',
  created: '{name} ist angelegt.',
  saved: '{name} ist gespeichert.',
  search: 'Name',
  copyName: 'Kopie von {name}',
  count: '{count, plural, =0 {Keine} one {# Taste} other {# Tasten}}',
  tabs: { overview: 'Übersicht', relations: 'Beziehungen', history: 'Verlauf' },
  fields: { name: 'Name', keys: 'Tasten', owner: 'Inhaber', createdAt: 'Angelegt', updatedAt: 'Geändert' },
  history: { name: 'Name', keys: 'Tasten', ownerName: 'Inhaber' },
  form: { nameHelp: 'Unter diesem Namen wird sie für ein Telefon gewählt.', keysHelp: 'Jedem Telefon werden die gesagt, die es hat. Was es nicht kann, lässt die Taste frei.' },
  impact: { unused: 'Noch kein Telefon hat diese Belegung.' },
  withoutEffect: {
    title: 'Ohne Wirkung auf {count, plural, one {ein Telefon} other {# Telefone}}',
    why: 'Ihre Dateien sind ohne sie dieselben: Das Modell hat diese Tasten nicht, seine Dateien sagen nichts über Tasten, oder das Telefon hat an diesen Stellen eigene.',
    more: '{count, plural, one {ein weiteres} other {# weitere}}',
  },
  empty: {
    title: 'Noch keine Tastenbelegungen',
    text: 'Eine Tastenbelegung sagt, was die Tasten vieler Telefone tun: Besetztlampen, Kurzwahlen, Parkplätze. Ein Telefon kann an ihren Stellen andere haben.',
    readOnly: 'Wer {name} verwaltet, kann die erste anlegen.',
  },
};
