import { users } from '@patchbay/contract/users';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Icon } from '#ui/icons.tsx';
import { ButtonLink } from '#ui/link.tsx';
import { Page } from '#ui/page.tsx';
import { ResourceTable } from '#ui/resource-table.tsx';
import { useUserColumns } from './columns.tsx';

/** The users of an enterprise. */
export const UsersPage = () => {
  const t = useTranslations('users');
  const { base, may } = usePlace();
  const action = may('users:write') && (
    <ButtonLink to={`${base}/users/new`} leftSection={<Icon name="plus" size={15} />}>
      {t('new')}
    </ButtonLink>
  );
  return (
    <Page title={t('title')} action={action}>
      <ResourceTable endpoint={users.list} columns={useUserColumns()} label={t('title')} nameOf={(row) => row.name} rowLink={(row) => row.id}
        empty={{ icon: 'hash', title: t('empty.title'), text: t('empty.text'), action }} />
    </Page>
  );
};
