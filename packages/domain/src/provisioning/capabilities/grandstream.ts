import type { KeyKind } from '@patchbay/contract/key-layouts';
import type { Family, FamilyGuide, Vendor } from '../model.ts';
import { grandstreamVariables } from '../notations/grandstream.ts';
import { adapter } from '../templates/grandstream/adapter.ts';
import { deskPhone } from '../templates/grandstream/desk-phone.ts';
import { ports } from '../templates/grandstream/ports.ts';
import { everything, modelsOf, type Row } from './rows.ts';

const keyKinds: readonly KeyKind[] = ['none', 'line', 'blf', 'speed-dial', 'call-park', 'intercom', 'voicemail', 'dnd'];

/** Of GXP1628 and GXP1630. */
const oldKeyKinds: readonly KeyKind[] = ['none', 'blf', 'speed-dial', 'call-park', 'intercom', 'voicemail'];

const kindsOf = ({ name }: Row) => (name.startsWith('GXP16') ? oldKeyKinds : keyKinds);

// The vendor's template for GRP26xx says the P values of the first key of a sidecar (P23000 to P23003) and none of the others, for
// which two sources count differently; no file says anything of them. Nor does the guide say how a phone would upload anything.
const untold = Array.from({ length: 40 }, (_, index) => index + 1);
const gxp2200ext: Row['expansion'] = ['GXP2200EXT', 4, 40, untold];
const gbx20: Row['expansion'] = ['GBX20', 4, 40, untold];

// Accounts as the vendor's configuration templates limit them; keys, the virtual ones too, as Wazo's provisioning lists them.
const deskPhones: Row[] = [
  { name: 'GXP1100', lines: 1, keys: 0 },
  { name: 'GXP1105', lines: 1, keys: 0 },
  { name: 'GXP1160', lines: 1, keys: 0 },
  { name: 'GXP1165', lines: 1, keys: 0 },
  { name: 'GXP1400', lines: 2, keys: 0 },
  { name: 'GXP1405', lines: 2, keys: 0 },
  { name: 'GXP1450', lines: 2, keys: 0 },
  { name: 'GXP1610', lines: 1, keys: 0 },
  { name: 'GXP1615', lines: 1, keys: 0 },
  { name: 'GXP1620', lines: 2, keys: 0 },
  { name: 'GXP1625', lines: 2, keys: 0 },
  { name: 'GXP1628', lines: 2, keys: 8 },
  { name: 'GXP1630', lines: 3, keys: 8 },
  { name: 'GXP2130', lines: 3, keys: 20 },
  { name: 'GXP2135', lines: 4, keys: 32 },
  { name: 'GXP2140', lines: 4, keys: 16, expansion: gxp2200ext },
  { name: 'GXP2160', lines: 6, keys: 48 },
  { name: 'GXP2170', lines: 6, keys: 48, expansion: gxp2200ext },
  { name: 'GRP2612', lines: 2, keys: 16, userAgentNames: ['GRP2612', 'GRP2612P', 'GRP2612W', 'GRP2612G'] },
  { name: 'GRP2613', lines: 3, keys: 24, userAgentNames: ['GRP2613', 'GRP2613W'] },
  { name: 'GRP2614', lines: 4, keys: 40 },
  { name: 'GRP2615', lines: 5, keys: 40, expansion: gbx20 },
  { name: 'GRP2616', lines: 6, keys: 40 },
  { name: 'WP810', lines: 2, keys: 0 },
  { name: 'WP820', lines: 2, keys: 0 },
];

const adapters: Row[] = [
  { name: 'HT701', lines: 1, keys: 0 },
  { name: 'HT702', lines: 2, keys: 0 },
  { name: 'HT801', lines: 1, keys: 0 },
  { name: 'HT801V2', lines: 1, keys: 0 },
  { name: 'HT802', lines: 2, keys: 0 },
  { name: 'HT802V2', lines: 2, keys: 0 },
];

const sharedProfiles: Row[] = [
  { name: 'HT814', lines: 4, keys: 0 },
  { name: 'HT818', lines: 8, keys: 0 },
  { name: 'DP750', lines: 10, keys: 0 },
];

const family = (name: string, guide: FamilyGuide, device: string, rows: readonly Row[]): Family => ({
  name,
  guide,
  contentType: 'text/xml; charset=utf-8',
  format: 'xml',
  credentials: 'in-file',
  templates: { device },
  variables: grandstreamVariables,
  models: modelsOf({ vendor: 'grandstream', family: name, files: () => [{ kind: 'device', name: 'cfg{mac}.xml' }], canDo: { ...everything, upload: false }, keyKinds: kindsOf }, rows),
});

/** Lists no P values: it refers to the configuration template of each series for them. */
const provisioningGuide: FamilyGuide = {
  kind: 'templates',
  title: 'SIP Device Provisioning Guide',
  edition: 'November 2, 2023',
  address: 'https://documentation.grandstream.com/knowledge-base/sip-device-provisioning-guide/',
  besides: 'FusionPBX, Wazo',
};

export const grandstream: Vendor = {
  id: 'grandstream',
  name: 'Grandstream',
  macPrefixes: ['000b82', '144cff', 'c074ad', 'ec74d7'],
  userAgents: [/^grandstream model hw (?<model>\w+)(?: +v\S+)? +sw (?<firmware>\d+(?:\.\d+)+) devid (?<mac>[\da-f]{12})$/i],
  families: [
    family('GXP, GRP and WP', provisioningGuide, deskPhone, deskPhones),
    family('HT', provisioningGuide, adapter, adapters),
    family('HT and DP with profiles', provisioningGuide, ports, sharedProfiles),
  ],
};
