/** The forms of a noun that files, types and texts need. */
export interface Names {
  /** `conference-rooms` */
  folder: string;
  /** `conference-room` */
  file: string;
  /** `conferenceRooms` */
  nouns: string;
  /** `conferenceRoom` */
  noun: string;
  /** `ConferenceRoom` */
  type: string;
  /** `ConferenceRooms` */
  types: string;
  /** `conference_room` */
  table: string;
  /** `Conference rooms` */
  title: string;
  /** `conference room` */
  words: string;
}

const camel = (kebab: string): string => kebab.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * @param singular `conference-room`, in kebab case
 * @param plural `conference-rooms`; by default with an s
 */
export const namesOf = (singular: string, plural = `${singular}s`): Names => {
  if (![singular, plural].every((name) => /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))) throw new Error('Name the noun in kebab case: conference-room, and its plural where an s is not enough.');
  const [noun, nouns] = [camel(singular), camel(plural)];
  return {
    folder: plural, file: singular, nouns, noun, type: capital(noun), types: capital(nouns), table: singular.replaceAll('-', '_'),
    title: capital(plural.replaceAll('-', ' ')), words: singular.replaceAll('-', ' '),
  };
};
