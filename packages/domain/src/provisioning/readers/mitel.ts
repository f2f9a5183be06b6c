import type { Finding, Reader } from './reader.ts';

const statement = /^([a-z][a-z0-9 |[\]-]*?): (?:"([^"]*)"|([^"#]*))$/;

/** `name: value` lines; a value with a `#` stands in quotation marks, because the sign begins a comment. */
export const readMitel: Reader = (body) => {
  const lines = body.split('\n');
  const findings: Finding[] = [];
  const report = (line: number, problem: string) => findings.push({ line, problem });
  if (lines.at(-1) !== '') report(lines.length, 'The last line does not end');
  const entries = lines.flatMap((content, index) => {
    if (content === '' || content.startsWith('#')) return [];
    const [, name, quoted, plain] = statement.exec(content) ?? [];
    const value = quoted ?? plain;
    if (name !== undefined && value !== undefined) return { line: index + 1, name: name.replace(/^sip line(\d+) /, 'sip line.$1. '), value };
    report(index + 1, 'Not a parameter and its value');
    return [];
  });
  return { entries, findings };
};
