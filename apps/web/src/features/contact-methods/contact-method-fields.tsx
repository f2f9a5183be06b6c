import type { inboundDraft, outboundDraft, recordingDraft } from '@patchbay/contract/call-handling';
import { type ContactMethod, type ContactMethodKind, sipTransports } from '@patchbay/contract/contact-methods';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { users, type User } from '@patchbay/contract/users';
import { useTranslations } from 'use-intl';
import { EntityField } from '#ui/fields/entity-field.tsx';
import { NumberField } from '#ui/fields/number-field.tsx';
import { PhoneNumberField } from '#ui/fields/phone-number-field.tsx';
import { SelectField } from '#ui/fields/select-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormRow, FormSection } from '#ui/form-page.tsx';
import type { FieldForm } from '#ui/use-zod-form.ts';
import { InboundFields } from './call-handling/inbound-fields.tsx';
import { speaking, useNumberOption } from '#ui/number-options.ts';
import { OutboundFields } from './call-handling/outbound-fields.tsx';
import { RecordingFields } from './call-handling/recording-fields.tsx';

/** All that any kind has: a form shows what its own has. */
export type Values = { [K in keyof typeof inboundDraft | keyof typeof outboundDraft | keyof typeof recordingDraft | 'userId' | 'name' | 'presentedNumberId' | 'number' | 'username' | 'host' | 'port' | 'transport' | 'address']?: unknown };

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
    {kind === 'SIP_ACCOUNT' && <RecordingFields form={props.form} found={props.found} />}
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
        <TextField form={form} name="host" label={t('fields.host')} help={t('form.hostHelp')} required maxLength={253} mono />
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
  const t = useTranslations('contactMethods.form');
  return <InboundFields form={form} kind="contact-method" found={found} help={t('inboundHelp')} numbersHelp={t('phoneNumbersHelp')} />;
};

const Outbound = ({ form, found }: Props) => {
  const t = useTranslations('contactMethods');
  return (
    <OutboundFields form={form} found={found} help={t('form.outboundHelp')} externalHelp={t('form.externalOutboundHelp')}>
      <Presented form={form} found={found} label={t('fields.externalCallerId')} help={t('form.externalCallerIdHelp')} required />
    </OutboundFields>
  );
};
