import { describe, expect, test } from 'vitest';
import { readAlgo } from './algo.ts';
import { readMitel } from './mitel.ts';
import { readPanasonic } from './panasonic.ts';

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
    expect(readMitel(`${line}\n`).findings).toEqual([{ line: 1, problem: 'Not a parameter and its value' }]);
  });
});

describe("Panasonic's lines", () => {
  const header = '# Panasonic SIP Phone Standard Format File #';

  test('say names and values', () => {
    expect(readPanasonic(`${header}\r\nNTP_ADDR="pool.ntp.org"\r\n\r\n`)).toEqual({ entries: [{ line: 2, name: 'NTP_ADDR', value: 'pool.ntp.org' }], findings: [] });
  });

  test.each(['NTP_ADDR = "x"', 'NTP_ADDR="x"y"', 'NTP_ADDR=x', 'ntp_addr="x"'])('%s is none', (line) => {
    expect(readPanasonic(`${header}\r\n${line}\r\n`).findings).toEqual([{ line: 2, problem: 'Not a parameter and its value' }]);
  });

  test('do without a header at no phone', () => {
    expect(readPanasonic('NTP_ADDR="x"\r\n').findings).toContainEqual({ line: 1, problem: 'The first line is not the header' });
  });
});

test("Algo's lines say names and values, the empty ones too", () => {
  expect(readAlgo('sip.proxy = sip.example.com:5060\nsip.u1.pwd = \nhello\n')).toEqual({
    entries: [
      { line: 1, name: 'sip.proxy', value: 'sip.example.com:5060' },
      { line: 2, name: 'sip.u1.pwd', value: '' },
    ],
    findings: [{ line: 3, problem: 'Not a parameter and its value' }],
  });
});
