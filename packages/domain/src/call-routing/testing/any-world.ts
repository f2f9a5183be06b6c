import { CallQuestion, CallWorld, extensionStates, type CallTarget, type RoutedExtension, type RoutedGroup } from '@patchbay/contract/call-worlds';
import { callClasses, type DialPlan } from '@patchbay/contract/dial-plan-profiles';
import { Forwarding, type ForwardRule } from '@patchbay/contract/forwarding';
import type { Destination } from '@patchbay/contract/primitives/destination';
import { ringStrategies } from '@patchbay/contract/ring-groups';
import fc from 'fast-check';
import { aGroup, anExtension, aWorld, extension, external, idOf, phoneNumber, ringGroup, voicemailOf } from './worlds.ts';

const extensions = [101, 102, 103, 104, 105, 106];
const groups = [601, 602, 603];
const numbers = [1, 2, 3];
const ownNumber = (number: number) => external(`+49309018200${number}`);
const outside = ['+493012345678', '+498912345678', '+4915123456789', '+442079460000', '+499001234567', '+12025550100'].map(external);

// So few, that circles are the rule; each may be gone.
const aDestination: fc.Arbitrary<Destination> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...extensions.map(extension)) }, { weight: 3, arbitrary: fc.constantFrom(...groups.map(ringGroup)) },
  { weight: 1, arbitrary: fc.constantFrom(...extensions.map(voicemailOf)) }, { weight: 2, arbitrary: fc.constantFrom(...numbers.map(phoneNumber)) },
  { weight: 2, arbitrary: fc.constantFrom(...outside) }, { weight: 1, arbitrary: fc.constantFrom(...numbers.map(ownNumber)) },
);

const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
// Night is when the clocks are changed.
const aMinute = fc.oneof({ weight: 2, arbitrary: fc.integer({ min: 0, max: 16 }).map((quarter) => quarter * 15) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 1_439 }) });

export const aRule: fc.Arbitrary<ForwardRule> = fc
  .record({ days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), from: aMinute, to: aMinute, destination: aDestination })
  .map(({ days, from, to, destination }) => ({ name: '', days: days.sort(), from: clock(from), to: to === from || to === 0 ? '24:00' : clock(to), destination }));

const aPrefix = fc.constantFrom('+49', '+4930', '+49151', '+4420', '+1').map((prefix) => ({ prefix, note: '' }));
const aPlan: fc.Arbitrary<DialPlan> = fc.record({
  allowedClasses: fc.subarray([...callClasses]), allowPrefixes: fc.uniqueArray(aPrefix, { maxLength: 2, selector: ({ prefix }) => prefix }), denyPrefixes: fc.uniqueArray(aPrefix, { maxLength: 2, selector: ({ prefix }) => prefix }),
});

const aKept = fc.option(aDestination, { freq: 9 });
const aCondition = fc.record({ action: fc.constantFrom('END' as const, 'FORWARD' as const), destination: aKept });
const aForwarding: fc.Arbitrary<Forwarding> = fc
  .record({
    unconditional: fc.record({ mode: fc.constantFrom('NONE' as const, 'NONE' as const, 'ALWAYS' as const, 'SCHEDULE' as const), destination: aKept, rules: fc.array(aRule, { maxLength: 3 }) }),
    exceptionNumbers: fc.subarray([...extensions.map(String), ...outside.map(({ e164 }) => e164)], { maxLength: 3 }).map((all) => all.map((number) => ({ number }))),
    conditional: fc.record({ notReachable: aCondition, busy: aCondition, noAnswer: aCondition }),
    temporary: fc.option(aDestination.map((destination) => ({ from: '2026-03-28T00:00:00Z', until: '2026-03-29T12:00:00Z', destination })), { freq: 3 }),
  })
  .map((forwarding) => Forwarding.parse(forwarding));

