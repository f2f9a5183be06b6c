import { choiceColumn, digitsColumn, flagColumn, textColumn } from '../cells/columns.ts';
import type { Importer, RowValues } from '../types.ts';

export interface Badge {
  code: string;
  name: string;
  isActive: boolean;
  colour: 'RED' | 'DARK_GREEN';
  pin: string;
}

/** Something to import that has one column of each kind. */
export const badges: Importer<Badge> = {
  columns: [
    digitsColumn({ key: 'code', header: 'Badge Code', aliases: ['Code', 'Nummer'], isRequired: true, min: 3, max: 15, help: 'The digits on the badge.' }),
    textColumn({ key: 'name', header: 'Full Name', isRequired: true, max: 60, help: 'Whose it is.' }),
    flagColumn({ key: 'isActive', header: 'Active', isRequired: false, help: 'TRUE or FALSE.' }),
    choiceColumn({ key: 'colour', header: 'Colour', isRequired: false, words: { RED: 'Red', DARK_GREEN: 'Dark Green' }, help: 'Red or Dark Green.' }),
    textColumn({ key: 'pin', header: 'PIN', isRequired: false, isSecret: true, max: 4, help: 'What opens the door.' }),
  ],
  rowRules: [
    ({ isActive, colour }) => (isActive === false && colour ? [{ kind: 'ignored', column: 'colour', code: 'colour-of-inactive', params: {} }] : []),
    ({ name, code }) => (name === code ? [{ kind: 'problem', column: null, code: 'name-is-code', params: { name: name ?? '' } }] : []),
  ],
  examples: [{ code: '00123', name: 'Ana', isActive: true, colour: 'RED', pin: null }],
};

export const badgeHeader = 'Badge Code,Full Name,Active,Colour,PIN';

export const aBadge = (values: RowValues<Badge> = {}): RowValues<Badge> => ({ code: '00123', name: 'Ana', isActive: true, colour: 'RED', pin: null, ...values });
