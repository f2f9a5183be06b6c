import { Problem } from '@patchbay/contract/http/problem';
import { acrobits } from './capabilities/acrobits.ts';
import { algo } from './capabilities/algo.ts';
import { cisco } from './capabilities/cisco.ts';
import { fanvil } from './capabilities/fanvil.ts';
import { gigaset } from './capabilities/gigaset.ts';
import { grandstream } from './capabilities/grandstream.ts';
import { htek } from './capabilities/htek.ts';
import { linphone } from './capabilities/linphone.ts';
import { mitel } from './capabilities/mitel.ts';
import { panasonic } from './capabilities/panasonic.ts';
import { poly } from './capabilities/poly.ts';
import { snom } from './capabilities/snom.ts';
import { yealink } from './capabilities/yealink.ts';
import { zoiper } from './capabilities/zoiper.ts';
import type { Family, PhoneModel, Vendor } from './model.ts';

export const vendors: readonly Vendor[] = [yealink, grandstream, snom, poly, cisco, fanvil, gigaset, htek, panasonic, mitel, algo, linphone, acrobits, zoiper];
export const phoneModels: readonly PhoneModel[] = vendors.flatMap(({ families }) => families.flatMap(({ models }) => models));

const modelById = new Map(phoneModels.map((model) => [model.id, model]));
const vendorById = new Map(vendors.map((vendor) => [vendor.id, vendor]));
const familyByModel = new Map(vendors.flatMap(({ families }) => families.flatMap((family) => family.models.map((model) => [model, family] as const))));
const vendorByMacPrefix = new Map(vendors.flatMap((vendor) => vendor.macPrefixes.map((prefix) => [prefix, vendor] as const)));

export const findPhoneModel = (id: string): PhoneModel | undefined => modelById.get(id);

/** The model of that id; an unknown one is refused. */
export const phoneModel = (id: string): PhoneModel => {
  const model = modelById.get(id);
  if (!model) throw new Problem('rule-broken', 'This phone model is not in the catalogue.', { errors: [{ pointer: '/modelId', detail: 'Unknown model' }] });
  return model;
};

export const vendorOf = (model: PhoneModel): Vendor => vendorById.get(model.vendor)!;

export const familyOf = (model: PhoneModel): Family => familyByModel.get(model)!;

/** Whose phone has this MAC address (12 lower-case hex digits), as far as the catalogue goes. */
export const vendorOfMac = (mac: string): Vendor | undefined => vendorByMacPrefix.get(mac.slice(0, 6));

export interface IdentifiedPhone {
  vendor: Vendor;
  /** What the phone calls its model, and the catalogue's entry for it where there is one. */
  modelName: string;
  model: PhoneModel | undefined;
  firmware: string;
  mac: string | undefined;
}

const longestUserAgent = 200;

/** What a phone says of itself in its User-Agent header. A hint for people, no proof of anything. */
export const identifyPhone = (userAgent: string): IdentifiedPhone | undefined => {
  if (userAgent.length > longestUserAgent) return undefined;
  for (const vendor of vendors) {
    const said = vendor.userAgents.map((pattern) => pattern.exec(userAgent)?.groups).find((groups) => groups !== undefined);
    if (!said) continue;
    const modelName = said.model ?? '';
    const model = phoneModels.find((candidate) => candidate.vendor === vendor.id && candidate.userAgentNames.includes(modelName.toUpperCase()));
    return { vendor, modelName, model, firmware: said.firmware ?? '', mac: said.mac?.replaceAll(/[:-]/g, '').toLowerCase() };
  }
};
