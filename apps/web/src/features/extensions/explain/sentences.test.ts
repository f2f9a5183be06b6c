import type { CallOutcome, CallStep, RoutingWarning } from '@patchbay/contract/call-decisions';
import { endReasons } from '@patchbay/contract/call-decisions';
import { callClasses, type DialReason, type DialVerdict } from '@patchbay/contract/dial-plan-profiles';
import type { Destination } from '@patchbay/contract/primitives/destination';
import { createTranslator } from 'use-intl';
import { describe, expect, test } from 'vitest';
import { callSteps as german } from '#i18n/de/call-steps.ts';
import { callSteps as english } from '#i18n/en/call-steps.ts';
import { outcomeSentence } from './outcome-sentence.ts';
import { verdictText, type Words } from './reasons.ts';
import { stepSentence } from './step-sentence.ts';
import { warningSentence } from './warning-sentence.ts';

const failures: string[] = [];
const wordsIn = (locale: 'en' | 'de'): Words => ({
  t: createTranslator({ locale, messages: { callSteps: locale === 'en' ? english : (german as typeof english) }, namespace: 'callSteps', onError: (error) => failures.push(error.message) }) as Words['t'],
  nameOf: (destination) => destination.kind, number: (number) => number, moment: () => 'THEN', local: () => 'NOW', list: (names) => names.join(' + '),
});

const id = '019a0000-0000-7000-8000-000000000001';
const [who, to]: Destination[] = [{ kind: 'EXTENSION', id }, { kind: 'RING_GROUP', id }];
const reasons: DialReason[] = [
  { code: 'emergency' }, { code: 'unreadable' }, { code: 'prefix-allowed', prefix: '+44', note: '' }, { code: 'prefix-denied', prefix: '+44', note: '' },
  ...callClasses.flatMap((of): DialReason[] => [{ code: 'class-allowed', class: of }, { code: 'class-denied', class: of }]),
];
const verdict: DialVerdict = { isAllowed: false, class: 'INTERNATIONAL', normalised: '+44', because: { code: 'class-denied', class: 'INTERNATIONAL' }, overruled: [] };
const cause = { by: 'SCHEDULE', rule: 1, name: '', local: '2026-12-25T09:00' } as const;
const at = { who: who!, afterSeconds: 0 };

type Samples<U extends { code: string }> = { [C in U['code']]: Omit<Extract<U, { code: C }>, 'code' | 'who' | 'afterSeconds' | 'pointer'> };
const steps: Samples<CallStep> = {
  answers: {}, 'no-answer': { ringSeconds: 20 }, busy: { talking: 2, atATime: 2 }, 'not-reachable': {}, 'no-endpoint': {}, disabled: {}, dialled: { dialled: '9', verdict }, refused: { refusal: { code: 'unassigned' } },
  'leads-to': { to: { kind: 'OTHER', reference: { kind: 'call-flow', id, label: 'Flow' } } }, exception: { number: '+351', cause, to: to! }, 'no-rule': { local: cause.local }, forwards: { cause, to: to! },
  'forward-refused': { cause: { by: 'BUSY' }, to: to!, refusal: { code: 'loop', path: [who!, to!] } }, waits: { place: 1, maxWaiting: 5 }, 'queue-full': { maxWaiting: 5 }, 'voicemail-not-set-up': {}, 'takes-message': {}, 'calls-out': { verdict }, 'goes-on': {},
  'no-members': {}, 'rings-members': { strategy: 'RANDOM', ringSeconds: 9, branches: [{ extensionId: id, steps: [{ ...at, code: 'is-caller' }, { ...at, code: 'gone' }, { ...at, code: 'forward-ignored', cause, to: to! }] }] }, 'rings-again': { rounds: 5 },
  'out-of-hours': { line: { kind: 'app-configuration', id, label: 'Ann Lee' }, schedule: 'Office', local: cause.local },
};
const warnings: Samples<RoutingWarning> = {
  loop: { path: [who!, to!] }, forbidden: { to: to!, verdict }, costly: { to: to!, verdict }, gone: { to: to! }, 'no-destination': {}, disabled: { to: to! }, unassigned: { to: to! }, 'no-members': { to: to! }, 'voicemail-not-set-up': { to: to! },
  'never-applies': { exceptForExceptions: true, exceptFrom: [who!] }, 'hidden-rule': { rule: 2, hiddenBy: [0, 1] }, 'exceptions-without-forward': {}, 'temporary-over': {}, 'notice-without-address': {}, 'no-endpoint': {}, 'emergency-short-number': { number: '112' },
};
const outcomes: CallOutcome[] = [
  { kind: 'ANSWERED', extensionIds: [id] }, { kind: 'ANSWERED', extensionIds: [id, id] }, { kind: 'VOICEMAIL', extensionId: id }, { kind: 'EXTERNAL', e164: '+44' }, { kind: 'EMERGENCY', number: '112' }, { kind: 'QUEUED', at: to!, place: 2 }, { kind: 'BEYOND', at: to! },
  { kind: 'LINE_VOICEMAIL', line: { kind: 'app-configuration', id, label: 'Ann Lee' } }, { kind: 'HANDED_OVER', to: { kind: 'call-flow', id, label: 'Flow' } }, ...endReasons.map((because): CallOutcome => ({ kind: 'ENDED', because })),
];

