import { type Recorded, type recordingDraft, recordings } from '@patchbay/contract/call-handling';
import { deliveryMethods } from '@patchbay/contract/delivery-methods';
import { featureCodes } from '@patchbay/contract/feature-codes';
import { useWatch, type Control } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { EntitiesField } from '#ui/fields/entity-field.tsx';
import { SwitchField } from '#ui/fields/switch-field.tsx';
import { FormSection } from '#ui/form-page.tsx';
import { Icon } from '#ui/icons.tsx';
import { Alert } from '#ui/kit.ts';
import { TextLink } from '#ui/link.tsx';
import type { FieldForm } from '#ui/use-zod-form.ts';
import { namedOption } from '#ui/number-options.ts';
import { useIsNone, WhereToGet } from '#ui/where-to-get.tsx';

interface Props {
  form: FieldForm<{ [K in keyof typeof recordingDraft]?: unknown }>;
  found: ({ id: string } & Partial<Recorded>) | undefined;
}

/** Which calls of a line are recorded, and where the recordings go. */
export const RecordingFields = ({ form, found }: Props) => {
  const t = useTranslations('appConfigurations');
  const switches = useWatch({ control: form.control as Control<{ [K in keyof typeof recordingDraft]: unknown }>, name: [...recordings, 'recordOnDemand'] });
  const isOnDemand = Boolean(switches.at(-1));
  return (
    <FormSection title={t('form.recording')} help={t('form.recordingHelp')}>
      <div>
        <EntitiesField form={form} name="deliveryMethodIds" label={t('fields.deliveryMethods')} help={t('form.deliveryMethodsHelp')} required={switches.some(Boolean)} endpoint={deliveryMethods.list} toOption={namedOption}
          chosen={found?.deliveryMethods?.map(namedOption)} />
        <WhereToGet endpoint={deliveryMethods.list} page="delivery-methods" what="deliveryMethods" />
      </div>
      {recordings.map((name) => (
        <SwitchField key={name} form={form} name={name} label={t(`fields.${name}`)} />
      ))}
      <SwitchField form={form} name="recordOnDemand" label={t('fields.recordOnDemand')} help={t('form.recordOnDemandHelp')} />
      {isOnDemand && <MissingCode />}
    </FormSection>
  );
};

/** Nothing can be dialled that begins a recording: says so, and does not stand in the way. */
const MissingCode = () => {
  const t = useTranslations('appConfigurations.noRecordCode');
  const { base, name } = usePlace();
  if (!useIsNone(featureCodes.list, { action: 'RECORD_ON_DEMAND', enabled: 'true' })) return null;
  return (
    <Alert variant="default" icon={<Icon name="warning" />} title={t('title')} role="status">
      {t('text', { name })} <TextLink to={`${base}/feature-codes`} underline="always">{t('link')}</TextLink>
    </Alert>
  );
};
