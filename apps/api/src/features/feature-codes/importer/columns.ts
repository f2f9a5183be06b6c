import { type FeatureAction, FeatureCodeDraft } from '@patchbay/contract/feature-codes';
import { choiceColumn, flagColumn, labelColumn } from '@patchbay/domain/imports/cells/columns';
import type { Importer, Parsed } from '@patchbay/domain/imports/types';
import { actionWords } from '../action-words.ts';

export interface FeatureCodeFileRow {
  action: FeatureAction;
  code: string;
  isEnabled: boolean;
  comment: string;
}

const parseCode = (cell: string): Parsed<string> => {
  const code = FeatureCodeDraft.shape.code.safeParse(cell);
  return code.success ? { ok: true, value: code.data } : { ok: false, code: 'code-unusable', params: {} };
};

export const featureCodeColumns: Importer<FeatureCodeFileRow> = {
  columns: [
    choiceColumn({ key: 'action', header: 'Action', aliases: ['Feature', 'Funktion'], isRequired: true, words: actionWords, help: `One of: ${Object.values(actionWords).join(', ')}.` }),
    { key: 'code', header: 'Code', aliases: ['Feature Code', 'Funktionscode'], isRequired: true, parse: parseCode, format: (code) => code, help: 'A star or a hash, and one to four digits.' },
    flagColumn({ key: 'isEnabled', header: 'Enabled', aliases: ['Eingeschaltet'], isRequired: false, help: 'TRUE or FALSE. Without the column, a new one is enabled.' }),
    labelColumn({ key: 'comment', header: 'Comment', aliases: ['Description', 'Anmerkung'], isRequired: false, max: 100, help: 'Anything. An empty cell removes it.' }),
  ],
  examples: [{ action: 'PICKUP', code: '*8', isEnabled: true }, { action: 'PARK', code: '*68', isEnabled: true, comment: 'At any phone' }],
};
