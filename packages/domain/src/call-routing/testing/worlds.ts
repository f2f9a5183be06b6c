import { Caller, CallQuestion, CallWorld, RoutedExtension, RoutedGroup, type Occupancy } from '@patchbay/contract/call-worlds';
import type { CallDecision } from '@patchbay/contract/call-decisions';
import type { DialPlan } from '@patchbay/contract/dial-plan-profiles';
import { ConditionalForward, Forwarding, UnconditionalForward } from '@patchbay/contract/forwarding';
import type { Destination, DestinationOf } from '@patchbay/contract/primitives/destination';
import { E164 } from '@patchbay/contract/primitives/phone-number';
import type { z } from 'zod';
import { decideCall } from '../decide-call.ts';
import { worldOf } from '../world.ts';

/** The id of what is known by a number: extension 101, ring group 600. */
export const idOf = (number: number): string => `019a0000-0000-7000-8000-${String(number).padStart(12, '0')}`;
export const extension = (number: number): DestinationOf<'EXTENSION'> => ({ kind: 'EXTENSION', id: idOf(number) });
export const ringGroup = (number: number): DestinationOf<'RING_GROUP'> => ({ kind: 'RING_GROUP', id: idOf(number) });
export const voicemailOf = (number: number): DestinationOf<'VOICEMAIL'> => ({ kind: 'VOICEMAIL', extensionId: idOf(number) });
export const phoneNumber = (number: number): DestinationOf<'PHONE_NUMBER'> => ({ kind: 'PHONE_NUMBER', id: idOf(number) });
export const external = (e164: string): DestinationOf<'EXTERNAL'> => ({ kind: 'EXTERNAL', e164: E164.parse(e164) });

export const mobile = external('+4915123456789');
export const abroad = external('+442079460000');
export const usualPlan: DialPlan = { allowedClasses: ['INTERNAL', 'LOCAL', 'NATIONAL', 'MOBILE'], allowPrefixes: [], denyPrefixes: [] };

interface Settings extends Partial<Omit<RoutedExtension, 'forwarding' | 'voicemail' | 'waiting'>> {
  forwarding?: z.input<typeof Forwarding>;
  voicemail?: Partial<RoutedExtension['voicemail']>;
  waiting?: Partial<RoutedExtension['waiting']>;
}

export const anExtension = (number: number, { forwarding, voicemail, waiting, ...rest }: Settings = {}): RoutedExtension => ({
  id: idOf(number), label: `${number}`, shortNumber: `${number}`, isEnabled: true, hasEndpoint: true, presentation: null, country: null, dialPlan: null, numbers: [],
  forwarding: Forwarding.parse(forwarding ?? {}),
  voicemail: { unanswered: 'END', isNotified: false, email: '', hasPin: false, ...voicemail },
  waiting: { isQueued: false, maxWaiting: 2, maxSimultaneous: 1, ...waiting },
  ...rest,
});

export const aGroup = (number: number, members: number[], fields: Partial<RoutedGroup> = {}): RoutedGroup => ({
  id: idOf(number), label: `Group ${number}`, strategy: 'SIMULTANEOUS', ringSeconds: 20, isCyclic: false, queue: { isOn: false, maxWaiting: 2 },
  memberExtensionIds: members.map(idOf), onNoAnswer: { action: 'END', destination: null }, ...fields,
});

/** An enterprise in Berlin. */
export const aWorld = (extensions: RoutedExtension[], rest: Partial<CallWorld> = {}): CallWorld => ({
  country: 'DE', timeZone: 'Europe/Berlin', defaultPlan: usualPlan, extensions, ringGroups: [], beyond: [], numbers: [],
  codes: extensions.map(({ id, shortNumber }) => ({ code: shortNumber, leadsTo: { kind: 'EXTENSION', id } })), ...rest,
});

export const always = (destination: Destination): z.input<typeof UnconditionalForward> => ({ mode: 'ALWAYS', destination });
export const when = (conditions: { [C in keyof ConditionalForward]?: Destination }): z.input<typeof ConditionalForward> =>
  Object.fromEntries(Object.entries(conditions).map(([condition, destination]) => [condition, { action: 'FORWARD', destination }]));

export const customer: Caller = { kind: 'EXTERNAL', e164: E164.parse('+493012345678') };
/** On a Wednesday. */
export const noon = '2026-12-02T11:00:00Z';

interface Situation extends Partial<Omit<CallQuestion, 'to' | 'extensions'>> {
  extensions?: { [number: number]: Partial<Occupancy> };
}

/** What happens to a call of a customer at noon, unless it is said otherwise. */
export const call = (world: CallWorld, to: CallQuestion['to'], { extensions = {}, ...situation }: Situation = {}): CallDecision => {
  const occupancies = Object.entries(extensions).map(([number, one]) => [idOf(Number(number)), one]);
  return decideCall(worldOf(world), CallQuestion.parse({ caller: customer, at: noon, ...situation, to, extensions: Object.fromEntries(occupancies) }));
};

export const codes = ({ steps }: CallDecision): string[] => steps.map(({ code }) => code);
export const stepOf = (made: CallDecision, code: string) => made.steps.find((step) => step.code === code);
