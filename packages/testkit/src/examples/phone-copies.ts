import type { phoneBulks } from '@patchbay/contract/phone-bulks';
import type { phoneCopies } from '@patchbay/contract/phone-copies';
import type { phoneLabels } from '@patchbay/contract/phone-labels';
import { anExtension } from '../builders/extensions.ts';
import { aKeyLayout, aPhoneTemplate } from '../builders/phone-templates.ts';
import { aPhone, uniqueMac } from '../builders/phones.ts';
import type { ExamplesOf, Side } from './side.ts';

const fill = async ({ app, enterprise, atEnterprise }: Side) => {
  const { shortNumber } = await anExtension(app, enterprise);
  return { as: atEnterprise, body: { ids: [(await aPhone(app, enterprise)).id], from: shortNumber, to: shortNumber } };
};

const aChoice = async ({ app, enterprise, atEnterprise }: Side) => ({ as: atEnterprise, body: { ids: [(await aPhone(app, enterprise)).id] } });

export const phoneBulkExamples: ExamplesOf<typeof phoneBulks> = {
  bulkUpdate: async (side) => {
    const [{ as, body }, template, layout] = [await aChoice(side), await aPhoneTemplate(side.app, side.enterprise), await aKeyLayout(side.app, side.enterprise)];
    return { as, body: { ...body, change: { templateId: template.id, keyLayoutId: layout.id, acceptsDataFromPhone: true } } };
  },
  bulkRemove: aChoice,
  bulkRemoval: aChoice,
};

export const phoneCopyExamples: ExamplesOf<typeof phoneCopies> = {
  duplicate: async ({ app, enterprise, atEnterprise }) => ({ as: atEnterprise, params: { id: (await aPhone(app, enterprise)).id }, body: { name: 'Copy', mac: uniqueMac() } }),
  replaceHandset: async ({ app, enterprise, atEnterprise }) => ({ as: atEnterprise, params: { id: (await aPhone(app, enterprise)).id }, body: { mac: uniqueMac(), modelId: 'yealink-t54w', version: 1 } }),
  previewFill: fill,
  fillLines: fill,
};

export const phoneLabelExamples: ExamplesOf<typeof phoneLabels> = { labels: aChoice, provisioningLabels: aChoice };
