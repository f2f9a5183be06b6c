import type { KeyKind } from '@patchbay/contract/key-layouts';
import type { Family, FamilyGuide, RequestedName, Vendor } from '../model.ts';
import { polyVariables } from '../notations/poly.ts';
import { boot } from '../templates/poly/boot.ts';
import { device } from '../templates/poly/device.ts';
import { everything, modelsOf, type Row } from './rows.ts';

const keyKinds: readonly KeyKind[] = ['none', 'line', 'blf', 'call-park'];

// Polycom's addendum about them counts line keys on into the modules; of the ones with a screen it has 84 each, in pages.
const expansion: Row['expansion'] = ['VVX Paper Expansion Module', 3, 40];

// Models and keys as Wazo's provisioning lists them, User-Agents as both Wazo and others have seen them. Registrations have
// not been held against Poly's data sheets model by model yet.
const ucSoftware: Row[] = [
  { name: 'SoundPoint IP 321', lines: 2, keys: 2, userAgentNames: ['SPIP_321'] },
  { name: 'SoundPoint IP 331', lines: 2, keys: 2, userAgentNames: ['SPIP_331'] },
  { name: 'SoundPoint IP 335', lines: 2, keys: 2, userAgentNames: ['SPIP_335'] },
  { name: 'SoundPoint IP 450', lines: 3, keys: 3, userAgentNames: ['SPIP_450'] },
  { name: 'SoundPoint IP 550', lines: 4, keys: 4, userAgentNames: ['SPIP_550'] },
  { name: 'SoundPoint IP 560', lines: 4, keys: 4, userAgentNames: ['SPIP_560'] },
  { name: 'SoundPoint IP 650', lines: 6, keys: 6, userAgentNames: ['SPIP_650'] },
  { name: 'SoundPoint IP 670', lines: 6, keys: 6, userAgentNames: ['SPIP_670'] },
  { name: 'SoundStation IP 5000', lines: 1, keys: 0, userAgentNames: ['SSIP_5000'] },
  { name: 'SoundStation IP 6000', lines: 1, keys: 0, userAgentNames: ['SSIP_6000'] },
  { name: 'SoundStation IP 7000', lines: 1, keys: 0, userAgentNames: ['SSIP_7000'] },
  { name: 'VVX 101', lines: 1, keys: 2 },
  { name: 'VVX 150', lines: 2, keys: 2 },
  { name: 'VVX 201', lines: 2, keys: 2 },
  { name: 'VVX 250', lines: 4, keys: 4 },
  { name: 'VVX 300', lines: 6, keys: 6, expansion },
  { name: 'VVX 301', lines: 6, keys: 6, expansion },
  { name: 'VVX 310', lines: 6, keys: 6, expansion },
  { name: 'VVX 311', lines: 6, keys: 6, expansion },
  { name: 'VVX 350', lines: 6, keys: 6 },
  { name: 'VVX 400', lines: 12, keys: 12, expansion },
  { name: 'VVX 401', lines: 12, keys: 12, expansion },
  { name: 'VVX 410', lines: 12, keys: 12, expansion },
  { name: 'VVX 411', lines: 12, keys: 12, expansion },
  { name: 'VVX 450', lines: 12, keys: 12, expansion },
  { name: 'VVX 500', lines: 12, keys: 12, expansion },
  { name: 'VVX 501', lines: 12, keys: 12, expansion },
  { name: 'VVX 600', lines: 16, keys: 16, expansion },
  { name: 'VVX 601', lines: 16, keys: 16, expansion },
  { name: 'VVX 1500', lines: 6, keys: 6 },
];

const voiceSoftware: Row[] = [
  { name: 'CCX 400', lines: 24, keys: 24 },
  { name: 'CCX 500', lines: 24, keys: 24 },
  { name: 'CCX 600', lines: 24, keys: 24 },
  { name: 'CCX 700', lines: 24, keys: 24 },
  { name: 'Edge E100', lines: 2, keys: 2 },
  { name: 'Edge E220', lines: 4, keys: 4 },
  { name: 'Edge E300', lines: 8, keys: 8 },
  { name: 'Edge E320', lines: 8, keys: 8 },
  { name: 'Edge E350', lines: 8, keys: 8 },
];

/** What a phone sends, such as its `-phone.cfg`, goes beside these names. */
const files = (): RequestedName[] => [
  { kind: 'boot', name: '{mac}.cfg' },
  { kind: 'boot', name: '000000000000.cfg' },
  { kind: 'device', name: '{mac}-settings.cfg' },
];

const family = (name: string, guide: FamilyGuide, rows: readonly Row[]): Family => ({
  name,
  guide,
  contentType: 'text/xml; charset=utf-8',
  format: 'xml',
  credentials: 'in-file',
  templates: { boot, device },
  variables: polyVariables,
  models: modelsOf({ vendor: 'poly', family: name, files, canDo: everything, keyKinds: ({ name }) => (/^(?:VVX|CCX|Edge) /.test(name) ? keyKinds : []) }, rows),
});

const administratorGuide: FamilyGuide = { kind: 'guide', title: 'UC Software Administrators’ Guide', edition: '4.1.0, 1725-11530-410 Rev A, October 2012', address: 'https://pdfslide.net/documents/polycom-uc-software-administrators-guide.html', besides: 'VVX Expansion Module Addendum, 3725-46307-001 Rev B' };

export const poly: Vendor = {
  id: 'poly',
  name: 'Poly',
  macPrefixes: ['0004f2', '482567', '64167f'],
  userAgents: [/^filetransport poly\w+-(?<model>\w+)-ua\/(?<firmware>\d+(?:\.\d+)+)(?: \(sn:(?<mac>[\da-f]{12})\))?(?: type\/\w+)?$/i],
  families: [family('UC Software', administratorGuide, ucSoftware), family('Edge and CCX', administratorGuide, voiceSoftware)],
};
