import { accounts, AccountStatus, type Account } from '@patchbay/contract/accounts';
import { organisations, type Organisation } from '@patchbay/contract/organisations';
import { roles } from '@patchbay/contract/permissions';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useDialog } from '#ui/dialog-host.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button } from '#ui/kit.ts';
import { Page } from '#ui/page.tsx';
import { ResourceTable, type Filter } from '#ui/resource-table.tsx';
import { useAccountColumns } from './columns.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { useAccountActions } from './use-account-actions.tsx';

/** People who sign in, with their roles here and below. */
export const AccountsPage = () => {
  const t = useTranslations('accounts');
  const { may } = usePlace();
  const columns = useAccountColumns();
  const actionsOf = useAccountActions();
  const action = may('accounts:write') ? <Invite /> : undefined;
  return (
    <Page title={t('title')} action={action}>
      <ResourceTable
        endpoint={accounts.list}
        columns={columns}
        label={t('title')}
        nameOf={({ name }: Account) => name}
        rowLink={(row) => row.id}
        rowActions={may('accounts:write') ? actionsOf : undefined}
        filters={useFilters()}
        searchPlaceholder={t('search')}
        empty={{ icon: 'users', title: t('emptyTitle'), text: t('empty'), action }}
      />
    </Page>
  );
};

const Invite = () => {
  const t = useTranslations('accounts');
  const open = useDialog();
  return (
    <Button leftSection={<Icon name="plus" size={15} />} onClick={() => void open((done) => <InviteDialog onClose={() => done(undefined)} />)}>
      {t('invite')}
    </Button>
  );
};

const useFilters = (): Filter[] => {
  const t = useTranslations('accounts');
  const names = useTranslations('roles');
  const { kind } = usePlace();
  const filters: (Filter | false)[] = [
    { key: 'status', label: t('status'), options: AccountStatus.options.map((value) => ({ value, label: t(`statuses.${value}`) })) },
    { key: 'role', label: t('role'), options: roles.map((value) => ({ value, label: names(value) })) },
    kind !== 'enterprise' && {
      key: 'atOrganisationId',
      label: t('organisation'),
      entity: { endpoint: organisations.list, toOption: ({ id, name }: Organisation) => ({ value: id, label: name }) },
    },
  ];
  return filters.filter((filter) => filter !== false);
};
