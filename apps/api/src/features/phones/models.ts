import type { phones } from '@patchbay/contract/phones';
import type { ResponseOf } from '@patchbay/contract/http/endpoint';
import { phoneModels, vendorOf } from '@patchbay/domain/provisioning/catalogue';
import { linePositions } from '@patchbay/domain/provisioning/line-positions';

const items = phoneModels.map((model) => {
  const positions = linePositions(model);
  return { id: model.id, vendor: vendorOf(model).name, family: model.family, name: model.name, firstLine: positions[0]!, lastLine: positions.at(-1)!, programmableKeys: model.programmableKeys };
});

/** The catalogue, with the line positions of each model that a phone here can use. */
export const listPhoneModels = async (): Promise<ResponseOf<typeof phones.models>> => ({ items });
