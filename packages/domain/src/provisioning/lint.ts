import type { FaultCode } from '../template-faults/english.ts';
import type { Accepts, Parameters } from './parameters/parameter.ts';
import { type Entry, type Finding, finding, type Reader } from './readers/reader.ts';

/** How a family's files are read, and what may stand in them. */
export interface Dialect {
  read: Reader;
  parameters: Parameters;
  /** Tells entries apart that may share a name; without it a name stands in a file once. */
  identity?: (entry: Entry) => string;
}

/**
 * What a phone would trip over: the form of its file, names that are not in the vendor's list, values that they do not
 * take, and names given twice. The values themselves are never repeated.
 */
export const lintFile = (body: string, { read, parameters, identity = ({ name }) => name }: Dialect): Finding[] => {
  const { entries, findings } = read(body);
  const known = knownOf(parameters);
  const seen = new Set<string>();
  for (const entry of entries) {
    const { line, name, value } = entry;
    if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(value)) findings.push(finding(line, 'unprintable', { name }));
    if (value !== value.trim()) findings.push(finding(line, 'blanks-around', { name }));
    const wrong = judge(name, value, known);
    if (wrong) findings.push(finding(line, wrong, { name }));
    if (seen.has(identity(entry))) findings.push(finding(line, 'given-twice', { name }));
    seen.add(identity(entry));
  }
  return findings;
};

interface Known {
  bounds: number[];
  accepts: Accepts;
}

const knownOf = (parameters: Parameters): ReadonlyMap<string, Known> =>
  new Map(
    Object.entries(parameters).map(([name, accepts]) => [name.replace(bounded, '#'), { bounds: [...name.matchAll(bounded)].map(([, bound]) => Number(bound)), accepts }]),
  );

// A number of its own between dots or underscores: `account.1.enable`, `User_ID_1_`, but not `account.1.100rel_enable` twice.
const counted = /(?<=[._])[1-9]\d*(?=[._]|$)/g;
const bounded = /#(\d+)/g;

const judge = (name: string, value: string, parameters: ReadonlyMap<string, Known>): FaultCode | undefined => {
  const exact = parameters.get(name);
  const numbers = exact ? [] : [...name.matchAll(counted)].map(([number]) => Number(number));
  const known = exact ?? parameters.get(name.replace(counted, '#'));
  if (!known) return 'parameter-unknown';
  if (numbers.some((number, i) => number > known.bounds[i]!)) return 'parameter-too-far';
  return known.accepts(value) ? undefined : 'value-not-taken';
};
