import type { KeyKind } from '@patchbay/contract/key-layouts';
import type { Family, Vendor } from '../model.ts';
import { fanvilVariables, keyPages } from '../notations/fanvil.ts';
import { device } from '../templates/fanvil/device.ts';
import { everything, modelsOf, type Row } from './rows.ts';

const keyKinds: readonly KeyKind[] = ['none', 'line', 'blf', 'speed-dial', 'call-park', 'intercom', 'voicemail', 'dnd'];

// Models that read `sysConf`. Lines as FusionPBX's templates have them; keys as they fill their pages (`keyPages`).
const rows: Row[] = [
  { name: 'X1S', lines: 2, keys: 2 },
  { name: 'X1SP', lines: 2, keys: 2 },
  { name: 'X1SG', lines: 2, keys: 2 },
  { name: 'X3SG', lines: 4, keys: 2 },
  { name: 'X3SW', lines: 4, keys: 2 },
  { name: 'X3U', lines: 6, keys: 3 },
  { name: 'X3U Pro', lines: 4, keys: 3 },
  { name: 'X4SG', lines: 6, keys: 30 },
  { name: 'X4U', lines: 12, keys: 33, userAgentNames: ['X4U', 'X4U-V2', 'X4U PRO'] },
  { name: 'X5S', lines: 6, keys: 40 },
  { name: 'X5U', lines: 16, keys: 34, userAgentNames: ['X5U', 'X5U-V2', 'X5U PRO'] },
  { name: 'X6U', lines: 20, keys: 65, userAgentNames: ['X6U', 'X6U PRO'] },
  { name: 'X7', lines: 20, keys: 116, userAgentNames: ['X7', 'X7 PRO'] },
  { name: 'X7A', lines: 20, keys: 112 },
  { name: 'X210', lines: 20, keys: 106, userAgentNames: ['X210', 'X210I', 'X210-V2', 'X210 PRO', 'X210I PRO'] },
  { name: 'V62', lines: 6, keys: 15 },
  { name: 'V64', lines: 12, keys: 21 },
  { name: 'V65', lines: 20, keys: 27 },
  { name: 'V67', lines: 20, keys: 116 },
];

const deskPhones: Family = {
  name: 'X and V series',
  // Says how a phone finds its file and what it does with it. The names of `sysConf` are in no guide that was found.
  guide: { kind: 'device-files', title: 'VoIP Auto Provision Standard', edition: '1.1, April 2012', address: 'https://docplayer.net/15124352-Fanvil-voip-auto-provison-standard.html', besides: 'FusionPBX, Wazo, NethServer' },
  contentType: 'text/xml; charset=utf-8',
  format: 'xml',
  credentials: 'in-file',
  templates: { device },
  variables: fanvilVariables,
  models: modelsOf({ vendor: 'fanvil', family: 'X and V series', files: () => [{ kind: 'device', name: '{mac}.cfg' }], canDo: { ...everything, upload: false }, keyKinds: ({ name }) => (keyPages.has(name) ? keyKinds : []) }, rows),
};

export const fanvil: Vendor = {
  id: 'fanvil',
  name: 'Fanvil',
  macPrefixes: ['0c383e'],
  userAgents: [/^fanvil (?<model>[\w-]+(?: pro)?) (?<firmware>\d+(?:\.\d+)+) (?<mac>[\da-f]{12})$/i],
  families: [deskPhones],
};
