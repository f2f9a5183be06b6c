import { describe, expect, test } from 'vitest';
import { abroad, always, anExtension, aWorld, call, codes, extension, external, idOf, mobile, phoneNumber, stepOf, usualPlan, voicemailOf, when } from './testing/worlds.ts';

const answered = (number: number) => ({ kind: 'ANSWERED', extensionIds: [idOf(number)] });
const ended = (because: string) => ({ kind: 'ENDED', because });
const leftFor = (e164: string) => ({ kind: 'EXTERNAL', e164 });
const voicemail = { unanswered: 'VOICEMAIL', hasPin: true } as const;

describe('an extension that forwards nothing', () => {
  const world = aWorld([anExtension(101)]);

  test('[116] rings and answers', () => {
    expect(call(world, extension(101))).toEqual({ steps: [{ code: 'answers', who: extension(101), afterSeconds: 0 }], outcome: answered(101), afterSeconds: 0 });
  });

  test.each([
    ['BUSY', 'busy'], ['NO_ANSWER', 'no-answer'], ['NOT_REACHABLE', 'not-reachable'],
  ] as const)('ends a call when it is %s', (state, because) => {
    expect(call(world, extension(101), { extensions: { 101: { state } } }).outcome).toEqual(ended(because));
  });

  test('is not reachable while it is disabled, and while nothing may ring', () => {
    const outcomeOf = (settings: object) => call(aWorld([anExtension(101, settings)]), extension(101));
    expect(codes(outcomeOf({ isEnabled: false }))).toEqual(['disabled']);
    expect(codes(outcomeOf({ hasEndpoint: false }))).toEqual(['no-endpoint']);
    expect(outcomeOf({ hasEndpoint: false }).outcome).toEqual(ended('not-reachable'));
  });

  test('that is gone ends the call', () => {
    expect(call(world, extension(999))).toEqual({ steps: [{ code: 'refused', who: extension(999), refusal: { code: 'gone' }, afterSeconds: 0 }], outcome: ended('gone'), afterSeconds: 0 });
  });
});

describe('unconditional forward', () => {
  test('[117] sends every call to its destination, and nothing rings before', () => {
    const world = aWorld([anExtension(101, { forwarding: { unconditional: always(extension(102)) } }), anExtension(102)]);
    const made = call(world, extension(101));
    expect(made.steps[0]).toEqual({ code: 'forwards', who: extension(101), cause: { by: 'ALWAYS' }, to: extension(102), afterSeconds: 0 });
    expect(made.outcome).toEqual(answered(102));
  });

  const rules = [
    { name: 'Lunch', days: [1, 2, 3, 4, 5], from: '12:00', to: '13:00', destination: extension(102) },
    { name: 'Weekend', days: [6, 7], from: '00:00', to: '24:00', destination: mobile },
    { name: 'Night', days: [1, 2, 3, 4, 5], from: '18:00', to: '08:00', destination: voicemailOf(101) },
    { name: 'Whenever', days: [3], from: '12:30', to: '14:00', destination: abroad },
  ];
  const world = aWorld([anExtension(101, { voicemail, forwarding: { unconditional: { mode: 'SCHEDULE', rules } } }), anExtension(102)]);

  test('[118] follows the rule of the time that the clocks of the enterprise show', () => {
    const made = call(world, extension(101), { at: '2026-12-02T11:15:00Z' });
    expect(stepOf(made, 'forwards')).toMatchObject({ cause: { by: 'SCHEDULE', rule: 0, name: 'Lunch', local: '2026-12-02T12:15' }, to: extension(102) });
  });

  test('[119] a rule has days and times', () => {
    expect(call(world, extension(101), { at: '2026-12-06T11:00:00Z' }).outcome).toEqual(leftFor(mobile.e164));
    const made = call(world, extension(101), { at: '2026-12-02T14:00:00Z' });
    expect(codes(made)).toEqual(['no-rule', 'answers']);
  });

  test('[120] of several rules the first that covers the moment decides', () => {
    expect(call(world, extension(101), { at: '2026-12-02T11:45:00Z' }).outcome).toEqual(answered(102));
  });

  test('a rule that passes midnight belongs to the day on which it begins', () => {
    const at = (moment: string) => call(world, extension(101), { at: moment }).outcome.kind;
    expect([at('2026-12-05T06:59:00Z'), at('2026-12-07T06:59:00Z')]).toEqual(['EXTERNAL', 'ANSWERED']);
    expect(at('2026-12-01T06:59:00Z')).toBe('VOICEMAIL');
  });

  test('[127] overrides conditional forwarding within its period, and not outside of it', () => {
    const forwarding = { unconditional: { mode: 'SCHEDULE' as const, rules: rules.slice(0, 1) }, conditional: when({ busy: extension(103), noAnswer: extension(103), notReachable: extension(103) }) };
    const both = aWorld([anExtension(101, { forwarding }), anExtension(102), anExtension(103)]);
    for (const state of ['BUSY', 'NO_ANSWER', 'NOT_REACHABLE'] as const) {
      expect(call(both, extension(101), { at: '2026-12-02T11:15:00Z', extensions: { 101: { state } } }).outcome).toEqual(answered(102));
      expect(call(both, extension(101), { at: '2026-12-02T12:00:00Z', extensions: { 101: { state } } }).outcome).toEqual(answered(103));
    }
  });
});

