import { phoneModels } from '@patchbay/domain/provisioning/catalogue';
import { linePositions } from '@patchbay/domain/provisioning/line-positions';
import { modelNameOf } from '../../../platform/phone-files.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The catalogue as a table: `model (id, name, positions)`, the positions of the lines that a phone here can use. */
export const modelsSql = `model (id, name, positions) as materialized (values ${phoneModels.map((model) => `(${quoted(model.id)}, ${quoted(modelNameOf(model.id))}, '{${linePositions(model).join(',')}}'::integer[])`).join(', ')})`;