const mostly = fc.integer({ min: 0, max: 9 }).map((one) => one > 0);
const anyExtension = (number: number): fc.Arbitrary<RoutedExtension> =>
  fc
    .record({
      isEnabled: mostly, hasEndpoint: mostly, dialPlan: fc.option(aPlan), country: fc.option(fc.constantFrom('DE', 'GB', 'US')), forwarding: aForwarding,
      unanswered: fc.constantFrom('END' as const, 'VOICEMAIL' as const), hasPin: fc.boolean(), isQueued: fc.boolean(), maxSimultaneous: fc.integer({ min: 1, max: 3 }),
    })
    .map(({ unanswered, hasPin, isQueued, maxSimultaneous, forwarding, ...rest }) => ({ ...anExtension(number, { ...rest, voicemail: { unanswered, hasPin }, waiting: { isQueued, maxSimultaneous } }), forwarding }));

const anyGroup = (number: number): fc.Arbitrary<RoutedGroup> =>
  fc
    .record({ strategy: fc.constantFrom(...ringStrategies), isCyclic: fc.boolean(), isOn: fc.boolean(), onNoAnswer: aCondition, members: fc.subarray([...extensions, 999]) })
    .map(({ isOn, members, ...fields }) => aGroup(number, members, { ...fields, queue: { isOn, maxWaiting: 2 } }));

const aTarget: fc.Arbitrary<CallTarget> = fc.oneof(
  fc.constantFrom<CallTarget[]>(...extensions.map(extension)), fc.constantFrom<CallTarget[]>(...groups.map(ringGroup)),
  fc.constant<CallTarget>({ kind: 'OTHER', reference: { kind: 'call-flow', id: idOf(800), label: 'Main line' } }),
);

/** An enterprise in which anybody may forward to anybody, some are gone, and of some nothing is told. */
export const anyWorld: fc.Arbitrary<CallWorld> = fc
  .record({
    extensions: fc.tuple(...extensions.map(anyExtension)), ringGroups: fc.tuple(...groups.map(anyGroup)), targets: fc.tuple(...numbers.map(() => fc.option(aTarget))),
    closed: fc.tuple(...numbers.map(() => fc.boolean())), defaultPlan: fc.option(aPlan), missing: fc.subarray([...extensions, ...groups], { maxLength: 2 }), untold: fc.subarray([...extensions, ...groups].slice(1), { maxLength: 2 }),
  })
  .map(({ extensions: all, ringGroups, targets, defaultPlan, missing, untold, closed }) => {
    const beyond = untold.map((number) => ({ id: idOf(number), label: `${number}`, shortNumber: `${number}` }));
    const isThere = ({ id }: { id: string }) => ![...missing, ...untold].some((number) => idOf(number) === id);
    const rest = { ringGroups: ringGroups.filter(isThere), beyond, defaultPlan, numbers: numbers.map((number, index) => ({ id: idOf(number), e164: ownNumber(number).e164, leadsTo: targets[index] ?? null, availability: closed[index] ? { schedule: { name: 'Never', timeZone: 'Europe/Berlin', hours: [], exceptions: [] }, whenUnavailable: 'DO_NOTHING' as const } : null })) };
    return aWorld(all.filter(isThere), rest);
  });

const aDialledText = fc.constantFrom('101', '102', '999', '112', '0151 23456789', '0900 1 234567', '+44 20 7946 0000', '030 9018 2001', '*97', '', 'x');

/** A call around the hour that Berlin skips. */
export const anyQuestion: fc.Arbitrary<CallQuestion> = fc
  .record({
    caller: fc.oneof(fc.constantFrom(...extensions.map(extension)), fc.constantFrom(...outside), fc.constant({ kind: 'WITHHELD' as const })),
    to: fc.oneof({ weight: 4, arbitrary: aDestination }, { weight: 1, arbitrary: aDialledText.map((dialled) => ({ kind: 'DIALLED' as const, dialled })) }),
    at: fc.integer({ min: Date.parse('2026-03-28T20:00:00Z'), max: Date.parse('2026-03-29T20:00:00Z') }).map((at) => new Date(at).toISOString()),
    extensions: fc.tuple(...extensions.map(() => fc.record({ state: fc.constantFrom(...extensionStates), talking: fc.integer({ min: 0, max: 3 }), waiting: fc.integer({ min: 0, max: 3 }) })))
      .map((all) => Object.fromEntries(all.map((one, index) => [idOf(extensions[index]!), one]))),
    seed: fc.integer({ min: 0, max: 1_000 }),
  })
  .map((question) => CallQuestion.parse(question));
