import type { AppConfiguration, AppConfigurationDraft } from '@patchbay/contract/app-configurations';
import { whenUnavailable } from '@patchbay/contract/call-handling';
import { phoneNumbers, type PhoneNumber } from '@patchbay/contract/phone-numbers';
import { useWatch, type Control } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { EntitiesField } from '#ui/fields/entity-field.tsx';
import { SelectField } from '#ui/fields/select-field.tsx';
import { SwitchField } from '#ui/fields/switch-field.tsx';
import { FormSection } from '#ui/form-page.tsx';
import { useNumberFormat } from '#ui/phone-number.tsx';
import type { FieldForm } from '#ui/use-zod-form.ts';
import { WhereToGet } from './where-to-get.tsx';

type Values = z.input<typeof AppConfigurationDraft>;

interface Props {
  form: FieldForm<Values>;
  /** Whose numbers have names already. */
  found: AppConfiguration;
}

/** Numbers that can be made to ring at something. */
export const ringable = { preset: 'available-voice', voiceRouteType: 'DIRECT_ROUTING', state: 'SPARE,IN_SERVICE' } as const;
/** Numbers that a call can show. */
export const speaking = { voice: 'true' } as const;
/** Which calls can be recorded from their beginning. */
export const recordings = ['recordInboundInternal', 'recordInboundExternal', 'recordOutboundInternal', 'recordOutboundExternal'] as const;

/** The three sections of an application line. */
export const AppConfigurationFields = (props: Props) => (
  <>
    <Inbound {...props} />
    <Outbound {...props} />
    <Recording {...props} />
  </>
);

/** How a number is offered in a field. */
export const useNumberOption = () => {
  const format = useNumberFormat();
  return ({ id, e164 }: Pick<PhoneNumber, 'id' | 'e164'>) => ({ value: id, label: format(e164) });
};

const Inbound = ({ form, found }: Props) => {
  const t = useTranslations('appConfigurations');
  const toOption = useNumberOption();
  return (
    <FormSection title={t('form.inbound')} help={t('form.inboundHelp')}>
      <div>
        <EntitiesField form={form} name="phoneNumberIds" label={t('fields.phoneNumbers')} help={t('form.phoneNumbersHelp')} placeholder={t('form.phoneNumbersPlaceholder')}
          endpoint={phoneNumbers.list} where={ringable} toOption={toOption} chosen={found.phoneNumbers.map(toOption)} />
        <WhereToGet endpoint={phoneNumbers.list} where={ringable} page="phone-numbers" what="phoneNumbers" />
      </div>
      <SelectField form={form} name="whenUnavailable" label={t('fields.whenUnavailable')} help={t('form.whenUnavailableHelp')} options={whenUnavailable.map((value) => ({ value, label: t(`whenUnavailable.${value}`) }))} />
    </FormSection>
  );
};

const Outbound = ({ form, found }: Props) => {
  const t = useTranslations('appConfigurations');
  const toOption = useNumberOption();
  const isOn = useWatch({ control: form.control as Control<Values>, name: 'externalOutboundEnabled' });
  return (
    <FormSection title={t('form.outbound')} help={t('form.outboundHelp')}>
      <SwitchField form={form} name="externalOutboundEnabled" label={t('fields.externalOutboundEnabled')} help={t('form.externalOutboundHelp')} />
      {isOn && (
        <div>
          <EntitiesField form={form} name="callerIdIds" label={t('fields.callerIds')} help={t('form.callerIdsHelp')} required endpoint={phoneNumbers.list} where={speaking} toOption={toOption} chosen={found.callerIds.map(toOption)} />
          <WhereToGet endpoint={phoneNumbers.list} where={speaking} page="phone-numbers" what="phoneNumbers" />
        </div>
      )}
    </FormSection>
  );
};

/** Which calls of a line are recorded. */
export const Recording = ({ form }: { form: FieldForm<{ [K in (typeof recordings)[number] | 'recordOnDemand']?: unknown }> }) => {
  const t = useTranslations('appConfigurations');
  return (
    <FormSection title={t('form.recording')} help={t('form.recordingHelp')}>
      {recordings.map((name) => (
        <SwitchField key={name} form={form} name={name} label={t(`fields.${name}`)} />
      ))}
      <SwitchField form={form} name="recordOnDemand" label={t('fields.recordOnDemand')} help={t('form.recordOnDemandHelp')} />
    </FormSection>
  );
};
