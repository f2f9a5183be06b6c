import type { Finding, Reader } from './reader.ts';

const statement = /^([a-z0-9.]+) = (.*)$/s;

/** `parameter = value` lines without a header. */
export const readAlgo: Reader = (body) => {
  const lines = body.split('\n');
  const findings: Finding[] = [];
  if (lines.at(-1) !== '') findings.push({ line: lines.length, problem: 'The last line does not end' });
  const entries = lines.flatMap((content, index) => {
    if (content === '' || content.startsWith('#')) return [];
    const [, name, value] = statement.exec(content) ?? [];
    if (name !== undefined && value !== undefined) return { line: index + 1, name, value };
    findings.push({ line: index + 1, problem: 'Not a parameter and its value' });
    return [];
  });
  return { entries, findings };
};
