import { familyOf, phoneModels } from '@patchbay/domain/provisioning/catalogue';
import { familyIdOf } from '@patchbay/domain/provisioning/families';
import { linePositions } from '@patchbay/domain/provisioning/line-positions';
import type { PhoneModel } from '@patchbay/domain/provisioning/model';
import { modelNameOf } from '../../../platform/phone-files.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Of the files that a phone asks for besides its settings, in small letters; `{mac}` stands for its address. */
const otherFilesOf = ({ id, files }: PhoneModel): string[] => files.flatMap(({ kind, name }) => (kind === 'device' ? [] : [name.replaceAll('{model}', id).toLowerCase()]));

const rowOf = (model: PhoneModel): string => {
  const { programmableKeys, expansionModule, keyKinds } = model;
  return `(${quoted(model.id)}, ${quoted(modelNameOf(model.id))}, ${quoted(familyIdOf(model.vendor, model.family))}, '{${linePositions(model).join(',')}}'::integer[], ${programmableKeys}, ${expansionModule?.count ?? 0}, ${expansionModule?.keys ?? 0}, '{${(expansionModule?.untoldKeys ?? []).join(',')}}'::integer[], ${keyKinds.length > 0}, ${familyOf(model).longestCredentials?.username ?? 'null'}::integer, array[${otherFilesOf(model).map(quoted).join(', ')}]::text[])`;
};

/**
 * The catalogue as a table: the family as templates name it, the positions of the lines that a phone here can use, how many keys it and each of
 * its sidecars have, of which of a sidecar's its files say nothing, whether they say anything of keys, how long a user name of its files may be
 * where not every one is taken, and what its other files are called.
 */
export const modelsSql = `model (id, name, family, positions, keys, modules, module_keys, untold_keys, says_keys, longest_username, other_files) as materialized (values ${phoneModels.map(rowOf).join(', ')})`;
