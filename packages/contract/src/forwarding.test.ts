import { describe, expect, test } from 'vitest';
import { ConditionalForward, ExceptionNumbers, Forwarding, ForwardRule, TemporaryForward, UnconditionalForward } from './forwarding.ts';

const destination = { kind: 'EXTERNAL', e164: '+442079460000' };
const rule = { days: [5, 1], from: '22:00', to: '06:00', destination };
const pathsOf = (result: { error?: { issues: { path: PropertyKey[] }[] } | undefined }) => result.error?.issues.map(({ path }) => path.join('/')) ?? [];

test('[115] an extension has unconditional forward, exception numbers and conditional forward, all of them off at first', () => {
  const end = { action: 'END', destination: null };
  expect(Forwarding.parse({})).toEqual({
    unconditional: { mode: 'NONE', destination: null, rules: [] }, exceptionNumbers: [], conditional: { notReachable: end, busy: end, noAnswer: { ...end, ringSeconds: 20 } }, temporary: null,
  });
});

describe('unconditional forward', () => {
  test('what the chosen mode does not use is kept, and what it uses is needed', () => {
    const kept = { mode: 'NONE', destination, rules: [{ ...rule, name: 'Night' }] };
    expect(UnconditionalForward.parse(kept)).toMatchObject({ ...kept, rules: [{ name: 'Night', days: [1, 5] }] });
    expect(pathsOf(UnconditionalForward.safeParse({ mode: 'ALWAYS' }))).toEqual(['destination']);
    expect(pathsOf(UnconditionalForward.safeParse({ mode: 'SCHEDULE' }))).toEqual(['rules']);
  });

  test('[119] a rule needs days and a time that lasts', () => {
    expect(ForwardRule.safeParse(rule).success).toBe(true);
    expect(pathsOf(ForwardRule.safeParse({ ...rule, days: [] }))).toEqual(['days']);
    expect(pathsOf(ForwardRule.safeParse({ ...rule, days: [1, 1] }))).toEqual(['days']);
    expect(pathsOf(ForwardRule.safeParse({ ...rule, to: '22:00' }))).toEqual(['to']);
  });
});

test('[122] any number of exception numbers, each once, colleagues among them', () => {
  const many = Array.from({ length: 20_000 }, (_, index) => ({ number: `+4930${1_000_000 + index}` }));
  expect(ExceptionNumbers.parse([...many, { number: '101' }])).toHaveLength(20_001);
  expect(ExceptionNumbers.safeParse([{ number: '101' }, { number: '101' }]).success).toBe(false);
  expect(ExceptionNumbers.safeParse([{ number: '030 1234567' }]).success).toBe(false);
});

test('[126] forwarding on a condition needs a destination, and ringing a sensible time', () => {
  expect(pathsOf(ConditionalForward.safeParse({ busy: { action: 'FORWARD' }, noAnswer: { action: 'FORWARD', destination, ringSeconds: 4 } }))).toEqual(['busy/destination', 'noAnswer/ringSeconds']);
});

test('a temporary forward ends after it began', () => {
  const temporary = { from: '2026-12-04T17:00:00Z', until: '2026-12-07T07:00:00Z', destination };
  expect(TemporaryForward.safeParse(temporary).success).toBe(true);
  expect(pathsOf(TemporaryForward.safeParse({ ...temporary, until: temporary.from }))).toEqual(['until']);
  for (const from of ['soon', '2026-13-01T00:00:00Z', '2026-12-04T23:59:60Z', '0000-01-01T00:00:00Z']) expect(pathsOf(TemporaryForward.safeParse({ ...temporary, from }))).toEqual(['from']);
});

test('the moments of a temporary forward are kept in one notation', () => {
  expect(TemporaryForward.parse({ from: '2026-12-04T17:00:00Z', until: '2026-12-07T07:00:00.1239Z', destination })).toEqual({ from: '2026-12-04T17:00:00.000Z', until: '2026-12-07T07:00:00.123Z', destination });
});
