import { PhoneDraft } from '@patchbay/contract/phones';
import { Mac } from '@patchbay/contract/primitives/mac';
import { ShortNumber } from '@patchbay/contract/primitives/phone-number';
import { flagColumn, labelColumn } from '@patchbay/domain/imports/cells/columns';
import { numberDamage, restoreZeros } from '@patchbay/domain/imports/cells/digits';
import { fold } from '@patchbay/domain/imports/cells/fold';
import type { ImportColumn, Importer, Parsed, RowRule } from '@patchbay/domain/imports/types';
import { phoneModel, phoneModels, vendorOf, vendorOfMac } from '@patchbay/domain/provisioning/catalogue';
import { fileNameProblem } from '@patchbay/domain/provisioning/requested-file';
import { z } from 'zod';
import { modelNameOf } from '../../../platform/phone-files.ts';

type Position = 0 | 1 | 2 | 3 | 4 | 5;

export interface PhoneFileRow extends Record<`line${Position}`, string> {
  name: string;
  model: string;
  mac: string;
  isVirtual: boolean;
  acceptsDataFromPhone: boolean;
  fileName: string;
  httpUsername: string;
  id: string;
}

const refused = (code: string) => ({ ok: false, code, params: {} }) as const;
const checked = (schema: z.ZodType<string>, code: string) => (cell: string): Parsed<string> => {
  const parsed = schema.safeParse(cell);
  return parsed.success ? { ok: true, value: parsed.data } : refused(code);
};

const modelByWord = new Map(phoneModels.flatMap(({ id }) => [id, fold(id), fold(modelNameOf(id))].map((word) => [word, id] as const)));
const parseModel = (cell: string): Parsed<string> => {
  const model = modelByWord.get(cell) ?? modelByWord.get(fold(cell));
  return model === undefined ? refused('model-unknown') : { ok: true, value: model };
};

// Of an address without letters a spreadsheet eats the zeros in front: three at most, as vendors' prefixes go.
const parseMac = (cell: string): Parsed<string> => {
  const mac = Mac.safeParse(/^[0-9]{9,11}$/.test(cell) ? restoreZeros(cell, 12) : cell);
  if (mac.success) return { ok: true, value: mac.data };
  return numberDamage(cell) ?? refused('mac-unusable');
};

const fileName = PhoneDraft.shape.fileName.unwrap();
const parseFileName = (cell: string): Parsed<string> => (fileName.safeParse(cell).success && fileNameProblem(cell) === undefined ? { ok: true, value: cell } : refused('file-name-unusable'));

const plain = { isRequired: false, format: String } as const;
const line = <P extends Position>(position: P): ImportColumn<string, `line${P}`> => ({
  ...plain, key: `line${position}`, header: `Line ${position}`, aliases: [`Leitung ${position}`], parse: checked(ShortNumber, 'line-unusable'), help: 'The short number of an extension. An empty cell empties the line.',
});

const otherVendor: RowRule<PhoneFileRow> = ({ mac, model }) => {
  const vendor = mac ? vendorOfMac(mac)?.name : undefined;
  const other = model ? vendorOf(phoneModel(model)).name : undefined;
  return vendor && other && vendor !== other ? [{ kind: 'warning', column: 'mac', code: 'mac-of-other-vendor', params: { vendor, other } }] : [];
};

export const phoneColumns: Importer<PhoneFileRow> = {
  columns: [
    labelColumn({ key: 'name', header: 'Name', aliases: ['Phone', 'Telefon'], isRequired: true, max: 60, help: 'For lists: a place, a person, an inventory number.' }),
    { key: 'model', header: 'Phone Model', aliases: ['Model', 'Modell'], isRequired: true, parse: parseModel, format: modelNameOf, help: 'Vendor and model, such as Yealink T46U.' },
    line(0), line(1), line(2), line(3), line(4), line(5),
    { ...plain, key: 'mac', header: 'MAC plain', aliases: ['MAC', 'MAC Address', 'MAC-Adresse', 'MAC kompakt'], parse: parseMac,
      help: 'In any notation. Without an ID, a phone with this address is changed, and any other address makes a new phone. Beside an ID, it becomes the address of that phone.' },
    flagColumn({ key: 'isVirtual', header: 'Virtual', aliases: ['Virtual phone provisioning', 'Virtuell', 'Virtuelles Telefon'], isRequired: false, help: 'TRUE for a phone without hardware, which has no MAC address.' }),
    flagColumn({ key: 'acceptsDataFromPhone', header: 'Accept data from phone', aliases: ['Daten vom Telefon annehmen'], isRequired: false, help: 'TRUE or FALSE.' }),
    { ...plain, key: 'fileName', header: 'Optional file name', aliases: ['File Name', 'Eigener Dateiname'], parse: parseFileName, help: 'Instead of the one that the model asks for. An empty cell removes it.' },
    { ...plain, key: 'httpUsername', header: 'HTTP Username', aliases: ['HTTP/S Username', 'HTTP/S-Benutzername'], parse: checked(PhoneDraft.shape.httpUsername.unwrap(), 'http-username-unusable'),
      help: 'Its password is generated where there is none. An empty cell removes both; of a new phone both are generated.' },
    { ...plain, key: 'id', header: 'ID', aliases: ['Phone ID', 'Telefon-ID'], parse: (cell) => checked(z.uuid(), 'phone-unknown')(cell.toLowerCase()),
      help: 'As an export has it. The phone with this ID is changed, whatever the other cells say. Leave it empty for a new phone.' },
  ],
  rowRules: [otherVendor],
  examples: [
    { name: 'Reception', model: 'yealink-t46u', mac: '805ec0a1b2c3', isVirtual: false, acceptsDataFromPhone: false },
    { name: 'Meeting room', model: 'snom-d735', mac: '0004131a2b3c', isVirtual: false, acceptsDataFromPhone: true },
  ],
};
