import type { Finding, Reader } from './reader.ts';

const header = '# Panasonic SIP Phone Standard Format File #';
const statement = /^([A-Z0-9_]{1,32})="([^"]{0,500})"$/;

/** `NAME="value"` lines below a comment that has to be there. */
export const readPanasonic: Reader = (body) => {
  const lines = body.split('\r\n');
  const findings: Finding[] = [];
  const report = (line: number, problem: string) => findings.push({ line, problem });
  if (!lines[0]?.startsWith(header)) report(1, 'The first line is not the header');
  if (lines.at(-1) !== '') report(lines.length, 'The last line does not end');
  const entries = lines.flatMap((content, index) => {
    if (content === '' || content.startsWith('#')) return [];
    const [, name, value] = statement.exec(content) ?? [];
    if (name !== undefined && value !== undefined) return { line: index + 1, name, value };
    report(index + 1, 'Not a parameter and its value');
    return [];
  });
  return { entries, findings };
};
