import type { Accepts, Parameters } from './parameters/parameter.ts';

export interface Finding {
  line: number;
  problem: string;
}

/**
 * What a phone that reads `parameter = value` lines would trip over: the header, the shape of each line, names that are not
 * in the vendor's list, values that they do not take, and names given twice. The values themselves are never repeated.
 */
export const lintParameterFile = (body: string, parameters: Parameters): Finding[] => {
  const findings: Finding[] = [];
  const report = (line: number, problem: string | undefined) => problem !== undefined && findings.push({ line, problem });
  const known = new Map(
    Object.entries(parameters).map(([name, accepts]): [string, Known] => [
      name.replace(bounded, '.#'),
      { bounds: [...name.matchAll(bounded)].map(([, bound]) => Number(bound)), accepts },
    ]),
  );
  const seen = new Set<string>();
  const lines = body.split('\n');
  report(1, lines[0] === header ? undefined : 'The first line is not the header');
  report(lines.length, lines.at(-1) === '' ? undefined : 'The last line does not end');
  lines.forEach((content, index) => {
    const line = index + 1;
    if (content === '' || content.startsWith('#') || inclusion.test(content)) return;
    report(line, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(content) ? 'Unprintable characters' : undefined);
    const [, name, value] = statement.exec(content) ?? [];
    if (name === undefined || value === undefined) return report(line, 'Not a parameter and its value');
    report(line, value === value.trimEnd() ? undefined : 'Blanks at the end');
    report(line, judge(name, value, known));
    report(line, seen.has(identity(name, value)) ? `${name} is given twice` : undefined);
    seen.add(identity(name, value));
  });
  return findings;
};

const header = '#!version:1.0.0.1';
const statement = /^([A-Za-z0-9_.]+) = (\S.*)$/;
const inclusion = /^include:config "[A-Za-z0-9._-]+"$/;
// A number of its own between dots: `account.1.enable`, but not `account.1.100rel_enable` twice.
const counted = /\.[1-9]\d*(?=\.|$)/g;
const bounded = /\.#(\d+)(?=\.|$)/g;

// One user's password each: the only name that may stand in a file more than once.
const identity = (name: string, value: string): string => (name === 'static.security.user_password' ? `${name} of ${value.split(':')[0]}` : name);

const judge = (name: string, value: string, parameters: ReadonlyMap<string, Known>): string | undefined => {
  const numbers = [...name.matchAll(counted)].map(([number]) => Number(number.slice(1)));
  const known = parameters.get(name.replace(counted, '.#'));
  if (!known) return `${name} is not documented`;
  if (numbers.some((number, i) => number > known.bounds[i]!)) return `${name} does not go that far`;
  return known.accepts(value) ? undefined : `${name} does not take this value`;
};

interface Known {
  bounds: number[];
  accepts: Accepts;
}
