import type { FaultCode } from '../../template-faults/english.ts';
import { type Finding, finding, type Reader } from './reader.ts';

const statement = /^([a-z][a-z0-9 |[\]-]*?): (?:"([^"]*)"|([^"#]*))$/;

/** `name: value` lines; a value with a `#` stands in quotation marks, because the sign begins a comment. */
export const readMitel: Reader = (body) => {
  const lines = body.split('\n');
  const findings: Finding[] = [];
  const report = (line: number, code: FaultCode) => findings.push(finding(line, code));
  if (lines.at(-1) !== '') report(lines.length, 'last-line-open');
  const entries = lines.flatMap((content, index) => {
    if (content === '' || content.startsWith('#')) return [];
    const [, name, quoted, plain] = statement.exec(content) ?? [];
    const value = quoted ?? plain;
    if (name !== undefined && value !== undefined) return { line: index + 1, name: counted(name), value };
    report(index + 1, 'no-parameter');
    return [];
  });
  return { entries, findings };
};

/** With dots around the numbers in it: of a line, of a key, and of a sidecar and a key of it. */
const counted = (name: string) =>
  name.replace(/^(sip line|prgkey|topsoftkey|softkey)(\d+) /, '$1.$2. ').replace(/^expmod(\d+) key(\d+) /, 'expmod.$1. key.$2. ');
