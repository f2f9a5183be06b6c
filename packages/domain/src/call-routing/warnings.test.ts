import type { RoutedExtension } from '@patchbay/contract/call-worlds';
import { describe, expect, test } from 'vitest';
import { abroad, aGroup, always, anExtension, aWorld, call, extension, external, idOf, mobile, noon, phoneNumber, ringGroup, usualPlan, voicemailOf, when } from './testing/worlds.ts';
import { warningsOf } from './warnings.ts';
import { worldOf } from './world.ts';

const world = aWorld(
  [
    anExtension(102, { forwarding: { conditional: when({ noAnswer: ringGroup(600) }) } }), anExtension(103, { isEnabled: false }), anExtension(104, { forwarding: { unconditional: always(phoneNumber(2)) } }),
    anExtension(105, { voicemail: { hasPin: true } }),
  ],
  {
    ringGroups: [aGroup(600, [102], { onNoAnswer: { action: 'FORWARD', destination: extension(104) } }), aGroup(601, [])],
    numbers: [{ id: idOf(1), e164: external('+493090182001').e164, leadsTo: null }, { id: idOf(2), e164: external('+493090182002').e164, leadsTo: { kind: 'EXTENSION', id: idOf(101) } }],
  },
);

const warnings = (forwarding: Parameters<typeof anExtension>[1] = {}, number = 101) => warningsOf(worldOf(world), anExtension(number, forwarding), Date.parse(noon));
const codes = (settings: Parameters<typeof anExtension>[1], number?: number) => warnings(settings, number).map(({ code }) => code);

test('there are none where nothing is odd', () => {
  expect(warnings()).toEqual([]);
  expect(warnings({ forwarding: { unconditional: always(mobile), exceptionNumbers: [{ number: '102' }] } })).toEqual([]);
});

describe('loops', () => {
  test('are found through conditions, ring groups and numbers', () => {
    const path = [extension(101), extension(102), ringGroup(600), extension(104), extension(101)];
    expect(warnings({ forwarding: { unconditional: always(extension(102)) } })).toEqual([{ code: 'loop', pointer: '/forwarding/unconditional/destination', path }]);
  });

  test('an extension that forwards to itself is one', () => {
    expect(warnings({ forwarding: { conditional: when({ busy: extension(101) }) } })).toEqual([{ code: 'loop', pointer: '/forwarding/conditional/busy/destination', path: [extension(101), extension(101)] }]);
  });

  test('what is kept and not chosen is none', () => {
    expect(codes({ forwarding: { unconditional: { mode: 'NONE', destination: extension(101) } } })).toEqual([]);
  });
});

describe('destinations', () => {
  test.each([
    ['forbidden by the profile', abroad, 'forbidden'], ['gone', extension(999), 'gone'], ['disabled', extension(103), 'disabled'], ['a number that leads to nobody', phoneNumber(1), 'unassigned'],
    ['an empty group', ringGroup(601), 'no-members'], ['voicemail without a PIN', voicemailOf(103), 'voicemail-not-set-up'],
  ])('%s', (_, to, code) => {
    expect(warnings({ forwarding: { conditional: when({ busy: to }) } })).toMatchObject([{ code, pointer: '/forwarding/conditional/busy/destination', to }]);
  });

  test('one that went after it was chosen', () => {
    const forwarding = { unconditional: { mode: 'ALWAYS' as const, destination: null }, conditional: { busy: { action: 'FORWARD' as const, destination: null } } };
    expect(warnings({ forwarding }).map(({ code, pointer }) => [code, pointer])).toEqual([
      ['no-destination', '/forwarding/unconditional/destination'], ['no-destination', '/forwarding/conditional/busy/destination'],
    ]);
    expect(codes({ forwarding: { unconditional: { mode: 'SCHEDULE' } } })).toEqual(['no-destination']);
  });

  test('what is allowed and costs more is told of', () => {
    const dialPlan: RoutedExtension['dialPlan'] = { ...usualPlan, allowedClasses: ['INTERNATIONAL'] };
    expect(warnings({ dialPlan, forwarding: { unconditional: always(abroad) } })).toMatchObject([{ code: 'costly', to: abroad, verdict: { class: 'INTERNATIONAL' } }]);
  });

  test('voicemail with a PIN is none to warn of', () => {
    expect(codes({ forwarding: { conditional: when({ busy: voicemailOf(105) }) } })).toEqual([]);
  });
});

