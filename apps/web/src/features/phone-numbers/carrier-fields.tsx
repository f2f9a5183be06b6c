import { carrierProfiles, type CarrierProfile } from '@patchbay/contract/carrier-profiles';
import type { Reference } from '@patchbay/contract/http/problem';
import { useWatch, type Control } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { EntityField } from '#ui/fields/entity-field.tsx';
import type { FieldForm } from '#ui/use-zod-form.ts';

interface Values {
  voice?: boolean | undefined;
  sms?: boolean | undefined;
  voiceCarrierId?: string | null | undefined;
  smsCarrierId?: string | null | undefined;
}

interface Props {
  form: FieldForm<Values>;
  /** The holder, whose carriers and those above it there are to choose from. */
  at: string;
  chosen?: (Reference | null)[];
  help: string;
}

const toOption = ({ id, label }: CarrierProfile) => ({ value: id, label });

/** Who carries calls and texts of a number; asked for where it has the capability. */
export const CarrierFields = ({ form, at, chosen = [], help }: Props) => {
  const t = useTranslations('phoneNumbers');
  const [voice, sms] = useWatch({ control: form.control as Control<Values>, name: ['voice', 'sms'] });
  const known = chosen.flatMap((carrier) => (carrier ? [{ value: carrier.id, label: carrier.label }] : []));
  const common = { form, at, endpoint: carrierProfiles.list, toOption, chosen: known, clearable: true, help };
  return (
    <>
      {voice && <EntityField {...common} name="voiceCarrierId" label={t('fields.voiceCarrier')} where={{ serves: 'VOICE' }} />}
      {sms && <EntityField {...common} name="smsCarrierId" label={t('fields.smsCarrier')} where={{ serves: 'SMS' }} />}
    </>
  );
};
