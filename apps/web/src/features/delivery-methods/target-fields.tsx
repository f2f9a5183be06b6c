import { type DeliveryMethod, type DeliveryMethodDraft, ftpModes, ftpSecurities } from '@patchbay/contract/delivery-methods';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { NumberField } from '#ui/fields/number-field.tsx';
import { SecretField } from '#ui/fields/secret-field.tsx';
import { SelectField } from '#ui/fields/select-field.tsx';
import { SwitchField } from '#ui/fields/switch-field.tsx';
import { TagsField } from '#ui/fields/tags-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormRow } from '#ui/form-page.tsx';
import { Icon } from '#ui/icons.tsx';
import { Alert } from '#ui/kit.ts';
import type { DeliveryForm } from './delivery-method-fields.tsx';

type Target = z.input<typeof DeliveryMethodDraft>['target'];

interface Props<T = Target> {
  form: DeliveryForm;
  target: T;
  found: DeliveryMethod | null;
}

/** What a type asks for. */
export const TargetFields = ({ form, target, found }: Props) => {
  switch (target.type) {
    case 'EMAIL': return <EmailFields form={form} />;
    case 'FTP': return <FtpFields form={form} target={target} found={found} />;
    case 'SFTP': return <SftpFields form={form} target={target} found={found} />;
    case 'S3': return <S3Fields form={form} target={target} found={found} />;
    case 'DROPBOX': case 'GOOGLE_DRIVE': case 'ONEDRIVE': return <CloudFields form={form} target={target} />;
  }
};

const EmailFields = ({ form }: Pick<Props, 'form'>) => {
  const t = useTranslations('deliveryMethods');
  return (
    <>
      <TagsField form={form} name="target.addresses" label={t('fields.addresses')} help={t('form.addressesHelp')} required most={20} maxLength={254} />
      <TextField form={form} name="target.subject" label={t('fields.subject')} required maxLength={150} />
    </>
  );
};

const Warning = ({ children }: { children: string }) => (
  <Alert color="yellow" variant="light" icon={<Icon name="warning" />}>
    {children}
  </Alert>
);

type SecretName = 'password' | 'privateKey' | 'passphrase' | 'secretAccessKey';

/** A secret that is kept for one server: with another, it is asked for anew. */
const TargetSecret = ({ form, name, help, isKept, isSet }: { form: DeliveryForm; name: SecretName; help?: string; isKept: boolean; isSet: boolean }) => {
  const t = useTranslations('deliveryMethods');
  return <SecretField key={String(isKept)} form={form} name={`target.${name}`} label={t(`fields.${name}`)} help={isSet && !isKept ? t('form.otherServer') : help} isSet={isSet && isKept} isMultiline={name === 'privateKey'} />;
};

const FtpFields = ({ form, target, found }: Props<Extract<Target, { type: 'FTP' }>>) => {
  const t = useTranslations('deliveryMethods');
  const stored = found?.target.type === 'FTP' ? found.target : null;
  const isKept = stored !== null && stored.host === target.host && stored.port === target.port && (stored.security === 'NONE') === (target.security === 'NONE');
  return (
    <>
      <FormRow>
        <TextField form={form} name="target.host" label={t('fields.host')} placeholder="ftp.example.com" required mono maxLength={253} />
        <NumberField form={form} name="target.port" label={t('fields.port')} required min={1} max={65_535} />
      </FormRow>
      <TextField form={form} name="target.directory" label={t('fields.directory')} help={t('form.directoryHelp')} mono maxLength={255} />
      <SelectField form={form} name="target.security" label={t('fields.security')} options={ftpSecurities.map((value) => ({ value, label: t(`securities.${value}`) }))} />
      {target.security === 'NONE' && <Warning>{t('form.unencrypted')}</Warning>}
      <SelectField form={form} name="target.mode" label={t('fields.mode')} help={t('form.modeHelp')} options={ftpModes.map((value) => ({ value, label: t(`modes.${value}`) }))} />
      <SwitchField form={form} name="target.isAnonymous" label={t('fields.isAnonymous')} help={t('form.anonymousHelp')} />
      {!target.isAnonymous && (
        <>
          <TextField form={form} name="target.username" label={t('fields.username')} required maxLength={100} />
          <TargetSecret form={form} name="password" help={t('form.secretHelp')} isKept={isKept} isSet={stored?.hasPassword ?? false} />
        </>
      )}
    </>
  );
};

const SftpFields = ({ form, target, found }: Props<Extract<Target, { type: 'SFTP' }>>) => {
  const t = useTranslations('deliveryMethods');
  const stored = found?.target.type === 'SFTP' ? found.target : null;
  const isKept = stored !== null && stored.host === target.host && stored.port === target.port;
  return (
    <>
      <FormRow>
        <TextField form={form} name="target.host" label={t('fields.host')} placeholder="sftp.example.com" required mono maxLength={253} />
        <NumberField form={form} name="target.port" label={t('fields.port')} required min={1} max={65_535} />
      </FormRow>
      <TextField form={form} name="target.directory" label={t('fields.directory')} help={t('form.directoryHelp')} mono maxLength={255} />
      <TextField form={form} name="target.username" label={t('fields.username')} required maxLength={100} />
      <TargetSecret form={form} name="password" help={t('form.secretHelp')} isKept={isKept} isSet={stored?.hasPassword ?? false} />
      <TargetSecret form={form} name="privateKey" help={t('form.privateKeyHelp')} isKept={isKept} isSet={stored?.hasPrivateKey ?? false} />
      <TargetSecret form={form} name="passphrase" isKept={isKept} isSet={stored?.hasPassphrase ?? false} />
    </>
  );
};

const S3Fields = ({ form, target, found }: Props<Extract<Target, { type: 'S3' }>>) => {
  const t = useTranslations('deliveryMethods');
  const stored = found?.target.type === 'S3' ? found.target : null;
  const isKept = stored !== null && stored.endpoint === target.endpoint;
  return (
    <>
      <TextField form={form} name="target.endpoint" type="url" label={t('fields.endpoint')} help={t('form.endpointHelp')} required mono maxLength={300} />
      {target.endpoint.startsWith('http:') && <Warning>{t('form.plainHttp')}</Warning>}
      <FormRow>
        <TextField form={form} name="target.region" label={t('fields.region')} required mono maxLength={40} />
        <TextField form={form} name="target.bucket" label={t('fields.bucket')} required mono maxLength={63} />
      </FormRow>
      <TextField form={form} name="target.prefix" label={t('fields.prefix')} help={t('form.prefixHelp')} mono maxLength={255} />
      <TextField form={form} name="target.accessKeyId" label={t('fields.accessKeyId')} required mono maxLength={200} />
      <TargetSecret form={form} name="secretAccessKey" help={t('form.secretHelp')} isKept={isKept} isSet={stored?.hasSecretAccessKey ?? false} />
      <SwitchField form={form} name="target.usesPathStyle" label={t('fields.usesPathStyle')} help={t('form.pathStyleHelp')} />
    </>
  );
};

const CloudFields = ({ form, target }: Omit<Props, 'found'>) => {
  const t = useTranslations('deliveryMethods');
  return <TextField form={form} name="target.folder" label={t('fields.folder')} help={t('form.folderHelp', { type: t(`types.${target.type}`) })} mono maxLength={255} />;
};
