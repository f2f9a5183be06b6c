import type { keyLayouts } from '@patchbay/contract/key-layouts';
import type { phoneTemplates } from '@patchbay/contract/phone-templates';
import { unique } from '../builders/organisations.ts';
import { aKeyLayout, aPhoneTemplate } from '../builders/phone-templates.ts';
import { scramble, type Seeded } from './scramble.ts';
import type { ExamplesOf, Side } from './side.ts';

const family = 'yealink.t-series';
const device = '#!version:1.0.0.1\n\n{% for account in accounts %}\naccount.{{ account.position }}.enable = ${on|1|boolean}\n{% endfor %}\n';

const ofReseller = ({ app, reseller }: Side) => aPhoneTemplate(app, reseller);
const layoutOfReseller = ({ app, reseller }: Side) => aKeyLayout(app, reseller);

export const phoneTemplateExamples: ExamplesOf<typeof phoneTemplates> = {
  list: ({ atReseller }) => Promise.resolve({ as: atReseller, query: {} }),
  shipped: ({ atReseller }) => Promise.resolve({ as: atReseller, query: { family } }),
  get: async (side) => ({ as: side.atReseller, params: { id: (await ofReseller(side)).id } }),
  create: async (side) => ({ as: side.atReseller, body: { name: `Template ${unique()}`, family, device, baseId: (await ofReseller(side)).id } }),
  update: async (side) => ({ as: side.atReseller, params: { id: (await ofReseller(side)).id }, body: { name: `Template ${unique()}`, device, version: 1 } }),
  remove: async (side) => ({ as: side.atReseller, params: { id: (await ofReseller(side)).id } }),
  references: async (side) => ({ as: side.atReseller, params: { id: (await ofReseller(side)).id } }),
  check: ({ atReseller }) => Promise.resolve({ as: atReseller, body: { family, device } }),
  impact: async (side) => ({ as: side.atReseller, params: { id: (await ofReseller(side)).id }, body: { device } }),
  base: async (side) => ({ as: side.atReseller, params: { id: (await ofReseller(side)).id } }),
  acceptBase: async (side) => ({ as: side.atReseller, params: { id: (await ofReseller(side)).id } }),
};

const keys = [{ position: 2, kind: 'blf' as const, label: 'Desk', value: '100' }];

export const keyLayoutExamples: ExamplesOf<typeof keyLayouts> = {
  list: ({ atReseller }) => Promise.resolve({ as: atReseller, query: {} }),
  get: async (side) => ({ as: side.atReseller, params: { id: (await layoutOfReseller(side)).id } }),
  create: ({ atReseller }) => Promise.resolve({ as: atReseller, body: { name: `Layout ${unique()}`, keys } }),
  update: async (side) => ({ as: side.atReseller, params: { id: (await layoutOfReseller(side)).id }, body: { name: `Layout ${unique()}`, keys, version: 1 } }),
  remove: async (side) => ({ as: side.atReseller, params: { id: (await layoutOfReseller(side)).id } }),
  impact: async (side) => ({ as: side.atReseller, params: { id: (await layoutOfReseller(side)).id }, body: { keys } }),
  withoutEffect: async (side) => ({ as: side.atReseller, params: { id: (await layoutOfReseller(side)).id } }),
  references: async (side) => ({ as: side.atReseller, params: { id: (await layoutOfReseller(side)).id } }),
};

/** Templates that every sort orders differently. */
export const phoneTemplateSeed = async (side: Side): Promise<Seeded> => {
  const { app, reseller, enterprise, atReseller } = side;
  await aPhoneTemplate(app, reseller, { name: 'Desk 10' });
  await aPhoneTemplate(app, reseller, { name: 'desk 9', family: 'snom.desk-phones' });
  await aPhoneTemplate(app, enterprise, { name: 'Ämter', family: 'htek.uc-series' });
  await scramble(side, 'phone_template', `owner_path like '${reseller.path}%'`);
  return { as: atReseller, filters: { family: 'snom.desk-phones', ownerId: enterprise.id }, search: 'DESK' };
};

export const keyLayoutSeed = async (side: Side): Promise<Seeded> => {
  const { app, reseller, enterprise, atReseller } = side;
  await aKeyLayout(app, reseller, { name: 'Hall 10' });
  await aKeyLayout(app, reseller, { name: 'hall 9' });
  await aKeyLayout(app, enterprise, { name: 'Ämter' });
  await scramble(side, 'key_layout', `owner_path like '${reseller.path}%'`);
  return { as: atReseller, filters: { ownerId: enterprise.id }, search: 'HALL' };
};
