import type { OrganisationKind } from '@patchbay/contract/permissions';
import { mostTags, NumberTag, type VoiceRouteType } from '@patchbay/contract/phone-numbers';
import { choiceColumn, flagColumn, textColumn } from '@patchbay/domain/imports/cells/columns';
import { digitsOf } from '@patchbay/domain/imports/cells/digits';
import type { ImportColumn, Importer, Parsed, RowRule } from '@patchbay/domain/imports/types';
import type { z } from 'zod';

export interface NumberRow {
  countryCode: string;
  phoneNumber: string;
  voice: boolean;
  sms: boolean;
  fax: boolean;
  voiceRouteType: z.output<typeof VoiceRouteType>;
  owner: string;
  tags: string[];
}

/** Digits; with a plus in front where the cell has one, because then they say their country themselves. */
const parseNumber = (cell: string): Parsed<string> => {
  const digits = digitsOf(cell);
  return digits.ok && /^[\s(]*[+＋]/.test(cell) ? { ok: true, value: `+${digits.value}` } : digits;
};

/** A semicolon or a backslash in a tag has a backslash in front. */
const parseTags = (cell: string): Parsed<string[]> => {
  const parts = (cell.match(/(?:\\.|[^;\\])+|\\$/g) ?? []).map((part) => part.replace(/\\(.)/g, '$1').trim()).filter((part) => part !== '');
  const tags: string[] = [];
  for (const part of parts) {
    const tag = NumberTag.safeParse(part);
    if (!tag.success) return { ok: false, code: 'tag-unusable', params: { tag: part.slice(0, 60) } };
    if (!tags.includes(tag.data)) tags.push(tag.data);
  }
  return tags.length > mostTags ? { ok: false, code: 'too-many-tags', params: { limit: mostTags } } : { ok: true, value: tags };
};

export const formatTags = (tags: readonly string[]): string => tags.map((tag) => tag.replace(/[\\;]/g, '\\$&')).join(';');

export const numbersColumn: ImportColumn<string, 'phoneNumber'> = {
  key: 'phoneNumber', header: 'Phone Number', aliases: ['Number', 'E.164', 'Telephone Number', 'Rufnummer', 'Telefonnummer'], isRequired: true, parse: parseNumber, format: (value) => value,
  help: 'Without the country code; or with a plus and the country code.',
};
export const countryCodesColumn: ImportColumn<string, 'countryCode'> = {
  key: 'countryCode', header: 'Country Code', aliases: ['Country', 'Ländervorwahl', 'Landesvorwahl'], isRequired: false, parse: (cell) => digitsOf(cell.replace(/^(\s*\d{1,3})[.,]0+\s*$/, '$1'), { max: 3 }), format: (value) => value,
  help: 'Digits, such as 1 or 44. Not needed where every number has a plus and its country code.',
};
const tagsColumn: ImportColumn<string[], 'tags'> = {
  key: 'tags', header: 'Tags', aliases: ['Tag', 'Labels', 'Schlagworte', 'Schlagwörter'], isRequired: false, parse: parseTags, format: formatTags, help: 'Separated by semicolons. An empty cell removes all.',
};

const capabilities = [
  flagColumn({ key: 'voice', header: 'Voice', isRequired: true, help: 'TRUE or FALSE.' }),
  flagColumn({ key: 'sms', header: 'SMS', isRequired: true, help: 'TRUE or FALSE.' }),
  flagColumn({ key: 'fax', header: 'Fax', isRequired: true, help: 'TRUE or FALSE.' }),
  choiceColumn({
    key: 'voiceRouteType', header: 'Voice Route Type', isRequired: false, words: { DIRECT_ROUTING: 'Direct Routing', EXTERNAL_TRUNK: 'External Trunk', OPERATOR_CONNECT: 'Operator Connect' },
    help: 'Of voice numbers: Direct Routing (PBX or SIP trunk), External Trunk or Operator Connect. Without the column, Direct Routing.',
  }),
] as const;

const owners = textColumn({ key: 'owner', header: 'Owner', aliases: ['Enterprise', 'Reseller', 'Enterprises and Resellers', 'Holder', 'Inhaber'], isRequired: false, max: 200, help: 'Name or code of who gets the number; empty: as chosen in the form.' });

const rules: RowRule<NumberRow>[] = [
  ({ voice, voiceRouteType }) => {
    if (voice === true && voiceRouteType === null) return [{ kind: 'problem', column: 'voiceRouteType', code: 'route-required', params: {} }];
    return voice === false && voiceRouteType ? [{ kind: 'ignored', column: 'voiceRouteType', code: 'route-ignored', params: {} }] : [];
  },
];

const examples: Importer<NumberRow>['examples'] = [
  { countryCode: '1', phoneNumber: '2025550123', voice: true, sms: true, fax: false, voiceRouteType: 'DIRECT_ROUTING' },
  { countryCode: '1', phoneNumber: '2025550124', voice: true, sms: false, fax: true, voiceRouteType: 'OPERATOR_CONNECT' },
  { countryCode: '44', phoneNumber: '2079460000', voice: false, sms: true, fax: false, voiceRouteType: null },
];

/** The file of whoever provides numbers has a column for who gets them. */
export const numberImporter = (kind: OrganisationKind): Importer<NumberRow> => ({
  columns: [countryCodesColumn, numbersColumn, ...capabilities, ...(kind === 'enterprise' ? [] : [owners]), tagsColumn] as Importer<NumberRow>['columns'],
  rowRules: rules,
  examples,
});

/** The columns that a file begins with; tags are for those who want them. */
export const sampleColumns: (keyof NumberRow)[] = ['countryCode', 'phoneNumber', 'voice', 'sms', 'fax', 'voiceRouteType', 'owner'];
