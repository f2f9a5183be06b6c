import type { destinations as english } from '../en/destinations.ts';
import type { Translation } from '../words.ts';

export const destinations: Translation<typeof english> = {
  kinds: { EXTENSION: 'Nebenstellen', RING_GROUP: 'Rufgruppen', VOICEMAIL: 'Voicemail', PHONE_NUMBER: 'Eigene Rufnummern', EXTERNAL: 'Andere Rufnummer' },
  placeholder: 'Name, Kurznummer oder beliebige Rufnummer',
  voicemailOf: 'Voicemail von {name}',
  disabled: 'deaktiviert',
  gone: 'Was hier gewählt war, gibt es nicht mehr',
  nothingFound: 'Nichts mit diesem Namen, und keine vollständige Rufnummer',
};
