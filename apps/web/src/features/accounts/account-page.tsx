import { accounts, type Account } from '@patchbay/contract/accounts';
import { useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { History } from '#ui/history.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button, Menu } from '#ui/kit.ts';
import { ButtonLink } from '#ui/link.tsx';
import { listAddress } from '#ui/list-address.ts';
import { Loaded } from '#ui/loaded.tsx';
import { ObjectTabs } from '#ui/object-tabs.tsx';
import { Page } from '#ui/page.tsx';
import { Relations } from '#ui/relations.tsx';
import { AccountOverview } from './account-overview.tsx';
import { PermissionsTab } from './permissions-tab.tsx';
import { useAccountActions } from './use-account-actions.tsx';

/** One account: who it is, its roles, what they permit, what was done. */
export const AccountPage = () => {
  const { id = '' } = useParams();
  const query = useApi(accounts.get, { params: { id } });
  return <Loaded query={query}>{(account) => <AccountView account={account} />}</Loaded>;
};

const AccountView = ({ account }: { account: Account }) => {
  const t = useTranslations('accounts');
  const { base, may } = usePlace();
  const { id } = account;
  const tabs = [
    { value: 'overview', label: t('tabs.overview'), content: <AccountOverview account={account} /> },
    { value: 'permissions', label: t('tabs.permissions'), content: <PermissionsTab account={account} /> },
    { value: 'relations', label: t('tabs.relations'), content: <Relations endpoint={accounts.references} id={id} /> },
    ...(may('audit:read') ? [{ value: 'history', label: t('tabs.history'), content: <History type="account" id={id} /> }] : []),
  ];
  return (
    <Page title={account.name} parent={{ to: listAddress(`${base}/accounts`), label: t('title') }} action={<Actions account={account} />}>
      <ObjectTabs tabs={tabs} />
    </Page>
  );
};

const Actions = ({ account }: { account: Account }) => {
  const t = useTranslations('accounts');
  const { base } = usePlace();
  const navigate = useNavigate();
  const [first, ...others] = useAccountActions({ onRemoved: () => void navigate(listAddress(`${base}/accounts`)) })(account);
  if (!first) return null;
  if (first.to) return <ButtonLink variant="default" to={first.to} leftSection={first.icon && <Icon name={first.icon} size={15} />}>{first.label}</ButtonLink>;
  return (
    <>
      <Menu>
        <Menu.Target>
          <Button variant="default" rightSection={<Icon name="down" size={13} />}>
            {t('more')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {others.map(({ label, icon, onClick, isDangerous }) => (
            <Menu.Item key={label} c={isDangerous ? 'var(--pb-bad)' : undefined} leftSection={icon && <Icon name={icon} />} onClick={onClick}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button variant="default" leftSection={<Icon name="edit" size={15} />} onClick={first.onClick}>
        {first.label}
      </Button>
    </>
  );
};
