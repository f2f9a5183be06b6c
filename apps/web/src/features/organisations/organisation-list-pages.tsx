import { organisations, type Organisation } from '@patchbay/contract/organisations';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Icon, type IconName } from '#ui/icons.tsx';
import { ButtonLink } from '#ui/link.tsx';
import { Page } from '#ui/page.tsx';
import { ResourceTable } from '#ui/resource-table.tsx';
import { useOrganisationColumns } from './columns.tsx';
import { listPath, type OpenedKind } from './kinds.ts';
import { useCanOpen } from './use-can-open.ts';
import { useRowActions } from './use-organisation-actions.tsx';

const icons: { [K in OpenedKind]: IconName } = { enterprise: 'building', reseller: 'tree', partner: 'tree' };

const OrganisationsPage = ({ kind }: { kind: OpenedKind }) => {
  const t = useTranslations('organisations');
  const columns = useOrganisationColumns(kind);
  const rowActions = useRowActions();
  const add = useCanOpen(kind) ? <Add kind={kind} /> : undefined;
  const statuses = (['active', 'disabled'] as const).map((value) => ({ value, label: t(`statuses.${value}`) }));
  return (
    <Page title={t(`titles.${kind}`)} action={add}>
      <ResourceTable
        endpoint={organisations.list}
        where={{ kind }}
        columns={columns}
        label={t(`titles.${kind}`)}
        nameOf={({ name }: Organisation) => name}
        rowLink={(row) => row.id}
        rowActions={rowActions}
        filters={[{ key: 'status', label: t('status'), options: statuses }]}
        searchPlaceholder={t('search')}
        empty={{ icon: icons[kind], title: t(`emptyTitle.${kind}`), text: t(`empty.${kind}`), action: add }}
      />
    </Page>
  );
};

const Add = ({ kind }: { kind: OpenedKind }) => {
  const t = useTranslations('organisations');
  const { base } = usePlace();
  return (
    <ButtonLink to={`${base}/${listPath[kind]}/new`} leftSection={<Icon name="plus" size={15} />}>
      {t(`add.${kind}`)}
    </ButtonLink>
  );
};

export const EnterprisesPage = () => <OrganisationsPage kind="enterprise" />;
export const ResellersPage = () => <OrganisationsPage kind="reseller" />;
export const PartnersPage = () => <OrganisationsPage kind="partner" />;
