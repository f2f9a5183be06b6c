import type { KeyKind } from '@patchbay/contract/key-layouts';
import type { Family, RequestedName, Vendor } from '../model.ts';
import { longestCredentials, mitelVariables } from '../notations/mitel.ts';
import { common } from '../templates/mitel/common.ts';
import { device } from '../templates/mitel/device.ts';
import { everything, modelsOf, type Row } from './rows.ts';

const keyKinds: readonly KeyKind[] = ['none', 'line', 'blf', 'speed-dial', 'voicemail', 'dnd'];

const m670: Row['expansion'] = ['M670i', 3, 36];
const m680: Row['expansion'] = ['M680i', 3, 16];

// Models, keys and sidecars as Wazo's provisioning counts them; the Administrator Guide bears out the keys of 6863i and 6865i, the
// sidecars of 6865i, 6867i and 6869i, and nine lines of a 6865i. Lines of the others are not held against it yet.
const rows: Row[] = [
  { name: '6730i', lines: 6, keys: 8 },
  { name: '6731i', lines: 6, keys: 8 },
  { name: '6735i', lines: 9, keys: 26, expansion: m670 },
  { name: '6737i', lines: 9, keys: 30, expansion: m670 },
  { name: '6739i', lines: 9, keys: 55, expansion: m670 },
  { name: '6753i', lines: 9, keys: 6, expansion: m670, userAgentNames: ['6753I', '53I'] },
  { name: '6755i', lines: 9, keys: 26, expansion: m670, userAgentNames: ['6755I', '55I'] },
  { name: '6757i', lines: 9, keys: 30, expansion: m670, userAgentNames: ['6757I', '57I'] },
  { name: '6863i', lines: 2, keys: 3 },
  { name: '6865i', lines: 9, keys: 8, expansion: m680 },
  { name: '6867i', lines: 9, keys: 38, expansion: m680 },
  { name: '6869i', lines: 9, keys: 68, expansion: m680 },
  { name: '6873i', lines: 9, keys: 72, expansion: m680 },
  { name: '6905', lines: 2, keys: 3 },
  { name: '6910', lines: 2, keys: 8 },
  { name: '6915', lines: 9, keys: 10, expansion: m680 },
  { name: '6920', lines: 9, keys: 10, expansion: m680, userAgentNames: ['6920', '6920W'] },
  { name: '6930', lines: 9, keys: 22, expansion: m680, userAgentNames: ['6930', '6930W'] },
  { name: '6940', lines: 9, keys: 24, expansion: m680, userAgentNames: ['6940', '6940W'] },
  { name: '6970', lines: 9, keys: 24 },
];

const files = (): RequestedName[] => [
  { kind: 'common', name: 'startup.cfg' },
  { kind: 'common', name: 'aastra.cfg' },
  { kind: 'device', name: '{MAC}.cfg' },
];

const sipPhones: Family = {
  name: '6700, 6800 and 6900 SIP',
  guide: { kind: 'guide', title: '6800/6900 Series SIP Phones Administrator Guide', edition: 'Release 5.1.0, 58015750 REV00, October 2018', address: 'https://usermanual.wiki/m/a609becd0d8327f8e373b1c51a4468ed7c8312e5d0c6a4b193aa7483f34e4ec1', besides: null },
  contentType: 'text/plain; charset=utf-8',
  format: 'colon-lines',
  // Of the two parameters the guide says that the phone has to be restarted after they are set.
  credentials: 'in-file-on-restart',
  longestCredentials,
  // With anything else a phone goes back to the password that it came with, as the guide says.
  takesWebPassword: (password) => /^\d{1,10}$/.test(password) && Number(password) <= 4_294_967_295,
  templates: { common, device },
  variables: mitelVariables,
  models: modelsOf({ vendor: 'mitel', family: '6700, 6800 and 6900 SIP', files, canDo: { ...everything, upload: false }, keyKinds: () => keyKinds }, rows),
};

export const mitel: Vendor = {
  id: 'mitel',
  name: 'Mitel',
  macPrefixes: ['00085d', '08000f', '1400e9'],
  userAgents: [/^(?:aastra|mitel)(?<model>\w+) mac:(?<mac>[\da-f]{2}(?:-[\da-f]{2}){5}) v:(?<firmware>\d+(?:\.\d+)+)(?:-sip)?$/i],
  families: [sipPhones],
};