describe('temporary forward', () => {
  const temporary = { from: '2026-12-04T17:00:00Z', until: '2026-12-07T07:00:00Z', destination: extension(103) };
  const world = aWorld([anExtension(101, { forwarding: { temporary, unconditional: always(extension(102)) } }), anExtension(102), anExtension(103)]);

  test('overrides the unconditional one while it lasts, and is over then by itself', () => {
    const at = (moment: string) => call(world, extension(101), { at: moment }).outcome;
    expect([at('2026-12-04T16:59:59Z'), at('2026-12-04T17:00:00Z'), at('2026-12-07T06:59:59Z'), at('2026-12-07T07:00:00Z')]).toEqual([102, 103, 103, 102].map(answered));
  });
});

describe('exception numbers', () => {
  const forwarding = { unconditional: always(extension(102)), exceptionNumbers: [{ number: '+493012345678' }, { number: '103' }], conditional: when({ busy: extension(103) }) };
  const world = aWorld([anExtension(101, { forwarding }), anExtension(102), anExtension(103, { numbers: [external('+493090182003').e164] })]);

  test('[121] their calls ring although all others are forwarded', () => {
    const made = call(world, extension(101));
    expect(made.steps[0]).toMatchObject({ code: 'exception', number: '+493012345678', cause: { by: 'ALWAYS' }, to: extension(102) });
    expect(made.outcome).toEqual(answered(101));
    expect(call(world, extension(101), { caller: { kind: 'WITHHELD' } }).outcome).toEqual(answered(102));
  });

  test('a colleague is one by short number, and by a number that is theirs', () => {
    expect(call(world, extension(101), { caller: extension(103) }).outcome).toEqual(answered(101));
    const byNumber = aWorld([anExtension(101, { forwarding: { ...forwarding, exceptionNumbers: [{ number: '+493090182003' }] } }), world.extensions[1]!, world.extensions[2]!]);
    expect(call(byNumber, extension(101), { caller: extension(103) }).outcome).toEqual(answered(101));
  });

  test('conditional forward is for them too', () => {
    expect(call(world, extension(101), { extensions: { 101: { state: 'BUSY' } } }).outcome).toEqual(answered(103));
  });

  test('[122] there may be any number of them', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => ({ number: `+4930${1_000_000 + index}` }));
    const crowded = aWorld([anExtension(101, { forwarding: { ...forwarding, exceptionNumbers: [...many, { number: '+493012345678' }] } }), anExtension(102)]);
    expect(call(crowded, extension(101)).outcome).toEqual(answered(101));
  });

  test('[123] without one its calls are forwarded again', () => {
    const without = aWorld([anExtension(101, { forwarding: { ...forwarding, exceptionNumbers: [] } }), anExtension(102)]);
    expect(call(without, extension(101)).outcome).toEqual(answered(102));
  });
});

