import { xmlReader } from './xml.ts';

/** `<section name="…"><entry name="…">value</entry></section>`, as in the file that the softphone keeps for itself. */
export const readLinphone = xmlReader(({ path, attributes, text, parent }) => {
  if (path === 'config' || path === 'config/section') return [];
  return path === 'config/section/entry' ? [[`${parent?.attributes['name']}.${attributes['name']}`, text]] : undefined;
});
