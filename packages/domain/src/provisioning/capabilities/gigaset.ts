import type { Family, Vendor } from '../model.ts';
import { gigasetVariables } from '../notations/gigaset.ts';
import { device } from '../templates/gigaset/device.ts';
import { everything, modelsOf, type Row } from './rows.ts';

// Lines are accounts of handsets; the smallest number that such a system has by itself, not held against its guide yet. Models as Wazo's provisioning has them.
const rows: Row[] = [
  { name: 'N610 IP PRO', lines: 8, keys: 0 },
  { name: 'N670 IP PRO', lines: 20, keys: 0 },
  { name: 'N770 IP PRO', lines: 20, keys: 0 },
  { name: 'N870 IP PRO', lines: 20, keys: 0 },
  { name: 'N870E IP PRO', lines: 20, keys: 0 },
];

const dect: Family = {
  name: 'N series',
  guide: { kind: 'guide', title: 'Gigaset PRO wiki', edition: null, address: 'https://teamwork.gigaset.com/gigawiki', besides: 'Wazo' },
  contentType: 'text/xml; charset=utf-8',
  format: 'xml',
  credentials: 'by-hand',
  templates: { device },
  variables: gigasetVariables,
  models: modelsOf({ vendor: 'gigaset', family: 'N series', files: () => [{ kind: 'device', name: '{mac}.xml' }], canDo: { ...everything, upload: false } }, rows.map((row) => ({ ...row, userAgentNames: [row.name] }))),
};

export const gigaset: Vendor = {
  id: 'gigaset',
  name: 'Gigaset',
  macPrefixes: ['002104', '14b370', '589ec6', '7c2f80'],
  userAgents: [/^"?(?:gigaset )?(?<model>n\d{3}e? ip pro)\/(?<firmware>\w{2,3}(?:\.\w{1,3})+)(?:\+[^;]*)?(?:;(?<mac>[\da-f]{12}))?(?:;handset=\d+)?"?$/i],
  families: [dect],
};