describe('conditional forward', () => {
  const conditional = { ...when({ notReachable: extension(102), busy: extension(103) }), noAnswer: { action: 'FORWARD' as const, destination: extension(104), ringSeconds: 35 } };
  const world = aWorld([anExtension(101, { forwarding: { conditional } }), anExtension(102), anExtension(103), anExtension(104)]);

  test.each([
    ['[124] when it is not reachable', 'NOT_REACHABLE', 102, 0], ['[125] when it is busy', 'BUSY', 103, 0], ['[126] when nobody answers, after its ring time', 'NO_ANSWER', 104, 35],
  ] as const)('%s', (_, state, number, afterSeconds) => {
    const made = call(world, extension(101), { extensions: { 101: { state } } });
    expect(stepOf(made, 'forwards')).toMatchObject({ cause: { by: state }, to: extension(number), afterSeconds });
    expect(made.outcome).toEqual(answered(number));
  });

  test('wins over voicemail, which takes what is not forwarded', () => {
    const both = aWorld([anExtension(101, { voicemail, forwarding: { conditional: when({ busy: extension(103) }) } }), anExtension(103)]);
    expect(call(both, extension(101), { extensions: { 101: { state: 'BUSY' } } }).outcome).toEqual(answered(103));
    for (const state of ['NO_ANSWER', 'NOT_REACHABLE'] as const) expect(call(both, extension(101), { extensions: { 101: { state } } }).outcome).toEqual({ kind: 'VOICEMAIL', extensionId: idOf(101) });
  });
});

describe('voicemail', () => {
  const unanswered = { extensions: { 101: { state: 'NO_ANSWER' } } } as const;

  test('[99] takes unanswered calls after the ring time, or they end', () => {
    expect(call(aWorld([anExtension(101, { voicemail })]), extension(101), unanswered)).toMatchObject({ outcome: { kind: 'VOICEMAIL' }, afterSeconds: 20 });
    expect(call(aWorld([anExtension(101)]), extension(101), unanswered).outcome).toEqual(ended('no-answer'));
  });

  test('[100] without a PIN it takes nothing, because nobody could listen to it', () => {
    const made = call(aWorld([anExtension(101, { voicemail: { unanswered: 'VOICEMAIL' } })]), extension(101), unanswered);
    expect(codes(made)).toEqual(['no-answer', 'voicemail-not-set-up']);
    expect(made.outcome).toEqual(ended('no-answer'));
  });
});

describe('call waiting', () => {
  const waiting = { isQueued: true, maxWaiting: 2, maxSimultaneous: 3 };
  const queueing = aWorld([anExtension(101, { waiting, forwarding: { conditional: when({ busy: extension(102) }) } }), anExtension(102)]);
  const at = (talking: number, waits: number) => call(queueing, extension(101), { extensions: { 101: { talking, waiting: waits } } });

  test('[105] while calls are not queued, a second one meets an extension that is busy', () => {
    expect(call(aWorld([anExtension(101)]), extension(101), { extensions: { 101: { talking: 1 } } }).outcome).toEqual(ended('busy'));
  });

  test('[108] queued ones ring until it has as many as it takes at a time', () => {
    expect([at(2, 0).outcome.kind, at(3, 0).outcome.kind]).toEqual(['ANSWERED', 'QUEUED']);
  });

  test('[106] so many wait at most, and then it is busy', () => {
    expect(at(3, 1).outcome).toEqual({ kind: 'QUEUED', at: extension(101), place: 2 });
    const full = at(3, 2);
    expect(codes(full)).toEqual(['busy', 'queue-full', 'forwards', 'answers']);
    expect(full.outcome).toEqual(answered(102));
  });
});

describe('forwarding to outside', () => {
  const forwards = (to: typeof mobile, settings: object = {}) => aWorld([anExtension(101, { ...settings, voicemail, forwarding: { unconditional: always(to) } })]);

  test('obeys the profile of the extension that forwards', () => {
    expect(call(forwards(mobile), extension(101)).outcome).toEqual(leftFor(mobile.e164));
    expect(call(forwards(abroad), extension(101)).steps[0]).toMatchObject({ code: 'forward-refused', refusal: { code: 'dial-plan', verdict: { because: { code: 'class-denied', class: 'INTERNATIONAL' } } } });
    expect(call(forwards(abroad, { dialPlan: { ...usualPlan, allowedClasses: ['INTERNATIONAL'] } }), extension(101)).outcome).toEqual(leftFor(abroad.e164));
  });

  test('that is refused counts as not set', () => {
    expect(call(forwards(abroad), extension(101)).outcome).toEqual(answered(101));
    expect(call(forwards(abroad), extension(101), { extensions: { 101: { state: 'NO_ANSWER' } } }).outcome.kind).toBe('VOICEMAIL');
  });

  test('does not leave where there is neither a profile nor a default one', () => {
    expect(codes(call({ ...forwards(mobile), defaultPlan: null }, extension(101)))).toEqual(['forward-refused', 'answers']);
  });

  test('to a number of the enterprise itself stays inside', () => {
    const own = external('+493090182002');
    const world = { ...forwards(own), numbers: [{ id: idOf(9), e164: own.e164, leadsTo: extension(102) }], extensions: [...forwards(own).extensions, anExtension(102)] };
    const made = call(world, extension(101));
    expect(codes(made)).toEqual(['forwards', 'leads-to', 'answers']);
    expect(made.outcome).toEqual(answered(102));
  });
});

