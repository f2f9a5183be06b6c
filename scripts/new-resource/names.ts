/** The forms of a noun that files, types and texts need. */
export interface Names {
  /** `ring-groups` */
  folder: string;
  /** `ring-group` */
  file: string;
  /** `ringGroups` */
  nouns: string;
  /** `ringGroup` */
  noun: string;
  /** `RingGroup` */
  type: string;
  /** `RingGroups` */
  types: string;
  /** `ring_group` */
  table: string;
  /** `Ring groups` */
  title: string;
  /** `ring group` */
  words: string;
}

const camel = (kebab: string): string => kebab.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * @param singular `ring-group`, in kebab case
 * @param plural `ring-groups`; by default with an s
 */
export const namesOf = (singular: string, plural = `${singular}s`): Names => {
  if (![singular, plural].every((name) => /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))) throw new Error('Name the noun in kebab case: ring-group, and its plural where an s is not enough.');
  const [noun, nouns] = [camel(singular), camel(plural)];
  return {
    folder: plural, file: singular, nouns, noun, type: capital(noun), types: capital(nouns), table: singular.replaceAll('-', '_'),
    title: capital(plural.replaceAll('-', ' ')), words: singular.replaceAll('-', ' '),
  };
};
