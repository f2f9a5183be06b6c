import type { FaultCode } from '../../template-faults/english.ts';
import { type Finding, finding, type Reader } from './reader.ts';

const header = '#!version:1.0.0.1';
const statement = /^([A-Za-z0-9_.]+) = (\S.*)$/s;
const inclusion = /^include:config "[A-Za-z0-9._-]+"$/;

/** `parameter = value` lines below a header that names their version. */
export const readYealink: Reader = (body) => {
  const lines = body.split('\n');
  const findings: Finding[] = [];
  const report = (line: number, code: FaultCode) => findings.push(finding(line, code));
  if (lines[0] !== header) report(1, 'no-header');
  if (lines.at(-1) !== '') report(lines.length, 'last-line-open');
  const entries = lines.flatMap((content, index) => {
    if (content === '' || content.startsWith('#') || inclusion.test(content)) return [];
    const [, name, value] = statement.exec(content) ?? [];
    if (name !== undefined && value !== undefined) return { line: index + 1, name, value };
    report(index + 1, 'no-parameter');
    return [];
  });
  return { entries, findings };
};
