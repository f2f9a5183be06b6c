import type { pictures as english } from '../en/pictures.ts';
import type { Translation } from '../words.ts';

export const pictures: Translation<typeof english> = {
  change: 'Bild von {name} ändern',
  title: 'Bild von {name}',
  drop: 'Ein Bild hier ablegen oder wählen',
  help: 'PNG, JPEG oder WebP, höchstens 1 MB',
  remove: 'Bild entfernen',
  saved: '{name} hat ein neues Bild.',
  removed: '{name} hat kein Bild mehr.',
  notAPicture: '{name} ist kein Bild, das hier gezeigt werden kann: Wählen Sie PNG, JPEG oder WebP.',
  tooLarge: '{name} ist größer als 1 MB. Verkleinern Sie es zuerst.',
};
