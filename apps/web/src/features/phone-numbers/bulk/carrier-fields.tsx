import { carrierProfiles, type CarrierProfile } from '@patchbay/contract/carrier-profiles';
import type { NumberBulk } from '@patchbay/contract/number-bulks';
import type { FieldValues } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { EntityField } from '#ui/fields/entity-field.tsx';
import { SelectField } from '#ui/fields/select-field.tsx';
import type { FieldForm } from '#ui/use-zod-form.ts';

/** What stands in the form for what is no profile. */
export const keep = 'keep';
export const none = 'none';

/** A choice of the form as the action has it: null is none, absent is as it is. */
export const carrierOf = (choice: string): string | null | undefined => (choice === none ? null : choice === keep ? undefined : choice);
export const choiceOf = (carrier: string | null | undefined): string => (carrier === null ? none : (carrier ?? keep));

const toOption = ({ id, label }: CarrierProfile) => ({ value: id, label });

/** Who carries the calls and the texts of many numbers: as it is, nobody, or a profile by its label. */
export const CarrierFields = ({ form, at, bulk: { action, voiceCarrierLabel, smsCarrierLabel } }: { form: FieldForm<FieldValues>; at: string; bulk: NumberBulk }) => {
  const t = useTranslations('numberBulks.fields');
  const { may } = usePlace();
  const planned = action?.type === 'carriers' ? action : undefined;
  const fields = [
    { name: 'voiceCarrierId', serves: 'VOICE', id: planned?.voiceCarrierId, label: voiceCarrierLabel },
    { name: 'smsCarrierId', serves: 'SMS', id: planned?.smsCarrierId, label: smsCarrierLabel },
  ] as const;
  const fixed = [{ value: keep, label: t('keep') }, { value: none, label: t('none') }];
  return fields.map(({ name, serves, id, label }) => {
    const common = { form, name, label: t(name), help: t('carrierHelp') };
    if (!may('carrierProfiles:read')) return <SelectField key={name} {...common} options={fixed} />;
    return <EntityField key={name} {...common} at={at} endpoint={carrierProfiles.list} where={{ serves }} toOption={toOption} chosen={[...fixed, ...(id && label ? [{ value: id, label }] : [])]} />;
  });
};
