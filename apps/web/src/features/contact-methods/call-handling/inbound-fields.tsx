import { audioFiles } from '@patchbay/contract/audio-files';
import { type Inbound, type inboundDraft, whenUnavailable } from '@patchbay/contract/call-handling';
import { deliveryMethods } from '@patchbay/contract/delivery-methods';
import { internalNumbers } from '@patchbay/contract/internal-numbers';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { useWatch, type Control } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { AudioPicker } from '#ui/audio/audio-picker.tsx';
import { EntitiesField } from '#ui/fields/entity-field.tsx';
import { NumbersField } from '#ui/fields/numbers-field.tsx';
import { SelectField } from '#ui/fields/select-field.tsx';
import { FormSection } from '#ui/form-page.tsx';
import { useImportable } from '#ui/imports/use-importable.ts';
import { Icon } from '#ui/icons.tsx';
import { Alert } from '#ui/kit.ts';
import { TextLink } from '#ui/link.tsx';
import type { FieldForm } from '#ui/use-zod-form.ts';
import { free, internalOption, namedOption, ringable } from '#ui/number-options.ts';
import { WhereToGet } from '#ui/where-to-get.tsx';

interface Props {
  form: FieldForm<{ [K in keyof typeof inboundDraft]?: unknown }>;
  kind: 'app-configuration' | 'contact-method';
  /** By whom everything that is chosen already has a name. */
  found: ({ id: string } & Partial<Inbound>) | undefined;
  /** The app's words, or those of whatever else rings. */
  help: string;
  numbersHelp: string;
}

/** What rings at a line, and what becomes of calls that nobody takes. */
export const InboundFields = ({ form, kind, found, help, numbersHelp }: Props) => {
  const t = useTranslations('appConfigurations');
  const unavailable = useWatch({ control: form.control as Control<{ whenUnavailable: string }>, name: 'whenUnavailable' });
  return (
    <FormSection title={t('form.inbound')} help={help}>
      <div>
        <NumbersField form={form} name="phoneNumberIds" label={t('fields.phoneNumbers')} help={numbersHelp} placeholder={t('form.phoneNumbersPlaceholder')} kind={kind} assigneeId={found?.id}
          chosen={found?.phoneNumbers} />
        <WhereToGet endpoint={phoneNumbers.list} where={ringable} page="phone-numbers" what="phoneNumbers">
          <OwnNumbers />
        </WhereToGet>
      </div>
      <div>
        <EntitiesField form={form} name="internalNumberIds" label={t('fields.internalNumbers')} help={t('form.internalNumbersHelp')} placeholder={t('form.internalNumbersPlaceholder')} endpoint={internalNumbers.list} where={free} toOption={internalOption}
          chosen={found?.internalNumbers?.map(internalOption)} />
        <WhereToGet endpoint={internalNumbers.list} where={free} page="internal-numbers" what="freeInternalNumbers" />
      </div>
      <SelectField form={form} name="whenUnavailable" label={t('fields.whenUnavailable')} help={t('form.whenUnavailableHelp')} options={whenUnavailable.map((value) => ({ value, label: t(`whenUnavailable.${value}`) }))} />
      {unavailable === 'ROUTE_TO_VOICEMAIL' && <Voicemail form={form} found={found} />}
    </FormSection>
  );
};

/** Where an enterprise may bring numbers of its own, the way to do so. */
const OwnNumbers = () => {
  const t = useTranslations('forms.none.phoneNumbers');
  const { base, may } = usePlace();
  const { data } = useImportable('phone-numbers');
  if (!data || data.refusal || !may('phoneNumbers:upload')) return null;
  return (
    <>
      {' · '}
      <TextLink to={`${base}/phone-numbers/upload`} underline="always">{t('upload')}</TextLink>
    </>
  );
};

const Voicemail = ({ form, found }: Pick<Props, 'form' | 'found'>) => {
  const t = useTranslations('appConfigurations');
  const methods = useWatch({ control: form.control as Control<{ voicemailDeliveryMethodIds: string[] }>, name: 'voicemailDeliveryMethodIds' });
  return (
    <>
      <div>
        <AudioPicker form={form} name="voicemailAudioId" label={t('fields.voicemailAudio')} help={t('form.voicemailAudioHelp')} chosen={found?.voicemailAudio} />
        <WhereToGet endpoint={audioFiles.list} page="audio-files" what="audioFiles" />
      </div>
      <div>
        <EntitiesField form={form} name="voicemailDeliveryMethodIds" label={t('fields.voicemailDeliveryMethods')} help={t('form.voicemailDeliveryMethodsHelp')} endpoint={deliveryMethods.list} toOption={namedOption}
          chosen={found?.voicemailDeliveryMethods?.map(namedOption)} />
        <WhereToGet endpoint={deliveryMethods.list} page="delivery-methods" what="deliveryMethods" />
      </div>
      {methods.length === 0 && <Alert variant="default" icon={<Icon name="warning" />} title={t('undelivered.title')} role="status">{t('undelivered.text')}</Alert>}
    </>
  );
};
