import type { phones } from '@patchbay/contract/phones';
import type { QueryOf, ResponseOf } from '@patchbay/contract/http/endpoint';
import { phoneModels, vendorOf, vendorOfMac } from '@patchbay/domain/provisioning/catalogue';
import { familyIdOf } from '@patchbay/domain/provisioning/families';
import { linePositions } from '@patchbay/domain/provisioning/line-positions';

const items = phoneModels.map((model) => {
  const positions = linePositions(model);
  return {
    id: model.id, vendor: vendorOf(model).name, family: model.family, name: model.name, firstLine: positions[0]!, lastLine: positions.at(-1)!, programmableKeys: model.programmableKeys,
    familyId: familyIdOf(model.vendor, model.family), keyKinds: [...model.keyKinds], expansion: model.expansionModule ? { name: model.expansionModule.name, count: model.expansionModule.count, keys: model.expansionModule.keys } : null,
  };
});

/** The catalogue, with the line positions of each model that a phone here can use. */
export const listPhoneModels = async (): Promise<ResponseOf<typeof phones.models>> => ({ items });

/** By the first digits of a MAC address; null for those that are nobody's of the catalogue. */
export const vendorOfPhoneMac = async ({ mac }: QueryOf<typeof phones.macVendor>): Promise<ResponseOf<typeof phones.macVendor>> => ({ vendor: vendorOfMac(mac)?.name ?? null });
