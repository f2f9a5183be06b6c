import type { FaultCode } from '../../template-faults/english.ts';
import type { OutputFormat } from '../escape.ts';
import { mostFaults } from './fields.ts';

interface Place {
  line: number;
  column: number;
}

const places: readonly (readonly [part: RegExp, code: FaultCode])[] = [
  [/<!--[^]*?(?:-->|$)/g, 'print-in-comment'],
  [/<!\[CDATA\[[^]*?(?:\]\]>|$)/g, 'print-in-cdata'],
];

const placeAt = (text: string, index: number): Place => {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
};

/** Where a template prints what no escape can keep from ending the part of the file that it stands in, or from being told with its entities. */
export const unescapedPrints = (text: string, format: OutputFormat): (Place & { code: FaultCode })[] =>
  format !== 'xml' ? [] : places
    .flatMap(([part, code]) => [...text.matchAll(part)].map(({ 0: whole, index }) => ({ code, index, print: whole.indexOf('{{') })))
    .filter(({ print }) => print !== -1)
    .slice(0, mostFaults)
    .map(({ code, index, print }) => ({ ...placeAt(text, index + print), code }));
