import { CallDecision } from '@patchbay/contract/call-decisions';
import type { CallQuestion, RoutedExtension } from '@patchbay/contract/call-worlds';
import { Forwarding } from '@patchbay/contract/forwarding';
import { destinationKey } from '@patchbay/contract/primitives/destination';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { internalOnly, mayCall } from '../dial-plans/may-dial.ts';
import { readClock } from '../schedules/testing/slow-clock.ts';
import { mostForwards } from './call.ts';
import { decideCall } from './decide-call.ts';
import { coverageOf } from './hidden-rules.ts';
import { anyQuestion, anyWorld, aRule } from './testing/any-world.ts';
import { slowRuleAt } from './testing/slow-rules.ts';
import { abroad, always, anExtension, extension, idOf, mobile, ringGroup, usualPlan, when } from './testing/worlds.ts';
import { unconditionalAt } from './unconditional.ts';
import { warningsOf } from './warnings.ts';
import { permitOf, withExtension, worldOf } from './world.ts';

const runs = { numRuns: 1_500 };
const minute = 60_000;

describe('in any enterprise, for any call', () => {
  test('there is an answer, of the shape that is promised, and the same one each time', () => {
    fc.assert(fc.property(anyWorld, anyQuestion, (any, question) => {
      const made = decideCall(worldOf(any), question);
      expect(CallDecision.parse(made)).toEqual(made);
      expect(decideCall(worldOf(structuredClone(any)), structuredClone(question))).toEqual(made);
    }), runs);
  });

  test('it is forwarded so often at most, and comes to no extension and no group twice', () => {
    fc.assert(fc.property(anyWorld, anyQuestion, (any, question) => {
      const { steps } = decideCall(worldOf(any), question);
      const forwarding = steps.filter(({ code }) => code === 'forwards').map(({ who }) => destinationKey(who));
      expect(forwarding.length).toBeLessThanOrEqual(mostForwards);
      expect(new Set(forwarding).size).toBe(forwarding.length);
      const rung = steps.filter(({ code }) => ['answers', 'no-answer', 'busy', 'not-reachable', 'no-endpoint', 'disabled', 'rings-members', 'no-members'].includes(code)).map(({ who }) => destinationKey(who));
      expect(new Set(rung).size).toBe(rung.length);
      expect(steps.map(({ afterSeconds }) => afterSeconds)).toEqual(steps.map(({ afterSeconds }) => afterSeconds).sort((a, b) => a - b));
    }), runs);
  });

  test('it leaves the enterprise only where who sends it out may call that number', () => {
    let left = 0;
    fc.assert(fc.property(anyWorld, anyQuestion, (any, question) => {
      const world = worldOf(any);
      const { steps, outcome } = decideCall(world, question);
      if (outcome.kind !== 'EXTERNAL') return;
      left += 1;
      const sender = steps.filter(({ code }) => code === 'forwards').at(-1)?.who ?? question.caller;
      const permit = sender.kind === 'RING_GROUP' ? permitOf(world) : permitOf(world, sender.kind === 'EXTENSION' ? world.extensions.get(sender.id) : undefined);
      const plan = sender.kind === 'EXTENSION' && !world.extensions.has(sender.id) ? internalOnly : permit.plan;
      expect(['EXTENSION', 'RING_GROUP']).toContain(sender.kind);
      expect(mayCall(plan, outcome.e164 as Parameters<typeof mayCall>[1], permit).isAllowed).toBe(true);
      expect(world.numbersByE164.has(outcome.e164)).toBe(false);
    }), runs);
    expect(left).toBeGreaterThan(20);
  });

  test('an extension that calls for help is put through', () => {
    fc.assert(fc.property(anyWorld, anyQuestion, fc.constantFrom(101, 104, 999), fc.constantFrom('112', '1 1 2', '１１２'), (any, question, caller, dialled) => {
      const help: CallQuestion = { ...question, caller: extension(caller), to: { kind: 'DIALLED', dialled } };
      const codes = [...any.codes, { code: '112', leadsTo: extension(101) }];
      const inGermany = any.extensions.map((one) => ({ ...one, country: null }));
      expect(decideCall(worldOf({ ...any, codes, extensions: inGermany }), help).outcome).toEqual({ kind: 'EMERGENCY', number: '112' });
    }), { numRuns: 300 });
  });

  test('[127] an unconditional forward that can be followed comes before everything that depends on how the extension is', () => {
    fc.assert(fc.property(anyWorld, anyQuestion, (any, question) => {
      const target = anExtension(900);
      const known = any.extensions[0]!;
      const forwarding = { ...known.forwarding, temporary: null, exceptionNumbers: [], unconditional: { rules: [], mode: 'ALWAYS' as const, destination: extension(900) } };
      const world = withExtension(withExtension(worldOf(any), target), { ...known, forwarding });
      const caller = { kind: 'WITHHELD' as const };
      expect(decideCall(world, { ...question, caller, to: { kind: 'EXTENSION', id: known.id } })).toMatchObject({ steps: [{ code: 'forwards', cause: { by: 'ALWAYS' } }, {}], outcome: { kind: 'ANSWERED', extensionIds: [idOf(900)] } });
    }), { numRuns: 300 });
  });

  test('that forbidden destinations are set changes nothing', () => {
    fc.assert(fc.property(anyWorld, anyQuestion, (any, question) => {
      const [known] = any.extensions;
      const closed = { ...known!, dialPlan: internalOnly, forwarding: { ...known!.forwarding, temporary: null, unconditional: { mode: 'NONE' as const, destination: null, rules: [] } } };
      const to = { kind: 'EXTENSION' as const, id: closed.id };
      const forbidden = { ...closed, forwarding: { ...closed.forwarding, unconditional: { ...anExtension(1, { forwarding: { unconditional: always(abroad) } }).forwarding.unconditional } } };
      const outcome = (one: RoutedExtension) => decideCall(withExtension(worldOf(any), one), { ...question, to }).outcome;
      expect(outcome(forbidden)).toEqual(outcome(closed));
    }), { numRuns: 300 });
  });
});

