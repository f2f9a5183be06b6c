import type { Account } from '@patchbay/contract/accounts';
import { useTranslations } from 'use-intl';
import { useViewer } from '#api/session.ts';
import { TextLink } from '#ui/link.tsx';
import type { Column } from '#ui/resource-table.tsx';
import { Status, Tag, type Tone } from '#ui/status.tsx';
import { Time } from '#ui/time.tsx';
import { extensionPathOf, signInNameOf } from './sign-in-name.ts';

const tones: { [S in Account['status']]: Tone } = { active: 'good', invited: 'warning', disabled: 'bad' };

export const AccountState = ({ status }: Pick<Account, 'status'>) => {
  const t = useTranslations('accounts');
  return <Status tone={tones[status]}>{t(`statuses.${status}`)}</Status>;
};

export const useAccountColumns = (): Column<Account>[] => {
  const t = useTranslations('accounts');
  const { account } = useViewer();
  return [
    { id: 'name', header: t('name'), width: 190, cell: ({ id, name }) => <>{name} {id === account.id && <Tag>{t('you')}</Tag>}</> },
    { id: 'email', header: t('signInName'), width: 230, narrow: 'detail', cell: (account) => <SignInName account={account} /> },
    { id: 'roles', header: t('roles'), width: 280, sort: false, narrow: 'detail', cell: (account) => <Roles account={account} /> },
    { id: 'status', header: t('status'), width: 110, sort: false, narrow: 'status', cell: ({ status }) => <AccountState status={status} /> },
    { id: 'secondFactor', header: t('secondFactor'), width: 120, sort: false, narrow: 'none', cell: ({ hasSecondFactor }) => (hasSecondFactor ? t('on') : t('off')) },
    { id: 'lastSignInAt', header: t('lastSignIn'), width: 140, narrow: 'none', cell: ({ lastSignInAt }) => <Time at={lastSignInAt} show="relative" /> },
    { id: 'createdAt', header: t('created'), width: 130, isOptional: true, cell: ({ createdAt }) => <Time at={createdAt} show="date" /> },
  ];
};

/** An e-mail address, or a user name that leads to the extension. */
const SignInName = ({ account }: { account: Account }) => {
  const to = extensionPathOf(account);
  return to ? <TextLink to={to}>{signInNameOf(account)}</TextLink> : signInNameOf(account);
};

const Roles = ({ account: { memberships } }: { account: Account }) => {
  const t = useTranslations('accounts');
  const roles = useTranslations('roles');
  if (memberships.length === 0) return t('noRole');
  return memberships.map(({ role, organisationName }) => t('roleAt', { role: roles(role), organisation: organisationName })).join(', ');
};
