import { extensions } from '@patchbay/contract/extensions';
import type { phoneNumbers } from '@patchbay/contract/phone-numbers';
import type { phoneTraffic } from '@patchbay/contract/phone-traffic';
import { phones } from '@patchbay/contract/phones';
import { anExtension } from '../builders/extensions.ts';
import { aNumber, uniqueE164 } from '../builders/phone-numbers.ts';
import { aPhoneUpload } from '../builders/phone-traffic.ts';
import { aPhone, uniqueMac } from '../builders/phones.ts';
import { aKeyLayout, aPhoneTemplate } from '../builders/phone-templates.ts';
import { ok } from '../call.ts';
import { scramble, type Seeded } from './scramble.ts';
import type { ExamplesOf, Side } from './side.ts';

const aPooledNumber = ({ app, reseller }: Side) => aNumber(app, reseller);
const anOwnNumber = ({ app, enterprise }: Side) => aNumber(app, enterprise);

export const phoneNumberExamples: ExamplesOf<typeof phoneNumbers> = {
  list: async ({ atReseller }) => ({ as: atReseller, query: {} }),
  get: async (side) => ({ as: side.atReseller, params: { id: (await aPooledNumber(side)).id } }),
  create: async ({ atReseller, enterprise }) => ({ as: atReseller, body: { first: uniqueE164() as never, ownerId: enterprise.id } }),
  available: async (side) => ({ as: side.atEnterprise, body: { numbers: [(await anOwnNumber(side)).e164 as never], kind: 'extension' } }),
  update: async (side) => ({ as: side.atReseller, params: { id: (await anOwnNumber(side)).id }, body: { voice: true, sms: true, fax: false, voiceRouteType: 'DIRECT_ROUTING', version: 1 } }),
  health: ({ atReseller }) => Promise.resolve({ as: atReseller }),
  history: async (side) => ({ as: side.atReseller, params: { id: (await anOwnNumber(side)).id } }),
  tag: async (side) => ({ as: side.atEnterprise, params: { id: (await anOwnNumber(side)).id }, body: { tags: ['Lisbon', 'Support'], version: 1 } }),
  block: async (side) => ({ as: side.atReseller, params: { id: (await aPooledNumber(side)).id }, body: { reason: 'Under dispute', version: 1 } }),
  unblock: async (side) => ({ as: side.atReseller, params: { id: (await aNumber(side.app, side.reseller, { blockedReason: 'Under dispute' })).id } }),
  quarantine: async (side) => ({ as: side.atReseller, params: { id: (await aPooledNumber(side)).id }, body: { until: '2099-01-01T00:00:00.000Z', version: 1 } }),
  endQuarantine: async (side) => ({ as: side.atReseller, params: { id: (await aNumber(side.app, side.reseller, { quarantineUntil: new Date('2099-01-01') })).id } }),
  transfer: async (side) => ({ as: side.atReseller, body: { ids: [(await aPooledNumber(side)).id], ownerId: side.enterprise.id } }),
  remove: async (side) => ({ as: side.atReseller, params: { id: (await aPooledNumber(side)).id } }),
  references: async (side) => ({ as: side.atReseller, params: { id: (await anOwnNumber(side)).id } }),
};

const anOwnExtension = ({ app, enterprise }: Side) => anExtension(app, enterprise);

/** Free in the enterprise: the builders begin at 1000. */
let shortNumber = 0;
const freeShortNumber = (): string => String((shortNumber += 1)).padStart(3, '0');

export const extensionExamples: ExamplesOf<typeof extensions> = {
  list: async ({ atEnterprise }) => ({ as: atEnterprise, query: {} }),
  get: async (side) => ({ as: side.atEnterprise, params: { id: (await anOwnExtension(side)).id } }),
  create: async (side) => {
    const { id } = await anOwnNumber(side);
    return { as: side.atEnterprise, body: { shortNumber: freeShortNumber(), displayName: 'Reception', phoneNumberIds: [id], presentationNumberId: id } };
  },
  update: async (side) => {
    const { id } = await anOwnExtension(side);
    const { shortNumber: kept, version } = await ok(side.atEnterprise, extensions.get, { params: { id } });
    return { as: side.atEnterprise, params: { id }, body: { shortNumber: kept, displayName: 'Renamed', phoneNumberIds: [(await anOwnNumber(side)).id], version } };
  },
  remove: async (side) => ({ as: side.atEnterprise, params: { id: (await anOwnExtension(side)).id } }),
  references: async (side) => ({ as: side.atEnterprise, params: { id: (await anOwnExtension(side)).id } }),
};

