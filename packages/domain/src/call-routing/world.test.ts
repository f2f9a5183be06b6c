import { expect, test } from 'vitest';
import { destinationsOf, destinationsOfGroup } from './destinations.ts';
import { aGroup, always, anExtension, aWorld, call, extension, external, idOf, mobile, phoneNumber, ringGroup, voicemailOf, when } from './testing/worlds.ts';
import { labelOf, withExtension, worldOf } from './world.ts';

const number = { id: idOf(1), e164: external('+493090182001').e164, leadsTo: null };
const data = aWorld([anExtension(101, { label: '101 Ada' })], { ringGroups: [aGroup(600, [101])], numbers: [number] });

test('destinations are shown by the words of the world, as far as it has them', () => {
  const shown = [extension(101), voicemailOf(101), ringGroup(600), phoneNumber(1), mobile, extension(999)].map((destination) => labelOf(worldOf(data), destination));
  expect(shown).toEqual(['101 Ada', '101 Ada', 'Group 600', '+493090182001', mobile.e164, undefined]);
});

test('an unsaved change leaves the world as it was', () => {
  const world = worldOf(data);
  const changed = withExtension(world, anExtension(101, { isEnabled: false }));
  expect([world, changed].map(({ extensions }) => extensions.get(idOf(101))?.isEnabled)).toEqual([true, false]);
  expect(call(data, extension(101)).outcome.kind).toBe('ANSWERED');
});

test('every destination is found, and whether calls go there', () => {
  const rules = [{ days: [1], from: '08:00', to: '09:00', destination: ringGroup(600) }];
  const temporary = { from: '2026-12-04T17:00:00Z', until: '2026-12-07T07:00:00Z', destination: phoneNumber(1) };
  const { forwarding } = anExtension(101, { forwarding: { temporary, unconditional: { ...always(mobile), rules }, conditional: { ...when({ busy: voicemailOf(101) }), notReachable: { destination: extension(101) } } } });
  expect(destinationsOf({ forwarding })).toEqual([
    { to: phoneNumber(1), pointer: '/forwarding/temporary/destination', isActive: true }, { to: mobile, pointer: '/forwarding/unconditional/destination', isActive: true },
    { to: ringGroup(600), pointer: '/forwarding/unconditional/rules/0/destination', isActive: false }, { to: extension(101), pointer: '/forwarding/conditional/notReachable/destination', isActive: false },
    { to: voicemailOf(101), pointer: '/forwarding/conditional/busy/destination', isActive: true },
  ]);
  expect(destinationsOfGroup(aGroup(600, [], { onNoAnswer: { action: 'END', destination: mobile } }))).toEqual([{ to: mobile, pointer: '/onNoAnswer/destination', isActive: false }]);
});