const allIn = (locale: 'en' | 'de'): string[] => {
  const words = wordsIn(locale);
  return [
    ...Object.entries(steps).flatMap(([code, facts]) => { const { text, parts } = stepSentence(words, { code, ...at, ...facts } as CallStep); return [text, ...parts]; }),
    ...Object.entries(warnings).map(([code, facts]) => warningSentence(words, { code, pointer: '', ...facts } as RoutingWarning)),
    ...outcomes.map((outcome) => outcomeSentence(words, { outcome, afterSeconds: 0 })),
    ...reasons.map((because) => verdictText(words, { ...verdict, because })),
  ];
};

describe.each(['en', 'de'] as const)('in %s', (locale) => {
  test('everything that can happen to a call has a sentence of its own', () => {
    const all = allIn(locale);
    expect(failures).toEqual([]);
    expect(all.filter((text, index) => text === '' || text.includes('callSteps') || text.includes('undefined') || all.indexOf(text) !== index)).toEqual([]);
  });
});

test('what forwards, and how long it rang, is said in plain words', () => {
  const [here, dort] = [wordsIn('en'), wordsIn('de')];
  const step = { ...at, code: 'forwards', cause: { by: 'SCHEDULE', rule: 0, name: 'Evenings', local: cause.local }, to: to! } as const;
  expect(stepSentence(here, step).text).toBe('It is NOW, which the schedule rule “Evenings” covers: EXTENSION forwards to RING_GROUP.');
  expect(stepSentence(dort, step).text).toBe('Am NOW gilt die Zeitregel „Evenings“: EXTENSION leitet zu RING_GROUP um.');
  const ended = { outcome: { kind: 'ENDED', because: 'no-answer' }, afterSeconds: 20 } as const;
  expect(outcomeSentence(here, ended)).toBe('The call ends: nobody answers, after 20 seconds of ringing');
  expect(outcomeSentence(dort, ended)).toBe('Der Anruf endet: niemand nimmt ab, nach 20 Sekunden Klingeln');
});

test('what never applies is said with the calls to which it does', () => {
  const warning = { code: 'never-applies', pointer: '' } as const;
  const said = [[], [who!], [who!, to!]].flatMap((exceptFrom) => [false, true].map((exceptForExceptions) => warningSentence(wordsIn('en'), { ...warning, exceptForExceptions, exceptFrom })));
  expect(said.map((text) => text.split(':')[0])).toEqual([
    'This never applies', 'This applies to the exception numbers alone', 'This applies to calls from EXTENSION alone', 'This applies to the exception numbers and to calls from EXTENSION alone',
    'This applies to calls from EXTENSION + RING_GROUP alone', 'This applies to the exception numbers and to calls from EXTENSION + RING_GROUP alone',
  ]);
});

test('names that are written from right to left are isolated', () => {
  const words = wordsIn('en');
  const flow = { kind: 'call-flow', id, label: '115 محمد' };
  expect(outcomeSentence(words, { outcome: { kind: 'HANDED_OVER', to: flow }, afterSeconds: 0 })).toContain('\u2068115 محمد\u2069');
  expect(stepSentence(words, { ...at, code: 'leads-to', to: { kind: 'OTHER', reference: flow } } as CallStep).text).toContain('\u2068115 محمد\u2069');
  expect(stepSentence(words, { ...at, code: 'forwards', cause: { ...cause, name: 'مساء' }, to: to! }).text).toContain('“\u2068مساء\u2069”');
});
