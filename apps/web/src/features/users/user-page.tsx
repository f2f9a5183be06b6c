import { users, type User } from '@patchbay/contract/users';
import { useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { Fact, Facts } from '#ui/facts.tsx';
import { History } from '#ui/history.tsx';
import { Icon } from '#ui/icons.tsx';
import { useInvitationActions } from '#ui/invitation.tsx';
import { Button, Menu } from '#ui/kit.ts';
import { LineState } from '#ui/line-state.tsx';
import { ButtonLink, TextLink } from '#ui/link.tsx';
import { listAddress } from '#ui/list-address.ts';
import { Loaded } from '#ui/loaded.tsx';
import { ObjectTabs } from '#ui/object-tabs.tsx';
import { Page } from '#ui/page.tsx';
import { PhoneNumber } from '#ui/phone-number.tsx';
import { Relations } from '#ui/relations.tsx';
import { useRemove } from '#ui/remove.tsx';
import { ActionItem, type RowAction } from '#ui/resource-table.tsx';
import { AvatarFact } from './avatar.tsx';
import { InvitationFacts } from './invitation-facts.tsx';

/** One user: what is known of them, what hangs on them, what was done. */
export const UserPage = () => {
  const { id = '' } = useParams();
  const query = useApi(users.get, { params: { id } });
  return <Loaded query={query}>{(found) => <View found={found} />}</Loaded>;
};

const View = ({ found }: { found: User }) => {
  const t = useTranslations('users');
  const { base, may } = usePlace();
  const navigate = useNavigate();
  const remove = useRemove(users);
  const list = listAddress(`${base}/users`);
  const run = async () => {
    if (await remove([{ id: found.id, name: found.name }])) void navigate(list);
  };
  const invitation = useInvitationActions()(found);
  const action = may('users:write') && (
    <>
      <InvitationMenu actions={invitation} />
      <Button variant="default" onClick={() => void run()}>{t('remove')}</Button>
      <ButtonLink to={`${base}/users/${found.id}/edit`}>{t('edit')}</ButtonLink>
    </>
  );
  const tabs = [
    { value: 'overview', label: t('tabs.overview'), content: <Overview found={found} /> },
    { value: 'relations', label: t('tabs.relations'), content: <Relations endpoint={users.references} id={found.id} kind="user" /> },
    ...(may('audit:read') ? [{ value: 'history', label: t('tabs.history'), content: <History type="user" id={found.id} /> }] : []),
  ];
  return (
    <Page title={found.name} parent={{ to: list, label: t('title') }} action={action}>
      <ObjectTabs tabs={tabs} />
    </Page>
  );
};

const InvitationMenu = ({ actions }: { actions: RowAction[] }) => {
  const t = useTranslations('users');
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" rightSection={<Icon name="down" size={13} />}>
          {t('fields.invitation')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((action) => (
          <ActionItem key={action.label} {...action} />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};

const Overview = ({ found }: { found: User }) => {
  const { firstName, lastName, email, department, jobTitle, crmUserId, timeScheduleId, timeScheduleName, appConfiguration } = found;
  const t = useTranslations('users');
  const { base, may } = usePlace();
  const line = `${base}/contact-methods/app-configurations/${appConfiguration.id}`;
  return (
    <Facts>
      <Fact label={t('fields.avatar')}>
        <AvatarFact found={found} />
      </Fact>
      <Fact label={t('fields.firstName')}>{firstName}</Fact>
      <Fact label={t('fields.lastName')}>{lastName}</Fact>
      <Fact label={t('fields.jobTitle')}>{jobTitle || '—'}</Fact>
      <Fact label={t('fields.department')}>{department || '—'}</Fact>
      <Fact label={t('fields.timeSchedule')}>{timeScheduleId === null ? t('alwaysAvailable') : <TextLink to={`${base}/time-schedules/${timeScheduleId}`}>{timeScheduleName}</TextLink>}</Fact>
      <Fact label={t('fields.email')}>{email ?? t('noEmail')}</Fact>
      <Fact label={t('fields.crmUserId')}>{crmUserId || '—'}</Fact>
      <Fact label={t('fields.invitation')}>
        <InvitationFacts of={found.invitation} />
      </Fact>
      <Fact label={t('fields.line')}>
        <LineState isConfigured={appConfiguration.isConfigured} />
        {appConfiguration.phoneNumbers.map(({ id, e164 }) => (
          <div key={id}>
            <PhoneNumber e164={e164} />
          </div>
        ))}
        {may('contactMethods:read') && (
          <div>
            <TextLink to={appConfiguration.isConfigured ? line : may('contactMethods:write') ? `${line}/edit` : line}>{appConfiguration.isConfigured ? t('toLine') : t('configureLine')}</TextLink>
          </div>
        )}
      </Fact>
    </Facts>
  );
};
