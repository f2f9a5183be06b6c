import { describe, expect, test } from 'vitest';
import { readAlgo } from './algo.ts';
import { readMitel } from './mitel.ts';
import { readPanasonic } from './panasonic.ts';
import { finding } from './reader.ts';

describe("Mitel's lines", () => {
  test('say names and values, in quotation marks where a # is', () => {
    expect(readMitel('# A comment\nsip line2 display name: "#1 = O\'Neill"\ntime zone name: Custom\ntone set: \n')).toEqual({
      entries: [
        { line: 2, name: 'sip line.2. display name', value: "#1 = O'Neill" },
        { line: 3, name: 'time zone name', value: 'Custom' },
        { line: 4, name: 'tone set', value: '' },
      ],
      findings: [],
    });
  });

  test.each(['tone set: a # comment', 'tone set: "half', 'tone set:US', 'Tone set: US'])('%s is none', (line) => {
    expect(readMitel(`${line}\n`).findings).toEqual([finding(1, 'no-parameter')]);
  });
});

describe("Panasonic's lines", () => {
  const header = '# Panasonic SIP Phone Standard Format File #';

  test('say names and values', () => {
    expect(readPanasonic(`${header}\r\nNTP_ADDR="pool.ntp.org"\r\n\r\n`)).toEqual({ entries: [{ line: 2, name: 'NTP_ADDR', value: 'pool.ntp.org' }], findings: [] });
  });

  test.each(['NTP_ADDR = "x"', 'NTP_ADDR="x"y"', 'NTP_ADDR=x', 'ntp_addr="x"'])('%s is none', (line) => {
    expect(readPanasonic(`${header}\r\n${line}\r\n\r\n`).findings).toEqual([finding(2, 'no-parameter')]);
  });

  test.each([
    ['NTP_ADDR="x"\r\n', 'no-empty-line'],
    ['NTP_ADDR="x"', 'last-line-open'],
  ] as const)('end with an empty line, as the administrator guide wants it: %j does not', (line, code) => {
    expect(readPanasonic(`${header}\r\n${line}`).findings).toEqual([finding(2, code)]);
  });

  test('do without a header at no phone', () => {
    expect(readPanasonic('NTP_ADDR="x"\r\n').findings).toContainEqual(finding(1, 'no-header'));
  });
});

test("Algo's lines say names and values, the empty ones too", () => {
  expect(readAlgo('sip.proxy = sip.example.com:5060\nsip.u1.pwd = \nhello\n')).toEqual({
    entries: [
      { line: 1, name: 'sip.proxy', value: 'sip.example.com:5060' },
      { line: 2, name: 'sip.u1.pwd', value: '' },
    ],
    findings: [finding(3, 'no-parameter')],
  });
});
