import { xmlReader, type XmlElement } from './xml.ts';

/** Elements in elements; those that come in numbers have an `index`, which stands in the name: `sip.line.1.Transport`. */
export const readFanvil = xmlReader((element) => {
  if (element.path !== 'sysConf' && !element.path.startsWith('sysConf/')) return undefined;
  return element.isLeaf ? [[nameOf(element), element.text]] : [];
});

const nameOf = ({ name, attributes, parent }: XmlElement): string => {
  const own = attributes['index'] === undefined ? name : `${name}.${attributes['index']}`;
  return parent?.parent ? `${nameOf(parent)}.${own}` : own;
};
