import { xmlReader } from './xml.ts';

/** Elements in elements; those that come in numbers have an `index`, which stands in the name: `sip.line.1.Transport`. */
export const readFanvil = xmlReader(({ path, indexes, isLeaf, text }) => {
  const [root, ...names] = path.split('/');
  if (root !== 'sysConf') return undefined;
  if (!isLeaf) return [];
  return [[names.map((name, depth) => (indexes[depth + 1] === undefined ? name : `${name}.${indexes[depth + 1]}`)).join('.'), text]];
});
