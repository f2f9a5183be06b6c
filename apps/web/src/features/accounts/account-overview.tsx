import type { Account } from '@patchbay/contract/accounts';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useViewer } from '#api/session.ts';
import { Copyable } from '#ui/copy.tsx';
import { Fact, Facts } from '#ui/facts.tsx';
import { FormSection } from '#ui/form-page.tsx';
import { Icon } from '#ui/icons.tsx';
import { Alert } from '#ui/kit.ts';
import { TextLink } from '#ui/link.tsx';
import { Time } from '#ui/time.tsx';
import styles from './accounts.module.css';
import { AccountState } from './columns.tsx';
import { Memberships } from './memberships.tsx';
import { extensionPathOf } from './sign-in-name.ts';

/** Who it is, and which roles it has. */
export const AccountOverview = ({ account }: { account: Account }) => {
  const t = useTranslations('accounts');
  const extension = extensionPathOf(account);
  return (
    <div className={styles.overview}>
      <Note account={account} />
      <FormSection title={t('person')}>
        <Facts>
          <Fact label={t('name')}>{account.name}</Fact>
          {account.email !== null && (
            <Fact label={t('email')}>
              <Copyable value={account.email} of={t('email')} />
            </Fact>
          )}
          {account.username !== null && (
            <Fact label={t('username')}>
              <Copyable value={account.username} of={t('username')} /> {extension && <TextLink to={extension}>{t('toExtension')}</TextLink>}
            </Fact>
          )}
          <Fact label={t('status')}>
            <AccountState status={account.status} />
          </Fact>
          <Fact label={t('secondFactor')}>{account.hasSecondFactor ? t('on') : t('off')}</Fact>
          <Fact label={t('lastSignIn')}>
            <Time at={account.lastSignInAt} />
          </Fact>
          <Fact label={t('created')}>
            <Time at={account.createdAt} />
          </Fact>
        </Facts>
      </FormSection>
      <FormSection title={t('roles')} help={t('rolesHelp')}>
        <Memberships account={account} />
      </FormSection>
    </div>
  );
};

/** Why some things cannot be done here. */
const Note = ({ account }: { account: Account }) => {
  const t = useTranslations('accounts');
  const { base, may } = usePlace();
  const isSelf = useViewer().account.id === account.id;
  if (!isSelf && (account.isOwn || !may('accounts:write'))) return null;
  return (
    <Alert color="gray" variant="light" icon={<Icon name="info" />}>
      {isSelf ? t.rich('isYou', { link: (words) => <TextLink to={`${base}/account`} underline="always">{words}</TextLink> }) : t('notOwn')}
    </Alert>
  );
};
