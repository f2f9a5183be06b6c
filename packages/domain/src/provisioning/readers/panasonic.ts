import type { FaultCode } from '../../template-faults/english.ts';
import { type Finding, finding, type Reader } from './reader.ts';

const header = '# Panasonic SIP Phone Standard Format File #';
const statement = /^([A-Z0-9_]{1,32})="([^"]{0,500})"$/;

/** `NAME="value"` lines below a comment that has to be there, and above an empty line that has to be there too. */
export const readPanasonic: Reader = (body) => {
  const lines = body.split('\r\n');
  const findings: Finding[] = [];
  const report = (line: number, code: FaultCode) => findings.push(finding(line, code));
  if (!lines[0]?.startsWith(header)) report(1, 'no-header');
  if (lines.at(-1) !== '') report(lines.length, 'last-line-open');
  else if (lines.at(-2) !== '') report(lines.length - 1, 'no-empty-line');
  const entries = lines.flatMap((content, index) => {
    if (content === '' || content.startsWith('#')) return [];
    const [, name, value] = statement.exec(content) ?? [];
    if (name !== undefined && value !== undefined) return { line: index + 1, name, value };
    report(index + 1, 'no-parameter');
    return [];
  });
  return { entries, findings };
};