describe('what never applies', () => {
  const conditional = when({ busy: extension(105), noAnswer: extension(105) });

  test('[127] conditional forwarding while every call is forwarded', () => {
    expect(warnings({ forwarding: { unconditional: always(mobile), conditional } })).toEqual(
      ['busy', 'noAnswer'].map((condition) => ({ code: 'never-applies', pointer: `/forwarding/conditional/${condition}`, exceptForExceptions: false, exceptFrom: [] })));
    expect(warnings({ forwarding: { unconditional: always(mobile), conditional, exceptionNumbers: [{ number: '105' }] } })[0]).toMatchObject({ exceptForExceptions: true });
  });

  test('it does apply to calls of the colleague to whom all others are forwarded', () => {
    const forwarding = { unconditional: always(extension(105)), conditional };
    expect(warnings({ forwarding })[0]).toMatchObject({ code: 'never-applies', exceptFrom: [extension(105)] });
    const desks = aWorld([anExtension(101, { forwarding: { unconditional: always(extension(105)), conditional: when({ busy: extension(103) }) } }), anExtension(103), anExtension(105)]);
    expect(call(desks, extension(101), { caller: extension(105), extensions: { 101: { state: 'BUSY' } } }).outcome).toEqual({ kind: 'ANSWERED', extensionIds: [idOf(103)] });
  });

  test('it does apply where the unconditional forward is forbidden', () => {
    expect(codes({ forwarding: { unconditional: always(abroad), conditional } })).toEqual(['forbidden']);
  });

  const rule = (days: number[], from: string, to: string) => ({ days, from, to, destination: mobile });
  const scheduled = (...rules: ReturnType<typeof rule>[]) => ({ forwarding: { conditional, unconditional: { mode: 'SCHEDULE' as const, rules } } });

  test('rules that are hidden by those above them, one or several together', () => {
    const rules = [rule([1, 2], '08:00', '12:00'), rule([1, 2], '12:00', '18:00'), rule([2], '09:00', '17:00'), rule([1], '22:00', '06:00'), rule([2], '00:00', '06:00')];
    expect(warnings(scheduled(...rules))).toEqual([
      { code: 'hidden-rule', pointer: '/forwarding/unconditional/rules/2', rule: 2, hiddenBy: [0, 1] }, { code: 'hidden-rule', pointer: '/forwarding/unconditional/rules/4', rule: 4, hiddenBy: [3] },
    ]);
  });

  test('a night that begins on Sunday covers the small hours of Monday, and no more', () => {
    expect(warnings(scheduled(rule([7], '22:00', '06:00'), rule([1], '00:00', '06:00')))).toMatchObject([{ code: 'hidden-rule', rule: 1, hiddenBy: [0] }]);
    expect(codes(scheduled(rule([7], '22:00', '06:00'), rule([1], '00:00', '06:01')))).toEqual([]);
  });

  test('conditional forwarding while rules cover the whole week', () => {
    expect(codes(scheduled(rule([1, 2, 3, 4, 5, 6, 7], '00:00', '24:00')))).toEqual(['never-applies', 'never-applies']);
    expect(codes(scheduled(rule([1, 2, 3, 4, 5, 6, 7], '20:00', '08:00'), rule([1, 2, 3, 4, 5, 6, 7], '08:00', '20:00')))).toEqual(['never-applies', 'never-applies']);
  });

  test('exception numbers where nothing is forwarded unconditionally', () => {
    expect(codes({ forwarding: { exceptionNumbers: [{ number: '102' }] } })).toEqual(['exceptions-without-forward']);
  });

  test('a temporary forward that is over', () => {
    const temporary = { from: '2026-12-01T00:00:00Z', until: noon, destination: extension(999) };
    expect(codes({ forwarding: { temporary } })).toEqual(['temporary-over']);
    expect(codes({ forwarding: { temporary: { ...temporary, until: '2026-12-03T00:00:00Z' } } })).toEqual(['gone']);
  });
});

test('voicemail without a PIN and notices without an address', () => {
  expect(codes({ voicemail: { unanswered: 'VOICEMAIL', isNotified: true } })).toEqual(['voicemail-not-set-up', 'notice-without-address']);
  expect(codes({ voicemail: { unanswered: 'VOICEMAIL', isNotified: true, hasPin: true, email: 'ada@example.com' } })).toEqual([]);
});

test('an extension on which nothing rings, and one that is dialled for help', () => {
  expect(codes({ hasEndpoint: false })).toEqual(['no-endpoint']);
  expect(codes({}, 112)).toEqual(['emergency-short-number']);
  expect(codes({ country: 'GB' }, 110)).toEqual([]);
});