describe('what cannot be followed', () => {
  test('a loop is cut where it would close, and who is there rings', () => {
    const world = aWorld([anExtension(101, { forwarding: { unconditional: always(extension(102)) } }), anExtension(102, { forwarding: { unconditional: always(extension(101)) } })]);
    const made = call(world, extension(101));
    expect(stepOf(made, 'forward-refused')).toMatchObject({ who: extension(102), refusal: { code: 'loop', path: [extension(101), extension(102), extension(101)] } });
    expect(made.outcome).toEqual(answered(102));
  });

  test('an assistant reaches who forwards everything to the assistant', () => {
    const world = aWorld([anExtension(101, { forwarding: { unconditional: always(extension(102)) } }), anExtension(102)]);
    expect(call(world, extension(101), { caller: extension(102) }).outcome).toEqual(answered(101));
    expect(call(world, extension(102), { caller: extension(102) }).outcome).toEqual(ended('calls-itself'));
  });

  test('after ten forwards it ends there', () => {
    const chain = Array.from({ length: 20 }, (_, index) => anExtension(101 + index, { forwarding: { unconditional: always(extension(102 + index)) } }));
    const made = call(aWorld(chain), extension(101));
    expect(stepOf(made, 'forward-refused')).toMatchObject({ who: extension(111), refusal: { code: 'too-deep', limit: 10 } });
    expect(made.outcome).toEqual(answered(111));
  });

  test.each([
    ['an extension that is gone', extension(999), 'gone'], ['a number that is gone', phoneNumber(999), 'gone'], ['a number that leads to nobody', phoneNumber(7), 'unassigned'],
    ['voicemail without a PIN', voicemailOf(102), 'voicemail-not-set-up'],
  ])('%s', (_, to, code) => {
    const world = aWorld([anExtension(101, { forwarding: { unconditional: always(to) } }), anExtension(102)], { numbers: [{ id: idOf(7), e164: external('+493090182007').e164, leadsTo: null }] });
    const made = call(world, extension(101));
    expect(stepOf(made, 'forward-refused')).toMatchObject({ refusal: { code } });
    expect(made.outcome).toEqual(answered(101));
  });
});

describe('what whoever asks may not see', () => {
  const beyond = [{ id: idOf(102), label: '102 Bob', shortNumber: '102' }];
  test.each([extension(102), voicemailOf(102)])('the explanation ends there and says so: %j', (to) => {
    const made = call(aWorld([anExtension(101, { forwarding: { unconditional: always(to) } })], { beyond }), extension(101));
    expect(made).toMatchObject({ steps: [{ code: 'forwards', to }, { code: 'goes-on', who: to }], outcome: { kind: 'BEYOND', at: to } });
  });

  test('a number does not say whom it leads to', () => {
    const numbers = [{ id: idOf(1), e164: external('+4930901820').e164, leadsTo: { kind: 'UNTOLD' as const } }];
    for (const to of [phoneNumber(1), external('+4930901820')]) {
      expect(call(aWorld([anExtension(101, { forwarding: { unconditional: always(to) } })], { numbers }), extension(101)).outcome).toEqual({ kind: 'BEYOND', at: phoneNumber(1) });
    }
  });

  test('who calls is an exception by the short number', () => {
    const forwarding = { unconditional: always(external('+4915123456789')), exceptionNumbers: [{ number: '102' }] };
    expect(codes(call(aWorld([anExtension(101, { forwarding })], { beyond }), extension(101), { caller: extension(102) }))).toEqual(['exception', 'answers']);
  });

  test('a caller whom nobody knows is no circle', () => {
    const world = aWorld([anExtension(101, { forwarding: { unconditional: always(extension(999)) } })]);
    expect(call(world, extension(101), { caller: extension(999) }).steps[0]).toMatchObject({ code: 'forward-refused', refusal: { code: 'gone' } });
  });
});
