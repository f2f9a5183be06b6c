import { phoneNumbers, type PhoneNumber } from '@patchbay/contract/phone-numbers';
import { Outlet } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { UploadNumbers } from '#ui/imports/upload-numbers.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button } from '#ui/kit.ts';
import { Page } from '#ui/page.tsx';
import { useNumberFormat } from '#ui/phone-number.tsx';
import { useRemove } from '#ui/remove.tsx';
import { ResourceTable, type RowAction, type Selection } from '#ui/resource-table.tsx';
import { useAddNumbers } from './add-numbers.tsx';
import { usePhoneNumberColumns } from './columns.tsx';
import { useEditCapabilities } from './edit-capabilities.tsx';
import { useTransfer } from './transfer.tsx';
import { useNumberFilters } from './use-filters.ts';

/** The numbers of an enterprise, or of everybody below an organisation. */
export const PhoneNumbersPage = () => {
  const t = useTranslations('phoneNumbers');
  const { may } = usePlace();
  const format = useNumberFormat();
  const mayWrite = may('phoneNumbers:write');
  const mayMove = useTransfer() !== undefined;
  const columns = usePhoneNumberColumns();
  const filters = useNumberFilters();
  const rowActions = useRowActions();
  const action = (
    <>
      <UploadNumbers />
      {mayWrite && <AddNumbers />}
    </>
  );
  return (
    <Page title={t('title')} action={action}>
      <ResourceTable
        endpoint={phoneNumbers.list}
        columns={columns}
        label={t('title')}
        nameOf={(row) => format(row.e164)}
        rowLink={(row) => row.id}
        rowOpens="panel"
        rowActions={rowActions}
        bulkActions={mayWrite || mayMove ? (selection) => <Bulk selection={selection} /> : undefined}
        filters={filters}
        searchPlaceholder={t('search')}
        empty={{ icon: 'phone', title: t('empty.title'), text: useEmptyText(), action }}
      />
      <Outlet />
    </Page>
  );
};

const useEmptyText = () => {
  const t = useTranslations('phoneNumbers.empty');
  const { name, scope, may } = usePlace();
  if (may('phoneNumbers:write')) return scope === 'tenant' ? t('enterprise', { name }) : t('pool');
  return scope === 'tenant' ? t('asked', { name }) : `${t('pool')} ${t('readOnly', { name })}`;
};

const AddNumbers = () => {
  const t = useTranslations('phoneNumbers');
  const add = useAddNumbers();
  return (
    <Button leftSection={<Icon name="plus" size={15} />} onClick={() => void add()}>
      {t('add')}
    </Button>
  );
};

const useRowActions = () => {
  const t = useTranslations('phoneNumbers');
  const { may } = usePlace();
  const format = useNumberFormat();
  const edit = useEditCapabilities();
  const transfer = useTransfer();
  const remove = useRemove(phoneNumbers);
  const mayWrite = may('phoneNumbers:write');
  if (!mayWrite && !transfer) return undefined;
  return (row: PhoneNumber): RowAction[] => [
    ...(mayWrite ? [{ label: t('editCapabilities'), icon: 'edit' as const, onClick: () => void edit(row) }] : []),
    ...(transfer ? [{ label: t('transfer'), icon: 'swap' as const, onClick: () => void transfer([row]) }] : []),
    ...(mayWrite ? [{ label: t('remove'), icon: 'trash' as const, isDangerous: true, onClick: () => void remove([{ id: row.id, name: format(row.e164), organisationId: row.ownerId }]) }] : []),
  ];
};

const Bulk = ({ selection }: { selection: Selection<PhoneNumber> }) => {
  const t = useTranslations('phoneNumbers');
  const { may } = usePlace();
  const format = useNumberFormat();
  const transfer = useTransfer();
  const remove = useRemove(phoneNumbers);
  const clearAfter = async (work: Promise<boolean>) => {
    if (await work) selection.clear();
  };
  return (
    <>
      {transfer && (
        <Button variant="default" leftSection={<Icon name="swap" size={15} />} onClick={() => void clearAfter(transfer(selection.rows))}>
          {t('transfer')}
        </Button>
      )}
      {may('phoneNumbers:write') && (
        <Button variant="default" leftSection={<Icon name="trash" size={15} />} onClick={() => void clearAfter(remove(selection.rows.map(({ id, e164, ownerId }) => ({ id, name: format(e164), organisationId: ownerId }))))}>
          {t('removeSelected')}
        </Button>
      )}
    </>
  );
};