const anOwnPhone = ({ app, enterprise }: Side) => aPhone(app, enterprise);

const anUpload = async (side: Side) => {
  const { id } = await anOwnPhone(side);
  return { id, uploadId: (await aPhoneUpload(side.app, side.enterprise, id)).id };
};

export const phoneExamples: ExamplesOf<typeof phones & typeof phoneTraffic> = {
  list: async ({ atEnterprise }) => ({ as: atEnterprise, query: {} }),
  models: async ({ atEnterprise }) => ({ as: atEnterprise }),
  get: async (side) => ({ as: side.atEnterprise, params: { id: (await anOwnPhone(side)).id } }),
  create: async (side) => {
    const { id } = await anOwnExtension(side);
    const [template, layout] = [await aPhoneTemplate(side.app, side.enterprise), await aKeyLayout(side.app, side.enterprise)];
    const body = { name: 'Desk', modelId: 'yealink-t46u', mac: uniqueMac(), httpUsername: 'desk', lines: [{ position: 0, extensionId: id }], templateId: template.id, keyLayoutId: layout.id };
    return { as: side.atEnterprise, body };
  },
  update: async (side) => {
    const { id, mac } = await anOwnPhone(side);
    const line = { position: 0, extensionId: (await anOwnExtension(side)).id };
    return { as: side.atEnterprise, params: { id }, body: { name: 'Renamed', modelId: 'yealink-t46u', mac, httpUsername: 'phone', lines: [line], version: 1 } };
  },
  remove: async (side) => ({ as: side.atEnterprise, params: { id: (await anOwnPhone(side)).id } }),
  references: async (side) => ({ as: side.atEnterprise, params: { id: (await anOwnPhone(side)).id } }),
  regenerateSecret: async (side) => ({ as: side.atEnterprise, params: { id: (await anOwnPhone(side)).id } }),
  setFirstFetch: async (side) => ({ as: side.atEnterprise, params: { id: (await anOwnPhone(side)).id }, body: { hours: 24 } }),
  fetches: async (side) => ({ as: side.atEnterprise, params: { id: (await anOwnPhone(side)).id }, query: {} }),
  uploads: async (side) => ({ as: side.atEnterprise, params: { id: (await anOwnPhone(side)).id }, query: {} }),
  uploadContent: async (side) => ({ as: side.atEnterprise, params: await anUpload(side) }),
  removeUpload: async (side) => ({ as: side.atEnterprise, params: await anUpload(side) }),
  revealProvisioning: async (side) => ({ as: side.atEnterprise, params: { id: (await anOwnPhone(side)).id } }),
  macVendor: ({ atEnterprise }) => Promise.resolve({ as: atEnterprise, query: { mac: '805ec0123abc' } }),
  files: async (side) => ({ as: side.atEnterprise, params: { id: (await anOwnPhone(side)).id } }),
  revealFiles: async (side) => ({ as: side.atEnterprise, params: { id: (await anOwnPhone(side)).id } }),
};

/** Phones that every sort orders differently. */
export const phoneSeed = async (side: Side): Promise<Seeded> => {
  const { app, enterprise, atEnterprise } = side;
  const { items } = await ok(atEnterprise, phones.models, {});
  const extension = await anExtension(app, enterprise);
  const [template, layout] = [await aPhoneTemplate(app, enterprise), await aKeyLayout(app, enterprise)];
  await aPhone(app, enterprise, { name: 'Desk 10', lines: { 0: extension.id }, templateId: template.id, keyLayoutId: layout.id });
  await aPhone(app, enterprise, { name: 'desk 9', modelId: items.find(({ id }) => id !== 'yealink-t46u')!.id });
  await aPhone(app, enterprise, { name: 'Attic', modelId: 'snom-d735', mac: null, acceptsDataFromPhone: true });
  await scramble(side, 'phone', `tenant_id = '${enterprise.id}'`);
  return { as: atEnterprise, filters: { modelId: 'yealink-t46u', vendor: 'Snom', extensionId: extension.id, hasLines: 'true', isVirtual: 'true', acceptsDataFromPhone: 'true', templateId: template.id, keyLayoutId: layout.id }, search: 'desk' };
};
