import type { Family, RequestedName, Vendor } from '../model.ts';
import { algoVariables } from '../notations/algo.ts';
import { common } from '../templates/algo/common.ts';
import { device } from '../templates/algo/device.ts';
import { everything, modelsOf, type Row } from './rows.ts';

// Those whose file is known to be called so: FusionPBX has 8186, 8188 and 8189 under another name, which Algo's own guide of the
// 8188 does not bear out. One account: the page extension.
const rows: Row[] = [
  { name: '8103', lines: 1, keys: 0 },
  { name: '8180', lines: 1, keys: 0 },
  { name: '8188', lines: 1, keys: 0 },
  { name: '8196', lines: 1, keys: 0 },
  { name: '8301', lines: 1, keys: 0 },
];

const files = ({ name }: Row): RequestedName[] => [
  { kind: 'common', name: `algop${name}.conf` },
  { kind: 'device', name: 'algom{MAC}.conf' },
];

const endpoints: Family = {
  name: 'SIP endpoints',
  // The lists of SIP settings were read; names of time, provisioning and the web page are those that FusionPBX has from files of the devices.
  guide: { kind: 'guide', title: 'Provisioning Parameters Guide', edition: 'Firmware 5.5', address: 'https://docs.algosolutions.com/v1/docs/provisioning-parameters', besides: 'Intercom Provisioning Parameters (October 8, 2025), FusionPBX' },
  contentType: 'text/plain; charset=utf-8',
  format: 'parameter-lines',
  credentials: 'in-file',
  templates: { common, device },
  variables: algoVariables,
  models: modelsOf({ vendor: 'algo', family: 'SIP endpoints', files, canDo: { ...everything, srtp: false, upload: false } }, rows),
};

export const algo: Vendor = {
  id: 'algo',
  name: 'Algo',
  macPrefixes: ['0022ee'],
  // What they call themselves when they fetch a file, no source says.
  userAgents: [],
  families: [endpoints],
};
