import { notFound, Problem } from '@patchbay/contract/http/problem';
import { PhoneNumberImportSettings } from '@patchbay/contract/imports';
import type { Sql } from '@patchbay/database/scope';
import type { ImportDeclaration } from '../../platform/imports/importer.ts';
import { addNumbers, updateNumbers } from './importer/apply.ts';
import { type NumberRow, numberImporter, sampleColumns } from './importer/columns.ts';
import { judgeNumbers } from './importer/judge.ts';
import { numberOf } from './importer/number-key.ts';
import { externalRefusal, isOwnPeople } from './phone-numbers.ts';

const refuseUnknown = async (sql: Sql, { table, condition, noun, setting }: { table: string; condition: string; noun: string; setting: keyof PhoneNumberImportSettings }, id: string | null | undefined): Promise<void> => {
  if (id === null || id === undefined) return;
  const [row] = await sql(`select id from ${table} where id = $1 and ${condition}`, [id]);
  if (row) return;
  const { message } = notFound(noun);
  throw new Problem('not-found', message, { errors: [{ pointer: `?settings/${setting}`, detail: message }] });
};

/** Phone numbers from the files that people and carriers have of them, and from our own export. */
export const phoneNumberImporter: ImportDeclaration<NumberRow> = {
  kind: 'phone-numbers',
  entity: 'phone-number',
  permissions: { read: 'phoneNumbers:read', write: 'phoneNumbers:upload' },
  asker: (ctx) => ({ isOwnPeople: isOwnPeople(ctx), mayChange: ctx.permissions.has('phoneNumbers:write'), mayTag: ctx.permissions.has('phoneNumbers:tag') }),
  refusal: (sql, place, asker) => externalRefusal(sql, place, asker.isOwnPeople!),
  settings: PhoneNumberImportSettings,
  checkSettings: async (sql, settings) => {
    const { ownerId, voiceCarrierId, smsCarrierId } = PhoneNumberImportSettings.parse(settings);
    await refuseUnknown(sql, { table: 'organisation', condition: 'true', noun: 'organisation', setting: 'ownerId' }, ownerId);
    const profile = { table: 'carrier_profile', noun: 'carrier profile' };
    await refuseUnknown(sql, { ...profile, condition: `serves = 'VOICE'`, setting: 'voiceCarrierId' }, voiceCarrierId);
    await refuseUnknown(sql, { ...profile, condition: `serves = 'SMS'`, setting: 'smsCarrierId' }, smsCarrierId);
  },
  columnsFor: ({ kind }) => numberImporter(kind),
  sampleColumns,
  keyOf: (values, { country }) => numberOf(values, country),
  // In the order in which everybody locks numbers, so that nobody waits in a circle.
  lock: 'select from phone_number n where n.id in (select m.id from candidate c join phone_number m on m.e164 = c.key) order by n.id for update',
  judge: judgeNumbers,
  apply: { create: addNumbers, update: updateNumbers },
};
