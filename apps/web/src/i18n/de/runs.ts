import type { runs as english } from '../en/runs.ts';
import type { Translation } from '../words.ts';

export const runs: Translation<typeof english> = {
  waiting: 'Beginnt gleich',
  progress: '{done, number} von {total, number}',
  dismiss: 'Ausblenden',
  more: '{count, plural, one {Eine frühere Änderung} other {# frühere Änderungen}} anzeigen',
  onlyNewest: 'Nur die neueste anzeigen',
  reverts: {
    title: 'Rücknahmen großer Änderungen',
    underWay: '„{what}“ wird rückgängig gemacht ({count, plural, one {ein Objekt} other {# Objekte}})',
    started: 'Es wird rückgängig gemacht. Sie können diese Seite verlassen und wiederkommen.',
    done: '„{what}“ wurde rückgängig gemacht: {count, plural, one {Ein Objekt ist} other {# Objekte sind}} wie zuvor.',
    inTheWay: 'Im Weg: {names}{more, plural, =0 {} one { und noch eines} other { und # weitere}}.',
    failed: '„{what}“ wurde nicht rückgängig gemacht ({count, plural, one {ein Objekt} other {# Objekte}}).',
  },
};
