import { appConfigurations, type AppConfiguration } from '@patchbay/contract/app-configurations';
import { useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { Fact, Facts } from '#ui/facts.tsx';
import { History } from '#ui/history.tsx';
import { Icon } from '#ui/icons.tsx';
import { isKept, useInvitationActions } from '#ui/invitation.tsx';
import { Alert, Button } from '#ui/kit.ts';
import { LineState } from '#ui/line-state.tsx';
import { ButtonLink, TextLink } from '#ui/link.tsx';
import { listAddress } from '#ui/list-address.ts';
import { Loaded } from '#ui/loaded.tsx';
import { ObjectTabs } from '#ui/object-tabs.tsx';
import { Page } from '#ui/page.tsx';
import { Relations } from '#ui/relations.tsx';
import { InboundFacts, Numbers, OutboundFacts, RecordingFacts } from './call-handling/handling-facts.tsx';

/** The application line of a user. */
export const AppConfigurationPage = () => {
  const { id = '' } = useParams();
  const query = useApi(appConfigurations.get, { params: { id } });
  return <Loaded query={query}>{(found) => <View found={found} />}</Loaded>;
};

const View = ({ found }: { found: AppConfiguration }) => {
  const t = useTranslations('appConfigurations');
  const { base, may } = usePlace();
  const here = `${base}/contact-methods/app-configurations`;
  const action = may('contactMethods:write') && <ButtonLink to={`${here}/${found.id}/edit`}>{found.isConfigured ? t('edit') : t('configure')}</ButtonLink>;
  const tabs = [
    { value: 'overview', label: t('tabs.overview'), content: <Overview found={found} /> },
    { value: 'relations', label: t('tabs.relations'), content: <Relations endpoint={appConfigurations.references} id={found.id} kind="app-configuration" /> },
    ...(may('audit:read') ? [{ value: 'history', label: t('tabs.history'), content: <History type="app-configuration" id={found.id} /> }] : []),
  ];
  return (
    <Page title={found.userName} parent={{ to: listAddress(here), label: t('title') }} action={action}>
      <ObjectTabs tabs={tabs} />
    </Page>
  );
};

const Overview = ({ found }: { found: AppConfiguration }) => {
  const t = useTranslations('appConfigurations');
  const { base } = usePlace();
  return (
    <>
      {found.isConfigured && <InvitationAdvice found={found} />}
      <Facts>
        <Fact label={t('fields.userName')}>
          <TextLink to={`${base}/users/${found.userId}`}>{found.userName}</TextLink>
        </Fact>
        <Fact label={t('fields.state')}>
          <LineState isConfigured={found.isConfigured} />
        </Fact>
        <InboundFacts of={found} />
        <OutboundFacts of={found}>
          <Fact label={t('fields.callerIds')}>
            <Numbers of={found.callerIds} />
          </Fact>
        </OutboundFacts>
        <RecordingFacts of={found} />
      </Facts>
    </>
  );
};

/** A line is worth something once the app is connected to it: says so until it is, and offers the invitation. */
const InvitationAdvice = ({ found: { userId, userName, email, invitation } }: { found: AppConfiguration }) => {
  const t = useTranslations('appConfigurations.invite');
  const [send] = useInvitationActions()({ id: userId, name: userName, email, invitation });
  if (invitation.devices > 0) return null;
  return (
    <Alert variant="default" icon={<Icon name="mail" />} title={t('title')} mb="md">
      {send?.reason ?? (invitation.sentAt === null || isKept(invitation) ? t('text', { name: userName }) : t('again', { name: userName }))}
      {send && send.reason === undefined && (
        <div style={{ marginTop: 8 }}>
          <Button variant="default" size="xs" onClick={send.onClick}>{send.label}</Button>
        </div>
      )}
    </Alert>
  );
};
