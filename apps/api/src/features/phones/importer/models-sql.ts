import { phoneModels } from '@patchbay/domain/provisioning/catalogue';
import { familyIdOf } from '@patchbay/domain/provisioning/families';
import { linePositions } from '@patchbay/domain/provisioning/line-positions';
import { modelNameOf } from '../../../platform/phone-files.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The catalogue as a table: `model (id, name, family, positions)`, the family as templates name it, and the positions of the lines that a phone here can use. */
export const modelsSql = `model (id, name, family, positions) as materialized (values ${phoneModels.map((model) => `(${quoted(model.id)}, ${quoted(modelNameOf(model.id))}, ${quoted(familyIdOf(model.vendor, model.family))}, '{${linePositions(model).join(',')}}'::integer[])`).join(', ')})`;
