import type { AppConfiguration, AppConfigurationDraft } from '@patchbay/contract/app-configurations';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { EntitiesField } from '#ui/fields/entity-field.tsx';
import type { FieldForm } from '#ui/use-zod-form.ts';
import { InboundFields } from './call-handling/inbound-fields.tsx';
import { speaking, useNumberOption } from '#ui/number-options.ts';
import { WhereToGet } from '#ui/where-to-get.tsx';
import { OutboundFields } from './call-handling/outbound-fields.tsx';
import { RecordingFields } from './call-handling/recording-fields.tsx';

interface Props {
  form: FieldForm<z.input<typeof AppConfigurationDraft>>;
  /** By whom everything that is chosen already has a name. */
  found: AppConfiguration;
}

/** The three sections of an application line. */
export const AppConfigurationFields = ({ form, found }: Props) => {
  const t = useTranslations('appConfigurations.form');
  return (
    <>
      <InboundFields form={form} kind="app-configuration" found={found} help={t('inboundHelp')} numbersHelp={t('phoneNumbersHelp')} />
      <OutboundFields form={form} found={found} help={t('outboundHelp')} externalHelp={t('externalOutboundHelp')}>
        <CallerIds form={form} found={found} />
      </OutboundFields>
      <RecordingFields form={form} found={found} />
    </>
  );
};

const CallerIds = ({ form, found }: Props) => {
  const t = useTranslations('appConfigurations');
  const toOption = useNumberOption();
  return (
    <div>
      <EntitiesField form={form} name="callerIdIds" label={t('fields.callerIds')} help={t('form.callerIdsHelp')} required endpoint={phoneNumbers.list} where={speaking} toOption={toOption} chosen={found.callerIds.map(toOption)} />
      <WhereToGet endpoint={phoneNumbers.list} where={speaking} page="phone-numbers" what="phoneNumbers" />
    </div>
  );
};
