import { flagColumn } from '@patchbay/domain/imports/cells/columns';
import type { ImportColumn, Importer } from '@patchbay/domain/imports/types';
import { toE164 } from '@patchbay/domain/numbering/to-e164';
import type { FileReading } from '../../../platform/imports/importer.ts';
import { countryCodesColumn, numbersColumn } from '../importer/columns.ts';
import { numberOf, ofNational, refused } from '../importer/number-key.ts';

type Capability = 'voice' | 'sms' | 'fax';

/** What a carrier says of a number; all but the number may be missing. */
interface ListedRow extends Record<Capability, boolean> {
  countryCode: string;
  phoneNumber: string;
  capabilities: Capability[];
}

const words: { [word: string]: Capability } = { voice: 'voice', call: 'voice', calls: 'voice', sprache: 'voice', sms: 'sms', text: 'sms', messaging: 'sms', fax: 'fax' };

/** Of the words of a cell those that we know: others, such as MMS, are no capability here. */
const capabilitiesIn = (cell: string): Capability[] => [...new Set((cell.toLowerCase().match(/\p{L}+/gu) ?? []).flatMap((word) => words[word] ?? []))];

const capabilities: ImportColumn<Capability[], 'capabilities'> = {
  key: 'capabilities', header: 'Capabilities', aliases: ['Features', 'Services', 'Leistungsmerkmale', 'Dienste'], isRequired: false, parse: (cell) => ({ ok: true, value: capabilitiesIn(cell) }), format: (value) => value.join(', '),
  help: 'Those of Voice, SMS and Fax that the number has, in one cell.',
};

const flag = <C extends Capability>(key: C, header: string) => flagColumn({ key, header, aliases: [`${header} Enabled`, `${header} Capable`], isRequired: false, help: 'TRUE or FALSE; an empty cell says nothing.' });

const carrierList: Importer<ListedRow> = {
  columns: [
    { ...numbersColumn, aliases: [...numbersColumn.aliases!, 'Numbers', 'Phone', 'Telephone', 'DID', 'DDI', 'TN', 'MSISDN', 'Nummer'], help: 'With a plus and the country code; without them in the country that is chosen.' },
    countryCodesColumn, flag('voice', 'Voice'), flag('sms', 'SMS'), flag('fax', 'Fax'), capabilities,
  ],
  soleColumn: 'phoneNumber',
  examples: [],
};

/** How the lists of carriers are read; numbers without a country code in the one that was chosen. */
export const readingOf = (country: string | null): FileReading<ListedRow> => ({
  columnsFor: () => carrierList,
  keyOf: (values) => {
    const { phoneNumber, countryCode } = values;
    if (country === null || countryCode || phoneNumber?.startsWith('+')) return numberOf(values);
    const e164 = toE164(phoneNumber ?? '', country);
    return e164 === undefined ? refused('phoneNumber', 'number-not-of-country', { country }) : ofNational(e164);
  },
});
