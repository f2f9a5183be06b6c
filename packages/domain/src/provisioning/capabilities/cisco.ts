import type { KeyKind } from '@patchbay/contract/key-layouts';
import type { Family, FamilyGuide, RequestedName, Vendor } from '../model.ts';
import { ciscoVariables } from '../notations/cisco.ts';
import { adapter } from '../templates/cisco/adapter.ts';
import { boot } from '../templates/cisco/boot.ts';
import { multiplatform } from '../templates/cisco/multiplatform.ts';
import { spaPhone } from '../templates/cisco/spa-phone.ts';
import { everything, modelsOf, type Row } from './rows.ts';

const keyKinds: readonly KeyKind[] = ['none', 'line', 'blf', 'speed-dial', 'call-park', 'voicemail'];

const spa500s: Row['expansion'] = ['SPA500S', 2, 32];
const kem = (count: number): Row['expansion'] => ['CP-8800 KEM', count, 28];

// Models, keys and sidecars as Wazo's provisioning lists them; FusionPBX has templates for most of them.
const spaPhones: Row[] = [
  { name: 'SPA301', lines: 1, keys: 0 },
  { name: 'SPA303', lines: 3, keys: 3, expansion: spa500s },
  { name: 'SPA501G', lines: 8, keys: 8, expansion: spa500s },
  { name: 'SPA502G', lines: 1, keys: 0, expansion: spa500s },
  { name: 'SPA504G', lines: 4, keys: 4, expansion: spa500s },
  { name: 'SPA508G', lines: 8, keys: 8, expansion: spa500s },
  { name: 'SPA509G', lines: 12, keys: 12, expansion: spa500s },
  { name: 'SPA512G', lines: 1, keys: 0, expansion: spa500s },
  { name: 'SPA514G', lines: 4, keys: 4, expansion: spa500s },
  { name: 'SPA525G', lines: 5, keys: 5, expansion: spa500s },
  { name: 'SPA525G2', lines: 5, keys: 5, expansion: spa500s },
];

const adapters: Row[] = [
  { name: 'SPA112', lines: 2, keys: 0 },
  { name: 'SPA122', lines: 2, keys: 0 },
  { name: 'ATA191', lines: 2, keys: 0 },
  { name: 'ATA192', lines: 2, keys: 0 },
];

const multiplatforms: Row[] = [
  { name: '6821', lines: 2, keys: 2 },
  { name: '6841', lines: 4, keys: 4 },
  { name: '6851', lines: 4, keys: 4 },
  { name: '6861', lines: 4, keys: 4 },
  { name: '6871', lines: 6, keys: 6 },
  { name: '7811', lines: 1, keys: 0 },
  { name: '7821', lines: 2, keys: 2 },
  { name: '7832', lines: 1, keys: 0 },
  { name: '7841', lines: 4, keys: 4 },
  { name: '7861', lines: 16, keys: 16 },
  { name: '8811', lines: 10, keys: 10 },
  { name: '8832', lines: 1, keys: 0 },
  { name: '8841', lines: 10, keys: 10 },
  { name: '8845', lines: 10, keys: 10 },
  { name: '8851', lines: 10, keys: 10, expansion: kem(2) },
  { name: '8861', lines: 10, keys: 10, expansion: kem(3) },
  { name: '8865', lines: 10, keys: 10, expansion: kem(3) },
];

/** The first as the phone asks out of its box, by the name of its model; then its own, for which the first one sends it. */
const spaFiles = ({ name }: Row): RequestedName[] => [
  { kind: 'boot', name: `spa${name.slice(3)}.cfg` },
  { kind: 'device', name: '{mac}.xml' },
];
const adapterFiles = ({ name }: Row): RequestedName[] => [
  { kind: 'boot', name: `${name.toLowerCase()}.cfg` },
  { kind: 'device', name: '{mac}.xml' },
];
const multiplatformFiles = ({ name }: Row): RequestedName[] => [
  { kind: 'boot', name: `${name}-3PCC.xml` },
  { kind: 'device', name: '{mac}.xml' },
];

const family = ({ name, guide }: Pick<Family, 'name' | 'guide'>, device: string, files: (row: Row) => RequestedName[], rows: readonly Row[]): Family => ({
  name,
  guide,
  contentType: 'text/xml; charset=utf-8',
  format: 'xml',
  credentials: 'in-file',
  templates: { boot, device },
  variables: ciscoVariables,
  models: modelsOf({ vendor: 'cisco', family: name, files, canDo: { ...everything, upload: false }, keyKinds: () => (device === adapter ? [] : keyKinds) }, rows),
});

const multiplatformGuide: FamilyGuide = {
  kind: 'guide',
  title: 'IP Phone 8800 Series Multiplatform Phones Administration Guide',
  edition: null,
  address: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cuipph/MPP/8800/english/AG/p881_b_8800-mpp-ag_new/p881_b_8800-mpp-ag_chapter_01010.html',
  besides: '6800 Series Multiplatform Phones Provisioning Guide; 7800 and 8800 Series for Third-Party Call Control Provisioning Guide, January 29, 2016',
};

const smallBusiness: FamilyGuide = { kind: 'guide', title: 'Small Business IP Telephony Devices Provisioning Guide', edition: 'OL-19687-01, 2009', address: 'https://ro.scribd.com/document/38926287', besides: 'SPA300, SPA500 and WIP310 IP Phone Administration Guide; spacfg.xml' };

const adapterGuide: FamilyGuide = {
  kind: 'guide',
  title: 'SPA112, SPA122, SPA232D Analog Telephone Adapters Provisioning Guide',
  edition: '78-21581-01, 2013',
  address: 'https://studylib.net/doc/14451301',
  besides: 'ATA 190 Series',
};

export const cisco: Vendor = {
  id: 'cisco',
  name: 'Cisco',
  // Cisco has a thousand; these are the ones in which such phones have been seen.
  macPrefixes: ['0002fd', '001873', '002155', '0021a0', '00562b', '30e4db', '68efbd', '8843e1', 'a44c11', 'c4c603'],
  userAgents: [
    /^cisco\/(?<model>spa\w+)-(?<firmware>\d+(?:\.\w+)+) (?:\((?<mac>[\da-f]{12})\))?\(\w+\)$/i,
    /^cisco\/(?<model>ata\d+)-mpp-(?<firmware>\d+(?:-\w+)+) \(\w+\)$/i,
    /^cisco-cp-(?<model>\d{4})-3pcc\/(?<firmware>\d+(?:\.\d+)+)\S*(?: \((?<mac>[\da-f]{12})\))?$/i,
  ],
  families: [
    family({ name: 'SPA 300 and 500', guide: smallBusiness }, spaPhone, spaFiles, spaPhones),
    family({ name: 'SPA and ATA adapters', guide: adapterGuide }, adapter, adapterFiles, adapters),
    family({ name: 'Multiplatform', guide: multiplatformGuide }, multiplatform, multiplatformFiles, multiplatforms),
  ],
};
