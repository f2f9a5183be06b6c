import { phoneModels } from '@patchbay/domain/provisioning/catalogue';
import { familyIdOf } from '@patchbay/domain/provisioning/families';
import { linePositions } from '@patchbay/domain/provisioning/line-positions';
import type { PhoneModel } from '@patchbay/domain/provisioning/model';
import { modelNameOf } from '../../../platform/phone-files.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const rowOf = (model: PhoneModel): string => {
  const { programmableKeys, expansionModule, keyKinds } = model;
  return `(${quoted(model.id)}, ${quoted(modelNameOf(model.id))}, ${quoted(familyIdOf(model.vendor, model.family))}, '{${linePositions(model).join(',')}}'::integer[], ${programmableKeys}, ${expansionModule?.count ?? 0}, ${expansionModule?.keys ?? 0}, '{${(expansionModule?.untoldKeys ?? []).join(',')}}'::integer[], ${keyKinds.length > 0})`;
};

/**
 * The catalogue as a table: the family as templates name it, the positions of the lines that a phone here can use, how many keys it and each of
 * its sidecars have, of which of a sidecar's its files say nothing, and whether they say anything of keys.
 */
export const modelsSql = `model (id, name, family, positions, keys, modules, module_keys, untold_keys, says_keys) as materialized (values ${phoneModels.map(rowOf).join(', ')})`;
