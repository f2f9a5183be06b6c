import type { ImportDeclarations } from '../platform/imports/importer.ts';
import { extensionImporter } from './extensions/importer.ts';
import { featureCodeImporter } from './feature-codes/importer.ts';
import { internalNumberImporter } from './internal-numbers/importer.ts';
import { phoneNumberImporter } from './phone-numbers/importer.ts';
import { phoneImporter } from './phones/importer.ts';
import { ringGroupImporter } from './ring-groups/importer.ts';
import { userImporter } from './users/importer.ts';

const all = [phoneNumberImporter, internalNumberImporter, featureCodeImporter, userImporter, ringGroupImporter, phoneImporter, extensionImporter];

/** What can be imported, one line each. */
export const importers: ImportDeclarations = new Map(all.map((importer) => [importer.kind, importer]));
