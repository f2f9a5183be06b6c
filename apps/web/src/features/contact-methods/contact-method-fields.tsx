import { type ContactMethod, type ContactMethodDraft, type ContactMethodKind, sipTransports } from '@patchbay/contract/contact-methods';
import { whenUnavailable } from '@patchbay/contract/call-handling';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { users, type User } from '@patchbay/contract/users';
import { useWatch, type Control } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { EntitiesField, EntityField } from '#ui/fields/entity-field.tsx';
import { NumberField } from '#ui/fields/number-field.tsx';
import { PhoneNumberField } from '#ui/fields/phone-number-field.tsx';
import { SelectField } from '#ui/fields/select-field.tsx';
import { SwitchField } from '#ui/fields/switch-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormRow, FormSection } from '#ui/form-page.tsx';
import type { FieldForm } from '#ui/use-zod-form.ts';
import { Recording, ringable, speaking, useNumberOption } from './app-configuration-fields.tsx';
import { WhereToGet } from './where-to-get.tsx';

/** All that any kind has: a form shows what its own has. */
export type Values = { [K in 'userId' | 'name' | 'phoneNumberIds' | 'whenUnavailable' | 'externalOutboundEnabled' | 'presentedNumberId' | 'recordInboundInternal' | 'recordInboundExternal'
  | 'recordOutboundInternal' | 'recordOutboundExternal' | 'recordOnDemand' | 'number' | 'username' | 'host' | 'port' | 'transport' | 'address']?: unknown };

interface Props {
  form: FieldForm<Values>;
  /** Whose user and numbers have names already. */
  found?: ContactMethod;
}

/** The fields of a contact method of one kind, for a new one as for an existing one. */
export const ContactMethodFields = ({ kind, ...props }: Props & { kind: ContactMethodKind }) => (
  <>
    <General kind={kind} {...props} />
    {kind !== 'EMAIL' && <Inbound {...props} />}
    {kind === 'SIP_ACCOUNT' && <Outbound {...props} />}
    {kind === 'SIP_ACCOUNT' && <Recording {...props} />}
  </>
);

const General = ({ form, found, kind }: Props & { kind: ContactMethodKind }) => {
  const t = useTranslations('contactMethods');
  const toUser = ({ id, name }: User) => ({ value: id, label: name });
  return (
    <FormSection title={t('form.general')} help={t(`kinds.${kind}.text`)}>
      <EntityField form={form} name="userId" label={t('fields.userName')} help={found && t('form.userStays')} required disabled={Boolean(found)} endpoint={users.list} toOption={toUser}
        chosen={found && [{ value: found.userId, label: found.userName }]} />
      <TextField form={form} name="name" label={t('fields.name')} help={t('form.nameHelp')} required maxLength={60} />
      {kind === 'PSTN_FORWARDING' && <PhoneNumberField form={form} name="number" label={t('fields.target.PSTN_FORWARDING')} help={t('form.numberHelp')} required />}
      {kind === 'PSTN_FORWARDING' && <Presented form={form} found={found} label={t('fields.presentedNumber')} help={t('form.presentedHelp')} placeholder={t('form.presentedCaller')} />}
      {kind === 'SIP_FORWARDING' && <SipAddress form={form} />}
      {kind === 'EMAIL' && <TextField form={form} name="address" label={t('fields.target.EMAIL')} required type="email" inputMode="email" maxLength={254} />}
    </FormSection>
  );
};

const SipAddress = ({ form }: Pick<Props, 'form'>) => {
  const t = useTranslations('contactMethods');
  return (
    <>
      <FormRow>
        <TextField form={form} name="username" label={t('fields.username')} help={t('form.usernameHelp')} required maxLength={60} mono />
        <TextField form={form} name="host" label={t('fields.host')} required maxLength={253} mono />
      </FormRow>
      <FormRow>
        <NumberField form={form} name="port" label={t('fields.port')} min={1} max={65_535} required />
        <SelectField form={form} name="transport" label={t('fields.transport')} options={sipTransports.map((value) => ({ value, label: value }))} />
      </FormRow>
    </>
  );
};

const Presented = ({ form, found, ...words }: Props & { label: string; help: string; placeholder?: string; required?: boolean }) => {
  const toOption = useNumberOption();
  return <EntityField form={form} name="presentedNumberId" {...words} endpoint={phoneNumbers.list} where={speaking} toOption={toOption} chosen={found?.presentedNumber ? [toOption(found.presentedNumber)] : []} clearable />;
};

const Inbound = ({ form, found }: Props) => {
  const t = useTranslations('appConfigurations');
  const own = useTranslations('contactMethods');
  const toOption = useNumberOption();
  return (
    <FormSection title={t('form.inbound')} help={own('form.inboundHelp')}>
      <div>
        <EntitiesField form={form} name="phoneNumberIds" label={t('fields.phoneNumbers')} help={own('form.phoneNumbersHelp')} placeholder={t('form.phoneNumbersPlaceholder')}
          endpoint={phoneNumbers.list} where={ringable} toOption={toOption} chosen={found?.phoneNumbers.map(toOption)} />
        <WhereToGet endpoint={phoneNumbers.list} where={ringable} page="phone-numbers" what="phoneNumbers" />
      </div>
      <SelectField form={form} name="whenUnavailable" label={t('fields.whenUnavailable')} help={t('form.whenUnavailableHelp')} options={whenUnavailable.map((value) => ({ value, label: t(`whenUnavailable.${value}`) }))} />
    </FormSection>
  );
};

const Outbound = ({ form, found }: Props) => {
  const t = useTranslations('appConfigurations');
  const own = useTranslations('contactMethods');
  const isOn = useWatch({ control: form.control as Control<Extract<ContactMethodDraft, { kind: 'SIP_ACCOUNT' }>>, name: 'externalOutboundEnabled' });
  return (
    <FormSection title={t('form.outbound')} help={own('form.outboundHelp')}>
      <SwitchField form={form} name="externalOutboundEnabled" label={t('fields.externalOutboundEnabled')} help={own('form.externalOutboundHelp')} />
      {isOn && <Presented form={form} found={found} label={own('fields.externalCallerId')} help={own('form.externalCallerIdHelp')} required />}
    </FormSection>
  );
};
