import { SoftphoneKind, type extensionCards, type ExtensionSettings } from '@patchbay/contract/extension-cards';
import type { Extension } from '@patchbay/contract/extensions';
import { phones } from '@patchbay/contract/phones';
import { users } from '@patchbay/contract/users';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { EntitiesField, EntityField } from '#ui/fields/entity-field.tsx';
import { RadioField } from '#ui/fields/radio-field.tsx';
import { SwitchField } from '#ui/fields/switch-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { namedOption } from '#ui/number-options.ts';
import type { ZodForm } from '#ui/use-zod-form.ts';
import styles from './card.module.css';
import { SipPassword } from './sip-account.tsx';

interface Props {
  form: ZodForm<NonNullable<(typeof extensionCards)['updateEndpoints']['body']>>;
  settings: ExtensionSettings;
  extension: Extension;
}

/** Each kind of device on or off, and below it what it needs. */
export const EndpointFields = (props: Props) => {
  const { form } = props;
  const t = useTranslations('extensionCards.endpoints');
  const isOn = useWatch({ control: form.control, name: ['softphone.isOn', 'mobile.isOn', 'thirdParty.isOn', 'ipPhone.isOn'] });
  const fieldsOf = { softphone: SoftphoneFields, mobile: MobileFields, thirdParty: ThirdPartyFields, ipPhone: IpPhoneFields };
  return (['softphone', 'mobile', 'thirdParty', 'ipPhone'] as const).map((kind, index) => {
    const Fields = fieldsOf[kind];
    return (
      <Block key={kind} toggle={<SwitchField form={form} name={`${kind}.isOn`} label={t(kind)} help={t(`helps.${kind}`)} />}>
        {isOn[index] && <Fields {...props} />}
      </Block>
    );
  });
};

const Block = ({ toggle, children }: { toggle: ReactNode; children: ReactNode }) => (
  <div className={styles.block}>
    {toggle}
    {children && <div className={styles.inner}>{children}</div>}
  </div>
);

const SoftphoneFields = ({ form }: Props) => {
  const t = useTranslations('extensionCards.endpoints');
  return <RadioField form={form} name="softphone.kind" label={t('kind')} options={SoftphoneKind.options.map((value) => ({ value, label: t(`kinds.${value}`) }))} />;
};

const MobileFields = ({ form, settings: { endpoints: { mobile: { user } } } }: Props) => {
  const t = useTranslations('extensionCards.endpoints');
  return (
    <EntityField form={form} name="mobile.userId" label={t('user')} help={t('userHelp')} required endpoint={users.list} toOption={namedOption}
      chosen={user ? [namedOption({ id: user.id, name: user.label })] : []} clearable />
  );
};

const ThirdPartyFields = ({ form, settings: { endpoints: { thirdParty } }, extension }: Props) => {
  const t = useTranslations('extensionCards.endpoints');
  return (
    <>
      <TextField form={form} name="thirdParty.sipUsername" label={t('sipUsername')} help={t('sipUsernameHelp')} placeholder={thirdParty.account} maxLength={60} mono emptyIsNull />
      <SipPassword extension={extension} />
    </>
  );
};

const IpPhoneFields = ({ form, settings: { endpoints: { ipPhone } } }: Props) => {
  const t = useTranslations('extensionCards.endpoints');
  return (
    <EntitiesField form={form} name="ipPhone.phoneIds" label={t('phones')} help={t('phonesHelp')} placeholder={t('phonesPlaceholder')} endpoint={phones.list} toOption={namedOption}
      chosen={ipPhone.phones.map(namedOption)} />
  );
};
