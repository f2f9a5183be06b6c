import { appConfigurations, type AppConfiguration } from '@patchbay/contract/app-configurations';
import { recordings } from '@patchbay/contract/call-handling';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { LineState } from '#ui/line-state.tsx';
import { ButtonLink } from '#ui/link.tsx';
import { useNumberOption } from '#ui/number-options.ts';
import { Page } from '#ui/page.tsx';
import { PhoneNumbers } from '#ui/phone-number.tsx';
import { useRelationsAction } from '#ui/relations.tsx';
import { type Column, type Filter, ResourceTable, type RowAction } from '#ui/resource-table.tsx';
import { Time } from '#ui/time.tsx';
import { ContactMethodTabs } from './contact-method-tabs.tsx';

/** The application lines of an enterprise, one of each user. They are made and removed with their users. */
export const AppConfigurationsPage = () => {
  const t = useTranslations('appConfigurations');
  const methods = useTranslations('contactMethods');
  const { base, may } = usePlace();
  const relations = useRelationsAction();
  const rowActions = (row: AppConfiguration): RowAction[] => [
    ...(may('contactMethods:write') ? [{ label: row.isConfigured ? t('edit') : t('configure'), icon: 'edit' as const, to: `${base}/contact-methods/app-configurations/${row.id}/edit` }] : []),
    ...relations({ kind: 'app-configuration', id: row.id, name: row.userName }),
  ];
  return (
    <Page title={methods('title')}>
      <ContactMethodTabs />
      <ResourceTable endpoint={appConfigurations.list} columns={useColumns()} label={t('title')} nameOf={(row) => row.userName} rowLink={(row) => row.id} rowActions={rowActions} filters={useFilters()} searchPlaceholder={t('search')}
        empty={{ icon: 'device', title: t('empty.title'), text: t('empty.text'), action: may('users:write') && <ButtonLink to={`${base}/users/new`}>{t('empty.action')}</ButtonLink> }} />
    </Page>
  );
};

const useFilters = (): Filter[] => {
  const t = useTranslations('appConfigurations');
  const { may } = usePlace();
  const number: Filter = { key: 'phoneNumberId', label: t('filters.phoneNumber'), entity: { endpoint: phoneNumbers.list, get: phoneNumbers.get, toOption: useNumberOption() } };
  return [
    { key: 'configured', label: t('fields.state'), options: [{ value: 'true', label: t('configured') }, { value: 'false', label: t('unconfigured') }] },
    ...(may('phoneNumbers:read') ? [number] : []),
  ];
};

const useColumns = (): Column<AppConfiguration>[] => {
  const t = useTranslations('appConfigurations');
  const common = useTranslations('common');
  const text = (id: 'internalCallerId' | 'internalAnnouncement' | 'externalAnnouncement' | 'deliveryMethods', cell: (row: AppConfiguration) => string | undefined): Column<AppConfiguration> =>
    ({ id, header: t(`fields.${id}`), width: 170, sort: false, isOptional: true, narrow: 'none', cell: (row) => cell(row) || '—' });
  const record = (id: (typeof recordings)[number] | 'recordOnDemand'): Column<AppConfiguration> =>
    ({ id, header: t(`history.${id}`), width: 170, sort: false, isOptional: true, narrow: 'none', cell: (row) => (row[id] ? common('yes') : common('no')) });
  return [
    { id: 'userName', header: t('fields.userName'), width: 140, narrow: 'title', cell: (row) => row.userName },
    { id: 'email', header: t('fields.email'), width: 170, isOptional: true, narrow: 'none', cell: (row) => row.email ?? '—' },
    { id: 'phoneNumbers', header: t('fields.phoneNumbers'), width: 192, narrow: 'detail', cell: (row) => <PhoneNumbers of={row.phoneNumbers} /> },
    { id: 'internalNumbers', header: t('fields.internalNumbers'), width: 117, sort: false, narrow: 'detail', cell: (row) => joined(row.internalNumbers.map(({ number }) => number)) },
    { id: 'whenUnavailable', header: t('fields.whenUnavailable'), width: 159, narrow: 'none', cell: (row) => (row.isConfigured ? t(`whenUnavailable.${row.whenUnavailable}`) : '—') },
    { id: 'externalOutbound', header: t('fields.externalOutbound'), width: 150, sort: false, isOptional: true, narrow: 'none', cell: (row) => (row.externalOutboundEnabled ? t('on') : t('off')) },
    { id: 'callerIds', header: t('fields.callerIds'), width: 192, narrow: 'none', cell: (row) => (row.externalOutboundEnabled ? <PhoneNumbers of={row.callerIds} /> : '—') },
    text('internalCallerId', (row) => row.internalCallerId?.number),
    text('internalAnnouncement', (row) => row.internalAnnouncement?.name),
    text('externalAnnouncement', (row) => row.externalAnnouncement?.name),
    text('deliveryMethods', (row) => row.deliveryMethods.map(({ name }) => name).join(', ')),
    ...recordings.map(record),
    record('recordOnDemand'),
    { id: 'devices', header: t('fields.devices'), width: 80, sort: false, isOptional: true, narrow: 'none', cell: (row) => row.invitation.devices },
    { id: 'state', header: t('fields.state'), width: 146, narrow: 'status', cell: (row) => <LineState isConfigured={row.isConfigured} /> },
    { id: 'updatedAt', header: t('fields.updatedAt'), width: 150, isOptional: true, narrow: 'none', cell: (row) => <Time at={row.updatedAt} /> },
  ];
};

const joined = (words: string[]) => (words.length === 0 ? '—' : words.join(', '));
