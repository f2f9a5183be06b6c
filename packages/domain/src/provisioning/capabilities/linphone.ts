import type { Family, Vendor } from '../model.ts';
import { linphoneVariables } from '../notations/linphone.ts';
import { device } from '../templates/linphone/device.ts';
import { everything, modelsOf, type Row } from './rows.ts';

// One library, and so one file, for all of them; as many accounts as a phone here has line positions.
const rows: Row[] = [
  { name: 'Desktop', lines: 6, keys: 0, userAgentNames: ['LINPHONE', 'LINPHONE-DESKTOP', 'LINPHONEQT'] },
  { name: 'Android', lines: 6, keys: 0, userAgentNames: ['LINPHONEANDROID'] },
  { name: 'iOS', lines: 6, keys: 0, userAgentNames: ['LINPHONEIOS', 'LINPHONEIPHONE'] },
];

const softphones: Family = {
  name: 'Softphones',
  guide: { kind: 'guide', title: 'Liblinphone, Remote Provisioning', edition: null, address: 'https://wiki.linphone.org', besides: 'linphonerc' },
  contentType: 'text/xml; charset=utf-8',
  format: 'xml',
  credentials: 'in-address',
  templates: { device },
  variables: linphoneVariables,
  models: modelsOf({ vendor: 'linphone', family: 'Softphones', files: () => [{ kind: 'device', name: '{mac}.xml' }], canDo: { ...everything, upload: false, checkSync: false } }, rows),
};

export const linphone: Vendor = {
  id: 'linphone',
  name: 'Linphone',
  macPrefixes: [],
  userAgents: [/^(?<model>linphone[-a-z]*)\/(?<firmware>\d+(?:\.\d+)*)/i],
  families: [softphones],
};
