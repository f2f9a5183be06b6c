import type { Family, Vendor } from '../model.ts';
import { acrobitsVariables } from '../notations/acrobits.ts';
import { device } from '../templates/acrobits/device.ts';
import { everything, modelsOf, type Row } from './rows.ts';

// A file has one account, so that a phone here has one line.
const rows: Row[] = [
  { name: 'Groundwire', lines: 1, keys: 0 },
  { name: 'Softphone', lines: 1, keys: 0, userAgentNames: ['ACROBITS SOFTPHONE'] },
];

const softphones: Family = {
  name: 'Softphones',
  guide: { kind: 'guide', title: 'Account XML', edition: null, address: 'https://doc.acrobits.net/cloudsoftphone/account.html', besides: null },
  contentType: 'text/xml; charset=utf-8',
  format: 'xml',
  credentials: 'by-hand',
  templates: { device },
  variables: acrobitsVariables,
  models: modelsOf({ vendor: 'acrobits', family: 'Softphones', files: () => [{ kind: 'device', name: '{mac}.xml' }], canDo: { ...everything, upload: false, checkSync: false } }, rows),
};

export const acrobits: Vendor = {
  id: 'acrobits',
  name: 'Acrobits',
  macPrefixes: [],
  userAgents: [/^(?<model>groundwire|acrobits softphone)\/(?<firmware>\d+(?:\.\d+)*)/i],
  families: [softphones],
};
