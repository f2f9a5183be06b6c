import type { KeyKind } from '@patchbay/contract/key-layouts';
import type { Family, Vendor } from '../model.ts';
import { htekVariables } from '../notations/htek.ts';
import { device } from '../templates/htek/device.ts';
import { everything, modelsOf, type Row } from './rows.ts';

const keyKinds: readonly KeyKind[] = ['none', 'line', 'blf', 'speed-dial', 'call-park', 'intercom', 'voicemail', 'dnd'];

// Four accounts as FusionPBX's templates have them, line keys as Wazo's provisioning counts them.
const rows: Row[] = [
  { name: 'UC840', lines: 4, keys: 4, userAgentNames: ['UC840', 'UC840P'] },
  { name: 'UC842', lines: 4, keys: 4 },
  { name: 'UC860', lines: 4, keys: 14, userAgentNames: ['UC860', 'UC860P'] },
  { name: 'UC862', lines: 4, keys: 14 },
  { name: 'UC903', lines: 4, keys: 20 },
  { name: 'UC912', lines: 4, keys: 12, userAgentNames: ['UC912', 'UC912E', 'UC912G'] },
  { name: 'UC923', lines: 4, keys: 20 },
  { name: 'UC924', lines: 4, keys: 28, userAgentNames: ['UC924', 'UC924E', 'UC924U'] },
  { name: 'UC926', lines: 4, keys: 36, userAgentNames: ['UC926', 'UC926E', 'UC926U'] },
];

const deskPhones: Family = {
  name: 'UC series',
  guide: { kind: 'device-files', title: 'UC900 Series IP Phones Provisioning', edition: null, address: 'https://htekdesk.atlassian.net/wiki/spaces/PHONES/pages/25660908', besides: 'FusionPBX, Wazo, NethVoice' },
  contentType: 'text/xml; charset=utf-8',
  format: 'xml',
  credentials: 'by-hand',
  templates: { device },
  variables: htekVariables,
  models: modelsOf({ vendor: 'htek', family: 'UC series', files: () => [{ kind: 'device', name: 'cfg{mac}.xml' }], canDo: { ...everything, upload: false }, keyKinds: () => keyKinds }, rows),
};

export const htek: Vendor = {
  id: 'htek',
  name: 'Htek',
  macPrefixes: ['001fc1'],
  userAgents: [/^htek (?<model>\w+) (?<firmware>\d+(?:\.\d+)+) (?<mac>[\da-f]{2}(?::[\da-f]{2}){5})$/i],
  families: [deskPhones],
};
