import { keyKinds, kindsWithValue } from '@patchbay/contract/key-layouts';
import { allKeys, type PlacedKey } from '@patchbay/domain/provisioning/keys';
import { linePositions } from '@patchbay/domain/provisioning/line-positions';
import type { PhoneModel } from '@patchbay/domain/provisioning/model';
import type { FoundPhone } from './find-phone.ts';

export const samplePassword = 'sample';

const nobody = '00000000-0000-0000-0000-000000000000';

type Sample = Omit<FoundPhone, 'time_zone' | 'language' | 'country'>;

const bare: Omit<Sample, 'model_id'> = {
  phone_id: nobody,
  tenant_id: nobody,
  phone_name: 'Sample',
  mac: '000000000000',
  file_name: '',
  found_by: 'secret',
  secret: null,
  http_username: '',
  http_password: samplePassword,
  http_scheme: 'ANY',
  accepts_data: false,
  first_fetch_until: null,
  known_networks: [],
  networks: [],
  web_password: samplePassword,
  is_suspended: false,
  revision: '',
  lines: [],
  extras: null,
  served: {},
};

const lineAt = (position: number): Sample['lines'][number] =>
  ({ position, extensionId: nobody, shortNumber: '100', displayName: 'Sample', sipUsername: 'sample', sipPassword: '', voicemailNumber: position % 2 === 0 ? '*97' : null, isEnabled: true });

/** Phones of a model that between them have whatever a phone of it can have: one line or all of them, no keys or each kind of key, also on sidecars. */
export const samplePhones = (model: PhoneModel): Sample[] => {
  const positions = linePositions(model);
  const sample = { ...bare, model_id: model.id };
  const [one, full] = [{ ...sample, lines: [lineAt(0)] }, { ...sample, http_username: 'sample', accepts_data: true, lines: positions.map(lineAt) }];
  return [one, full, ...keySets(model, positions).map((keys) => ({ ...full, extras: { ...noExtras, keys } }))];
};

const noExtras = { templateId: null, templateHash: null, fieldValues: {}, secretFieldValues: null, secretFieldNames: [], layoutVersion: null, layoutKeys: [] };

/** Every key of the phone and of its sidecars, with one kind after the other, and so often that each kind was on the phone itself. */
const keySets = (model: PhoneModel, positions: readonly number[]): PlacedKey[][] => {
  const last = { module: model.expansionModule?.count ?? 0, position: 1, kind: 'blf' as const, label: '', value: '', line: null };
  const places = allKeys(model, [last], []).map(({ module, position }) => ({ module, position }));
  const sets = places.length === 0 ? 0 : Math.ceil(keyKinds.length / Math.max(1, model.programmableKeys));
  return Array.from({ length: sets }, (_, set) =>
    places.map((place, index) => {
      const kind = keyKinds[(index + set * model.programmableKeys) % keyKinds.length]!;
      return { ...place, kind, label: index % 3 === 0 ? '' : 'Sample', value: kindsWithValue.includes(kind) ? '100' : '', line: index % 2 === 0 ? null : positions.at(-1)! };
    }),
  );
};
