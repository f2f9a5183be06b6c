import type { Family, Vendor } from '../model.ts';
import { zoiperVariables } from '../notations/zoiper.ts';
import { device } from '../templates/zoiper/device.ts';
import { everything, modelsOf, type Row } from './rows.ts';

// As many accounts as a phone here has line positions.
const rows: Row[] = [{ name: '5', lines: 6, keys: 0, userAgentNames: ['ZOIPER'] }];

const softphones: Family = {
  name: 'Softphones',
  guide: { kind: 'guide', title: 'Zoiper XML provisioning', edition: '1.14, November 12, 2019', address: 'https://github.com/ZoiPer/provisioningexample', besides: null },
  contentType: 'text/xml; charset=utf-8',
  format: 'xml',
  credentials: 'by-hand',
  templates: { device },
  variables: zoiperVariables,
  models: modelsOf({ vendor: 'zoiper', family: 'Softphones', files: () => [{ kind: 'device', name: '{mac}.xml' }], canDo: { ...everything, upload: false, checkSync: false } }, rows),
};

export const zoiper: Vendor = {
  id: 'zoiper',
  name: 'Zoiper',
  macPrefixes: [],
  userAgents: [/^(?<model>zoiper) (?:r?v)?(?<firmware>\d+(?:\.\d+)+)/i],
  families: [softphones],
};
