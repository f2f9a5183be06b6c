import { type Finding, finding, type Reader } from './reader.ts';

const statement = /^([a-z0-9.]+) = (.*)$/s;

/** `parameter = value` lines without a header. */
export const readAlgo: Reader = (body) => {
  const lines = body.split('\n');
  const findings: Finding[] = [];
  if (lines.at(-1) !== '') findings.push(finding(lines.length, 'last-line-open'));
  const entries = lines.flatMap((content, index) => {
    if (content === '' || content.startsWith('#')) return [];
    const [, name, value] = statement.exec(content) ?? [];
    if (name !== undefined && value !== undefined) return { line: index + 1, name, value };
    findings.push(finding(index + 1, 'no-parameter'));
    return [];
  });
  return { entries, findings };
};
