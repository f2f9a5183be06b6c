import type { KeyKind } from '@patchbay/contract/key-layouts';
import type { Family, RequestedName, Vendor } from '../model.ts';
import { snomVariables } from '../notations/snom.ts';
import { common } from '../templates/snom/common.ts';
import { device } from '../templates/snom/device.ts';
import { everything, modelsOf, type Row } from './rows.ts';

const keyKinds: readonly KeyKind[] = ['none', 'line', 'blf', 'speed-dial', 'call-park', 'intercom', 'voicemail', 'dnd'];

interface SnomRow extends Row {
  /** What the phone calls itself, where it leaves out the D. */
  code?: string;
}

const d3: Row['expansion'] = ['D3', 3, 18];
const d7: Row['expansion'] = ['D7', 3, 18];

// Models that Wazo's and FusionPBX's provisioning share; identities and keys as the latter counts them, or the keys of
// one page where it does not say. NethServer's counts the same, and four pages of the D8, each without the key that turns them; of a
// D335 it says 48, as of a D345, which has twice its keys. The D8's own module is left out, as 18 or 60 keys are said of it. Names of
// files and User-Agents are those that Wazo has seen.
const rows: SnomRow[] = [
  { name: '300', lines: 2, keys: 6 },
  { name: '320', lines: 12, keys: 12 },
  { name: '370', lines: 12, keys: 12 },
  { name: '710', lines: 4, keys: 5 },
  { name: '720', lines: 12, keys: 18 },
  { name: '760', lines: 12, keys: 16 },
  { name: '820', lines: 12, keys: 4 },
  { name: '821', lines: 12, keys: 4 },
  { name: '870', lines: 12, keys: 12 },
  { name: 'D120', lines: 2, keys: 2 },
  { name: 'D305', lines: 4, keys: 5, expansion: d3 },
  { name: 'D315', lines: 4, keys: 5, expansion: d3 },
  { name: 'D335', lines: 12, keys: 8 },
  { name: 'D345', lines: 12, keys: 48, expansion: d3 },
  { name: 'D375', lines: 12, keys: 12, expansion: d3 },
  { name: 'D385', lines: 12, keys: 48, expansion: d3 },
  { name: 'D712', lines: 4, keys: 5 },
  { name: 'D713', lines: 4, keys: 4 },
  { name: 'D715', lines: 4, keys: 5, code: '715', expansion: d7 },
  { name: 'D717', lines: 6, keys: 3, expansion: d7 },
  { name: 'D725', lines: 12, keys: 18, code: '725', expansion: d7 },
  { name: 'D735', lines: 12, keys: 32, expansion: d7 },
  { name: 'D745', lines: 12, keys: 32, expansion: d7 },
  { name: 'D765', lines: 12, keys: 16, expansion: d7 },
  { name: 'D785', lines: 12, keys: 24, expansion: d7 },
  { name: 'D812', lines: 12, keys: 28 },
  { name: 'D815', lines: 12, keys: 36 },
  { name: 'D862', lines: 12, keys: 28 },
  { name: 'D865', lines: 12, keys: 36 },
];

const files = ({ name, code = name }: SnomRow): RequestedName[] => [
  { kind: 'common', name: `snom${code}.htm` },
  { kind: 'device', name: `snom${code}-{MAC}.htm` },
];

const deskPhones: Family = {
  name: 'Desk phones',
  guide: { kind: 'guide', title: 'Snom Service Hub', edition: '8.7–10', address: 'https://service.snom.com', besides: null },
  contentType: 'text/xml; charset=utf-8',
  format: 'xml',
  credentials: 'in-file',
  templates: { common, device },
  variables: snomVariables,
  models: modelsOf({ vendor: 'snom', family: 'Desk phones', files, canDo: { ...everything, upload: false }, keyKinds: () => keyKinds }, rows.map(({ code, ...row }) => ({ ...row, code, userAgentNames: code ? [row.name, code] : [row.name] }))),
};

export const snom: Vendor = {
  id: 'snom',
  name: 'Snom',
  macPrefixes: ['000413', '1c7126'],
  userAgents: [/^mozilla\/4\.0 \(compatible; snom(?<model>\w+)-sip (?<firmware>\d+(?:\.\d+)+)(?:[^)]*? (?<mac>[\da-f]{12})\b)?/i],
  families: [deskPhones],
};
