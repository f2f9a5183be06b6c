import { findPhoneModel, vendorOf } from '@patchbay/domain/provisioning/catalogue';
import type { DeviceView } from '@patchbay/domain/provisioning/device-view';
import { addressFor, deviceFileName, provisioningPath } from '@patchbay/domain/provisioning/requested-file';

interface Facts {
  id: string;
  name: string;
  modelId: string;
  mac: string | null;
  fileName: string;
}

/** What file names are made of. A phone without hardware goes by the end of its id, which is chance and as long as a MAC address. */
export const filePhone = ({ id, name, modelId, mac, fileName }: Facts): DeviceView['phone'] => ({ name, modelId, fileName, mac: mac ?? id.replaceAll('-', '').slice(-12) });

/** The name of the phone's main file; empty for a model that the catalogue has lost. */
export const mainFileOf = (facts: Facts): string => (findPhoneModel(facts.modelId) ? deviceFileName(filePhone(facts)) : '');

interface Access {
  secret: string;
  /** Empty: none. */
  username: string;
  password: string;
}

/** The whole address of the phone's main file, as it is entered there. */
export const fileUrlOf = (origin: string, facts: Facts, { secret, ...credentials }: Access): string => {
  const url = origin + provisioningPath(secret, mainFileOf(facts));
  return findPhoneModel(facts.modelId) ? addressFor(facts.modelId, url, credentials) : url;
};

/** `Yealink T46U` */
export const modelNameOf = (modelId: string): string => {
  const model = findPhoneModel(modelId);
  return model ? `${vendorOf(model).name} ${model.name}` : modelId;
};
