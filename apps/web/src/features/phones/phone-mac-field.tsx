import { type PhoneModel, phones } from '@patchbay/contract/phones';
import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { usePlace } from '#api/place.tsx';
import { query } from '#api/query.ts';
import { MacField } from '#ui/fields/mac-field.tsx';
import type { PhoneFormState } from './phone-fields.tsx';

/** The MAC address, with the vendor that it tells. */
export const PhoneMacField = ({ form, model }: { form: PhoneFormState; model: z.infer<typeof PhoneModel> | undefined }) => {
  const t = useTranslations('phones.form');
  const mac = useWatch({ control: form.control, name: 'mac' });
  return <MacField form={form} name="mac" label={t('mac')} help={useVendorText(mac, model?.vendor) ?? t('macHelp')} required />;
};

/** Whose address it is, and whether that fits the model; nothing until it is whole. */
export const useVendorText = (mac: unknown, modelVendor: string | undefined): string | undefined => {
  const t = useTranslations('phones.form');
  const { id: at } = usePlace();
  const whole = typeof mac === 'string' && /^[0-9a-f]{12}$/.test(mac) ? mac : undefined;
  // The table of prefixes stays where it is large already: the API is asked.
  const found = useQuery({ ...query(phones.macVendor, { at, query: { mac: whole ?? '' } }), enabled: whole !== undefined }).data;
  if (!whole || !found) return undefined;
  const { vendor } = found;
  if (!vendor) return t('macUnknown');
  return modelVendor && modelVendor !== vendor ? t('macMismatch', { vendor, other: modelVendor }) : t('macVendor', { vendor });
};
