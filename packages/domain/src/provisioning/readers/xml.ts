import { SaxesParser } from 'saxes';
import { type Entry, finding, type Reader } from './reader.ts';
import { NotWellFormed } from './xml-faults.ts';

export interface XmlElement {
  /** The names from the root down to this element: `settings/phone-settings/language`. */
  path: string;
  parent: XmlElement | undefined;
  name: string;
  line: number;
  attributes: { readonly [name: string]: string };
  text: string;
  isLeaf: boolean;
}

/** Every element of a document in its order; throws where it is not well-formed. */
export const parseXml = (body: string): XmlElement[] => {
  const elements: XmlElement[] = [];
  const open: XmlElement[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw new NotWellFormed(error.message, body);
  });
  parser.on('opentag', ({ name, attributes }) => {
    const parent = open.at(-1);
    if (parent) parent.isLeaf = false;
    const element = { path: parent ? `${parent.path}/${name}` : name, parent, name, line: parser.line, attributes, text: '', isLeaf: true };
    elements.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(body).close();
  return elements;
};

type Said = [name: string, value: string];

/** Reads XML: which parameters an element says is the vendor's own way; `undefined` for one that has no business there. */
export const xmlReader =
  (said: (element: XmlElement) => Said[] | undefined): Reader =>
  (body) => {
    try {
      const entries: Entry[] = [];
      const findings = parseXml(body).flatMap((element) => {
        const pairs = said(element);
        entries.push(...(pairs ?? []).map(([name, value]) => ({ line: element.line, name, value })));
        return pairs ? [] : [finding(element.line, 'element-unknown', { element: `<${element.name}>` })];
      });
      return { entries, findings };
    } catch (error) {
      if (!(error instanceof NotWellFormed)) throw error;
      return { entries: [], findings: [error.finding] };
    }
  };

/** One element for each parameter, in these containers: its name, or whatever else names it. */
export const elementReader = (containers: readonly string[], name: (element: XmlElement) => string = (element) => element.name): Reader =>
  xmlReader((element) => {
    if (containers.includes(element.path)) return [];
    return element.isLeaf && containers.includes(element.path.slice(0, element.path.lastIndexOf('/'))) ? [[name(element), element.text]] : undefined;
  });