describe('warnings', () => {
  test('whoever meets a loop on a call to an extension has been warned there', () => {
    let met = 0;
    fc.assert(fc.property(anyWorld, anyQuestion, (any, question) => {
      const world = worldOf(any);
      const [known] = any.extensions;
      const { steps } = decideCall(world, { ...question, caller: { kind: 'WITHHELD' }, to: { kind: 'EXTENSION', id: known!.id } });
      const isLoop = steps.some((step) => step.code === 'forward-refused' && step.refusal.code === 'loop' && destinationKey(step.refusal.path[0]!) === `EXTENSION ${known!.id}`);
      if (!isLoop) return;
      met += 1;
      expect(warningsOf(world, known!, Date.parse(question.at)).map(({ code }) => code)).toContain('loop');
    }), runs);
    expect(met).toBeGreaterThan(20);
  });

  test('[127] what is said never to apply applies to the calls alone of which that is said', () => {
    let met = 0;
    fc.assert(fc.property(anyWorld, anyQuestion, fc.constantFrom(extension(102), extension(103), ringGroup(601)), (any, question, destination) => {
      const [first] = any.extensions;
      const forwarding = Forwarding.parse({ unconditional: always(destination), conditional: when({ busy: mobile, noAnswer: mobile, notReachable: mobile }) });
      const known = { ...first!, dialPlan: usualPlan, forwarding };
      const world = withExtension(worldOf(any), known);
      const [unused] = warningsOf(world, known, Date.parse(question.at)).flatMap((warning) => (warning.code === 'never-applies' ? [warning] : []));
      const to = question.seed % 3 === 0 ? question.to : { kind: 'EXTENSION' as const, id: known.id };
      const { steps } = decideCall(world, { ...question, to });
      const applies = steps.findIndex(({ code, who }) => code === 'forwards' && who.kind === 'EXTENSION' && who.id === known.id);
      const step = steps[applies];
      if (!unused || step?.code !== 'forwards' || step.cause.by === 'ALWAYS') return;
      met += 1;
      const been = new Set([question.caller, ...steps.slice(0, applies).map(({ who }) => who)].map((place) => JSON.stringify(place)));
      expect(unused.exceptFrom.some((place) => been.has(JSON.stringify(place)))).toBe(true);
    }), runs);
    expect(met).toBeGreaterThan(10);
  });

  test('a rule is hidden exactly where it decides in no minute of the week', () => {
    const monday = Date.parse('2026-06-01T00:00:00Z');
    fc.assert(fc.property(fc.array(aRule, { maxLength: 5 }), (rules) => {
      const deciding = new Set<number>();
      for (let at = monday; at < monday + 7 * 24 * 60 * minute; at += minute) {
        const reading = { weekday: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][Math.floor((at - monday) / 86_400_000)]!, time: new Date(at).toISOString().slice(11, 16) };
        deciding.add(slowRuleAt(rules, reading));
      }
      expect(coverageOf(rules).hidden.map(({ rule }) => rule)).toEqual(rules.map((_, rule) => rule).filter((rule) => !deciding.has(rule)));
      expect(coverageOf(rules).isWholeWeek).toBe(!deciding.has(-1));
    }), { numRuns: 40 });
  });
});

test.each([
  ['America/New_York', '2026-03-08T07:00Z'], ['America/New_York', '2026-11-01T06:00Z'], ['Europe/Berlin', '2026-03-29T01:00Z'], ['Europe/Berlin', '2026-10-25T01:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30Z'], ['Africa/Casablanca', '2026-02-15T02:00Z'], ['America/Santiago', '2026-09-06T04:00Z'], ['Pacific/Apia', '2011-12-30T10:00Z'],
])('[118] in %s around %s the rule decides that a person finds who looks at the clock', (zone, near) => {
  const first = Date.parse(near) - 36 * 60 * minute;
  const minutes = Array.from({ length: 72 * 60 }, (_, index) => first + index * minute);
  const readings = minutes.map((at) => readClock(zone, at));
  fc.assert(fc.property(fc.array(aRule, { minLength: 1, maxLength: 5 }), fc.integer({ min: 0, max: 6 }), (rules, phase) => {
    const wrong = minutes.filter((at, index) => {
      if (index % 7 !== phase) return false;
      const [found] = unconditionalAt({ temporary: null, unconditional: { mode: 'SCHEDULE', destination: null, rules } }, zone, at);
      return (found?.cause.by === 'SCHEDULE' ? found.cause.rule : -1) !== slowRuleAt(rules, readings[index]!);
    });
    expect(wrong).toEqual([]);
  }), { numRuns: 20 });
});
