import { audit } from './audit.ts';
import { entry } from './entry.ts';
import { forms } from './forms.ts';
import { navigation, shell } from './shell.ts';
import { table } from './table.ts';
import { kinds, organisationKinds, roles } from './vocabulary.ts';

/** The whole catalogue. A page adds its area here, in every language. */
export const words = { ...entry, audit, forms, kinds, navigation, organisationKinds, roles, shell, table };
