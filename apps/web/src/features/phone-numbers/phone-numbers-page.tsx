import { organisations } from '@patchbay/contract/organisations';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { useQuery } from '@tanstack/react-query';
import { Outlet } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { query } from '#api/query.ts';
import { Icon } from '#ui/icons.tsx';
import { UploadNumbers } from '#ui/imports/upload-numbers.tsx';
import { Button } from '#ui/kit.ts';
import { ButtonLink } from '#ui/link.tsx';
import { Page } from '#ui/page.tsx';
import { useNumberFormat } from '#ui/phone-number.tsx';
import { RevertProgress } from '#ui/reverts/revert-progress.tsx';
import { ResourceTable } from '#ui/resource-table.tsx';
import { SavedViews } from '#ui/saved-views/saved-views.tsx';
import { useAddNumbers } from './add-numbers.tsx';
import { AdvancedSearch } from './advanced-search.tsx';
import { NumberBulkActions, useMayChangeMany } from './bulk/bulk-actions.tsx';
import { NumberBulkProgress } from './bulk/bulk-progress.tsx';
import { usePhoneNumberColumns } from './columns.tsx';
import { useNumberFilters } from './use-filters.ts';
import { useNumberActions } from './use-number-actions.ts';

/** The numbers of an enterprise, or of everybody below an organisation. */
export const PhoneNumbersPage = () => {
  const t = useTranslations('phoneNumbers');
  const format = useNumberFormat();
  const mayChangeMany = useMayChangeMany();
  const mayAdd = useMayAdd();
  return (
    <Page title={t('title')} action={<HeaderActions mayAdd={mayAdd} />}>
      <NumberBulkProgress />
      <RevertProgress />
      <ResourceTable
        endpoint={phoneNumbers.list}
        columns={usePhoneNumberColumns()}
        label={t('title')}
        nameOf={(row) => format(row.e164)}
        rowLink={(row) => row.id}
        rowOpens="panel"
        rowActions={useNumberActions()}
        bulkActions={mayChangeMany ? (selection) => <NumberBulkActions selection={selection} /> : undefined}
        canChooseAll
        filters={useNumberFilters()}
        searchPlaceholder={t('search')}
        searchTools={<AdvancedSearch />}
        tools={<SavedViews page="phone-numbers" endpoint={phoneNumbers.list} />}
        empty={{ icon: 'phone', title: t('empty.title'), text: useEmptyText(mayAdd), action: mayAdd && <FirstSteps /> }}
      />
      <Outlet />
    </Page>
  );
};

/** Those above an enterprise always; its own people where they are allowed numbers of their own. */
const useMayAdd = (): boolean => {
  const { id, scope, actingAs, may } = usePlace();
  const asks = scope === 'tenant' && !actingAs && may('phoneNumbers:upload') && may('organisations:read');
  const own = useQuery({ ...query(organisations.get, { at: id, params: { id } }), enabled: asks });
  return may('phoneNumbers:upload') && (scope === 'organisation' || actingAs !== undefined || own.data?.allowExternalNumbers === true);
};

/** What concerns the whole page, the primary action last. */
const HeaderActions = ({ mayAdd }: { mayAdd: boolean }) => {
  const t = useTranslations('phoneNumbers');
  const { base, scope, may } = usePlace();
  return (
    <>
      {scope === 'organisation' && may('phoneNumbers:write') && (
        <ButtonLink variant="default" to={`${base}/phone-numbers/health`} leftSection={<Icon name="warning" size={15} />}>
          {t('health.link')}
        </ButtonLink>
      )}
      <UploadNumbers />
      {mayAdd && <AddNumbers />}
    </>
  );
};

const useEmptyText = (mayAdd: boolean) => {
  const t = useTranslations('phoneNumbers.empty');
  const { name, scope } = usePlace();
  if (mayAdd) return scope === 'tenant' ? t('enterprise', { name }) : t('pool');
  return scope === 'tenant' ? t('asked', { name }) : `${t('pool')} ${t('readOnly', { name })}`;
};

const FirstSteps = () => (
  <>
    <UploadNumbers />
    <AddNumbers />
  </>
);

const AddNumbers = () => {
  const t = useTranslations('phoneNumbers');
  const add = useAddNumbers();
  return (
    <Button leftSection={<Icon name="plus" size={15} />} onClick={() => void add()}>
      {t('add')}
    </Button>
  );
};
