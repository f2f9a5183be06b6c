import { callFlows } from '@patchbay/contract/call-flows';
import { extensions, type Extension } from '@patchbay/contract/extensions';
import { internalNumbers, type InternalNumber } from '@patchbay/contract/internal-numbers';
import { phoneNumbers, type PhoneNumber } from '@patchbay/contract/phone-numbers';
import { users, type User } from '@patchbay/contract/users';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Icon } from '#ui/icons.tsx';
import { ButtonLink } from '#ui/link.tsx';
import { Page } from '#ui/page.tsx';
import { useNumberFormat } from '#ui/phone-number.tsx';
import { useRelationsAction } from '#ui/relations.tsx';
import { useRemove } from '#ui/remove.tsx';
import { type Filter, ResourceTable, type RowAction } from '#ui/resource-table.tsx';
import { useCallFlowColumns } from './columns.tsx';

/** Where calls go. */
export const CallFlowsPage = () => {
  const t = useTranslations('callFlows');
  const { base, name, may } = usePlace();
  const remove = useRemove(callFlows);
  const relations = useRelationsAction();
  const mayWrite = may('callFlows:write');
  const action = mayWrite && (
    <ButtonLink to={`${base}/call-flows/new`} leftSection={<Icon name="plus" size={15} />}>
      {t('new')}
    </ButtonLink>
  );
  const rowActions = (row: { id: string; name: string }): RowAction[] => [
    ...relations({ kind: 'call-flow', id: row.id, name: row.name }),
    ...(mayWrite
      ? [
          { label: t('edit'), icon: 'edit' as const, to: `${base}/call-flows/${row.id}/edit` },
          { label: t('remove'), icon: 'trash' as const, isDangerous: true, onClick: () => void remove([{ id: row.id, name: row.name }]) },
        ]
      : []),
  ];
  return (
    <Page title={t('title')} action={action}>
      <ResourceTable endpoint={callFlows.list} columns={useCallFlowColumns()} label={t('title')} nameOf={(row) => row.name} rowLink={(row) => row.id} rowActions={rowActions} filters={useFilters()} searchPlaceholder={t('search')}
        empty={{ icon: 'tree', title: t('empty.title'), text: mayWrite ? t('empty.text') : `${t('empty.text')} ${t('empty.readOnly', { name })}`, action }} />
    </Page>
  );
};

const useFilters = (): Filter[] => {
  const t = useTranslations('callFlows.filters');
  const format = useNumberFormat();
  return [
    { key: 'findings', label: t('findings'), options: (['ERROR', 'WARNING', 'NONE'] as const).map((value) => ({ value, label: t(`findingsOptions.${value}`) })) },
    { key: 'phoneNumberId', label: t('phoneNumber'), entity: { endpoint: phoneNumbers.list, get: phoneNumbers.get, toOption: ({ id, e164 }: PhoneNumber) => ({ value: id, label: format(e164) }) } },
    { key: 'internalNumberId', label: t('internalNumber'), entity: { endpoint: internalNumbers.list, get: internalNumbers.get, toOption: ({ id, number }: InternalNumber) => ({ value: id, label: number }) } },
    { key: 'userId', label: t('user'), entity: { endpoint: users.list, get: users.get, toOption: ({ id, name }: User) => ({ value: id, label: name }) } },
    { key: 'uses', label: t('extension'), entity: { endpoint: extensions.list, get: extensions.get, toOption: ({ id, shortNumber, displayName }: Extension) => ({ value: id, label: `${shortNumber} ${displayName}` }) } },
  ];
};
