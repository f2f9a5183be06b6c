import { extensions, type Extension } from '@patchbay/contract/extensions';
import { phones, type Phone } from '@patchbay/contract/phones';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { Icon } from '#ui/icons.tsx';
import { UploadLink } from '#ui/imports/upload-link.tsx';
import { ButtonLink } from '#ui/link.tsx';
import { Page } from '#ui/page.tsx';
import { useRemove } from '#ui/remove.tsx';
import { ResourceTable, type Filter, type RowAction } from '#ui/resource-table.tsx';
import { PhoneCopyActions } from './copy-actions.tsx';
import { usePhoneColumns } from './columns.tsx';
import { PhoneBulkActions } from './operations/phone-bulk-actions.tsx';
import { useOperate } from './operations/use-operate.tsx';
import { PhoneTabs } from './phone-tabs.tsx';
import { usePhoneActions } from './phone-actions.tsx';

/** The provisioned phones of an enterprise. */
export const PhonesPage = () => {
  const t = useTranslations('phones');
  const { name, may } = usePlace();
  const mayWrite = may('phones:write');
  const columns = usePhoneColumns();
  const rowActions = useRowActions(mayWrite);
  const action = mayWrite && <NewPhone />;
  return (
    <Page title={t('title')} action={<><UploadLink kind="phones" />{action}</>}>
      <PhoneTabs />
      <ResourceTable
        endpoint={phones.list}
        columns={columns}
        label={t('title')}
        nameOf={(row) => row.name}
        rowLink={(row) => row.id}
        rowActions={rowActions}
        tools={<SettingsLink />}
        bulkActions={(selection) => <><PhoneCopyActions selection={selection} />{mayWrite && <PhoneBulkActions selection={selection} />}</>}
        canChooseAll
        filters={useFilters()}
        searchPlaceholder={t('search')}
        empty={{ icon: 'device', title: t('empty.title'), text: mayWrite ? t('empty.text') : `${t('empty.text')} ${t('empty.readOnly', { name })}`, action: <>{action}<SettingsLink /></> }}
      />
    </Page>
  );
};

const NewPhone = () => {
  const t = useTranslations('phones');
  const { base } = usePlace();
  return (
    <ButtonLink to={`${base}/phones/new`} leftSection={<Icon name="plus" size={15} />}>
      {t('new')}
    </ButtonLink>
  );
};

const SettingsLink = () => {
  const t = useTranslations('provisioning.settings');
  const { base } = usePlace();
  return (
    <ButtonLink variant="default" to={`${base}/phones/settings`} leftSection={<Icon name="key" size={15} />}>
      {t('link')}
    </ButtonLink>
  );
};

const useFilters = (): Filter[] => {
  const t = useTranslations('phones.fields');
  const { may } = usePlace();
  const common = useTranslations('common');
  const yesOrNo = [{ value: 'true', label: common('yes') }, { value: 'false', label: common('no') }];
  const models = useApi(phones.models).data?.items ?? [];
  const byExtension: Filter = {
    key: 'extensionId',
    label: t('extensions'),
    entity: { endpoint: extensions.list, toOption: ({ id, shortNumber, displayName }: Extension) => ({ value: id, label: `${shortNumber} ${displayName}` }) },
  };
  return [
    { key: 'vendor', label: t('vendor'), options: [...new Set(models.map(({ vendor }) => vendor))].map((vendor) => ({ value: vendor, label: vendor })) },
    { key: 'modelId', label: t('model'), options: models.map(({ id, vendor, name }) => ({ value: id, label: `${vendor} ${name}` })) },
    ...(may('extensions:read') ? [byExtension] : []),
    { key: 'hasLines', label: t('hasLines'), options: yesOrNo },
    { key: 'isVirtual', label: t('isVirtual'), options: yesOrNo },
    { key: 'acceptsDataFromPhone', label: t('acceptsDataFromPhone'), options: yesOrNo },
  ];
};

const useRowActions = (mayWrite: boolean) => {
  const t = useTranslations('phones');
  const { base } = usePlace();
  const operations = useTranslations('phoneOperations.actions');
  const remove = useRemove(phones);
  const operate = useOperate();
  const actions = usePhoneActions();
  if (!mayWrite) return undefined;
  return (phone: Phone): RowAction[] => [
    { label: t('edit'), icon: 'edit', to: `${base}/phones/${phone.id}/edit` },
    ...actions(phone),
    { label: operations('resync'), icon: 'download', onClick: () => void operate('resync', { ids: [phone.id] }, phone.name) },
    { label: operations('reboot'), icon: 'refresh', onClick: () => void operate('reboot', { ids: [phone.id] }, phone.name) },
    { label: t('remove'), icon: 'trash', isDangerous: true, onClick: () => void remove([{ id: phone.id, name: phone.name }]) },
  ];
};
