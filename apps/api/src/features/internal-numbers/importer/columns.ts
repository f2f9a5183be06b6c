import { digitsColumn, labelColumn } from '@patchbay/domain/imports/cells/columns';
import type { Importer } from '@patchbay/domain/imports/types';

export interface InternalNumberFileRow {
  number: string;
  description: string;
}

export const internalNumberColumns: Importer<InternalNumberFileRow> = {
  columns: [
    digitsColumn({ key: 'number', header: 'Internal Number', aliases: ['Number', 'Short Number', 'Interne Nummer', 'Nummer'], isRequired: true, max: 4, help: 'One to four digits; leading zeros count.' }),
    labelColumn({ key: 'description', header: 'Description', aliases: ['Name', 'Comment', 'Beschreibung'], isRequired: false, max: 60, help: 'What it is for. An empty cell removes it.' }),
  ],
  examples: [{ number: '200', description: 'Front door' }, { number: '201', description: 'Lift' }],
};
