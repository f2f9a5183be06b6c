import type { PhoneKey } from '@patchbay/contract/key-layouts';
import { mergeKeys } from '@patchbay/domain/provisioning/keys';
import { accountAt } from '@patchbay/domain/provisioning/line-positions';
import type { PhoneModel } from '@patchbay/domain/provisioning/model';
import { secretFieldsPurpose } from '../platform/sealed-columns.ts';
import type { Secrets } from '../platform/secrets.ts';

/** What a phone has beyond its model: a template of its own, with values, and keys. */
export interface PhoneExtras {
  templateId: string | null;
  templateHash: string | null;
  fieldValues: Record<string, string>;
  secretFieldValues: string | null;
  secretFieldNames: string[];
  layoutVersion: number | null;
  layoutKeys: PhoneKey[];
  keys: PhoneKey[];
}

/** What of it can change without a change of the phone. */
export const extrasRevision = (extras: PhoneExtras | null): string => (extras ? `.${extras.templateHash ?? ''}.${extras.layoutVersion ?? ''}` : '');

/** As its template sees it. */
export const extrasFacts = (secrets: Pick<Secrets, 'open'>, phone: { phone_id: string; extras: PhoneExtras | null }, model: Pick<PhoneModel, 'firstLine'>) => {
  const { extras } = phone;
  if (!extras) return {};
  const keys = mergeKeys(extras.layoutKeys, extras.keys).map((key) => ({ ...key, line: key.line === null ? null : accountAt(model, key.line) }));
  return { keys, fieldValues: extras.fieldValues, hiddenFieldValues: secretFieldsOf(secrets, phone.phone_id, extras.secretFieldValues) };
};

export const secretFieldsOf = (secrets: Pick<Secrets, 'open'>, phoneId: string, sealed: string | null): Record<string, string> =>
  sealed === null ? {} : (JSON.parse(secrets.open(sealed, secretFieldsPurpose(phoneId))) as Record<string, string>);
