import { provisioningSettings, type ProvisioningSettings } from '@patchbay/contract/provisioning-settings';
import { useTranslations } from 'use-intl';
import { call } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useApi, useCommand } from '#api/query.ts';
import { NumberField } from '#ui/fields/number-field.tsx';
import { SecretField } from '#ui/fields/secret-field.tsx';
import { TagsField } from '#ui/fields/tags-field.tsx';
import { FormPage, FormSection } from '#ui/form-page.tsx';
import { History } from '#ui/history.tsx';
import { listAddress } from '#ui/list-address.ts';
import { Loaded } from '#ui/loaded.tsx';
import { ObjectTabs } from '#ui/object-tabs.tsx';
import { Page } from '#ui/page.tsx';
import { ButtonLink } from '#ui/link.tsx';
import { Icon } from '#ui/icons.tsx';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import { useNavigate } from 'react-router';
import { DhcpGuide } from './dhcp-guide.tsx';
import { SettingsFacts } from './settings-facts.tsx';

/** How the phones of an enterprise come to their files: by DHCP, from where, and for how long at first. */
export const ProvisioningSettingsPage = () => {
  const t = useTranslations('provisioning.settings');
  const phones = useTranslations('phones');
  const { base, may } = usePlace();
  const query = useApi(provisioningSettings.get);
  const action = may('phones:write') && (
    <ButtonLink to={`${base}/phones/settings/edit`} leftSection={<Icon name="edit" size={15} />}>
      {phones('edit')}
    </ButtonLink>
  );
  return (
    <Page title={t('title')} parent={{ to: listAddress(`${base}/phones`), label: phones('title') }} action={action}>
      <Loaded query={query}>{(settings) => <SettingsTabs settings={settings} />}</Loaded>
    </Page>
  );
};

const SettingsTabs = ({ settings }: { settings: ProvisioningSettings }) => {
  const t = useTranslations('provisioning');
  const phones = useTranslations('phones');
  const { may, id } = usePlace();
  const tabs = [
    { value: 'dhcp', label: t('dhcp.title'), content: <DhcpGuide settings={settings} /> },
    { value: 'access', label: t('settings.access'), content: <SettingsFacts settings={settings} /> },
    ...(may('audit:read') ? [{ value: 'history', label: phones('tabs.history'), content: <History type="provisioning-settings" id={id} /> }] : []),
  ];
  return <ObjectTabs tabs={tabs} />;
};

/** Changes them. */
export const EditProvisioningSettingsPage = () => {
  const query = useApi(provisioningSettings.get);
  return <Loaded query={query}>{(settings) => <SettingsForm settings={settings} />}</Loaded>;
};

const SettingsForm = ({ settings }: { settings: ProvisioningSettings }) => {
  const t = useTranslations('provisioning.settings');
  const { base, id: at } = usePlace();
  const navigate = useNavigate();
  const update = useCommand(provisioningSettings.update, { touches: ['phones', 'audit'] });
  const { networks, firstFetchHours, version, hasWebPassword } = settings;
  const form = useZodForm(provisioningSettings.update.body!, { defaultValues: { networks, firstFetchHours, version } });
  const page = `${base}/phones/settings`;
  const onSaved = () => {
    toast.done(t('saved'));
    void navigate(`${page}?tab=access`);
  };
  return (
    <FormPage title={t('title')} parent={{ to: page, label: t('title') }} form={form} latest={() => call(provisioningSettings.get, { at })} onSave={(body) => update.mutateAsync({ body })} onSaved={onSaved}>
      <FormSection title={t('access')} help={t('accessHelp')}>
        <TagsField form={form} name="networks" label={t('networks')} help={t('networksHelp')} most={50} maxLength={50} />
        <NumberField form={form} name="firstFetchHours" label={t('firstFetchHours')} help={t('firstFetchHoursHelp')} min={1} max={720} unit={t('hours')} />
      </FormSection>
      <FormSection title={t('phones')}>
        <SecretField form={form} name="webPassword" label={t('webPassword')} help={t('webPasswordHelp')} isSet={hasWebPassword} isClearable />
      </FormSection>
    </FormPage>
  );
};
