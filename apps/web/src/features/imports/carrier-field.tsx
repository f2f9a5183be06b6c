import { carrierProfiles, type CarrierProfile } from '@patchbay/contract/carrier-profiles';
import type { FieldValues } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { EntityField } from '#ui/fields/entity-field.tsx';
import { SelectField } from '#ui/fields/select-field.tsx';
import type { FieldProps } from '#ui/use-zod-form.ts';

/** What stands in the form for what is no profile. */
export const later = 'later';
export const byDefault = 'default';

/** A choice of the form as the import takes it: null is later; without one, the importer takes the default of each owner. */
export const carrierSetting = (choice: string): string | null | undefined => (choice === later ? null : choice === byDefault ? undefined : choice);

/** Who carries the new numbers: nobody yet, the default, or a profile by its label. */
export const CarrierField = <F extends FieldValues>({ serves, ...props }: FieldProps<F> & { serves: 'VOICE' | 'SMS' }) => {
  const t = useTranslations('imports.upload');
  const { may } = usePlace();
  const fixed = [{ value: byDefault, label: t('carrierDefault') }, { value: later, label: t(serves === 'VOICE' ? 'voiceLater' : 'smsLater') }];
  if (!may('carrierProfiles:read')) return <SelectField {...props} options={fixed} />;
  return <EntityField {...props} endpoint={carrierProfiles.list} where={{ serves }} toOption={({ id, label }: CarrierProfile) => ({ value: id, label })} chosen={fixed} />;
};
