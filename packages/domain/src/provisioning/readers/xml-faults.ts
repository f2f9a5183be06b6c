import type { FaultCode } from '../../template-faults/english.ts';
import { type Finding, finding } from './reader.ts';

/** Of what the parser says, that which people run into; the rest is not well-formed in another way. */
const sayings: readonly (readonly [FaultCode, RegExp])[] = [
  ['xml-not-closed', /^unclosed tag: (?<element>.+)$/],
  ['xml-closed-elsewhere', /^(?:unexpected close tag|unmatched closing tag: .+)\.$/],
  ['xml-attribute-twice', /^duplicate attribute: (?<attribute>.+)\.$/],
  ['xml-entity', /entity/],
  ['xml-attribute-value', /^(?:attribute without value|unquoted attribute value)\.$/],
  ['xml-character', /^disallowed character/],
  ['xml-no-root', /^document must contain a root element\.$/],
  ['xml-many-roots', /^(?:documents may contain only one root|text data outside of root node)\.$/],
];

/** The parser takes what follows an & for the name of an entity, to the end of the document if need be, and blames what is not closed then. */
const bareAmpersand = /&(?!#?\w+;)/;

const entityFault = (body: string): Finding | undefined => {
  const at = body.search(bareAmpersand);
  return at === -1 ? undefined : finding(body.slice(0, at).split('\n').length, 'xml-entity');
};

/** A document that no parser takes: what is wrong, and in which line. */
export class NotWellFormed extends Error {
  readonly finding: Finding;
  /** @param said `line:column: what is wrong` */
  constructor(said: string, body: string) {
    super(said);
    const { line = '1', column = '0', reason = '' } = /^(?<line>\d+):(?<column>\d+): (?<reason>.*)$/s.exec(said)?.groups ?? {};
    for (const [code, saying] of sayings) {
      const found = saying.exec(reason);
      if (!found) continue;
      this.finding = (code === 'xml-not-closed' && entityFault(body)) || finding(Number(line), code, given(found.groups));
      return;
    }
    this.finding = finding(Number(line), 'xml-not-well-formed', { column: Number(column) });
  }
}

const given = (groups: Record<string, string | undefined> = {}): Finding['params'] =>
  Object.fromEntries(Object.entries(groups).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
