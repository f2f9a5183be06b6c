import { apiKeys, type ApiKey } from '@patchbay/contract/api-keys';
import { useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { Fact, Facts } from '#ui/facts.tsx';
import { FormSection } from '#ui/form-page.tsx';
import { History } from '#ui/history.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button } from '#ui/kit.ts';
import { ButtonLink } from '#ui/link.tsx';
import { listAddress } from '#ui/list-address.ts';
import { Loaded } from '#ui/loaded.tsx';
import { ObjectTabs } from '#ui/object-tabs.tsx';
import { Page } from '#ui/page.tsx';
import { Time } from '#ui/time.tsx';
import styles from './api-keys.module.css';
import { KeyState } from './columns.tsx';
import { useRevoke } from './use-revoke.tsx';

/** One API key: what it permits, until when, and whether it is used. */
export const ApiKeyPage = () => {
  const { id = '' } = useParams();
  const query = useApi(apiKeys.get, { params: { id } });
  return <Loaded query={query}>{(apiKey) => <ApiKeyView apiKey={apiKey} />}</Loaded>;
};

const ApiKeyView = ({ apiKey }: { apiKey: ApiKey }) => {
  const t = useTranslations('apiKeys');
  const { base, may } = usePlace();
  const tabs = [
    { value: 'overview', label: t('tabs.overview'), content: <Overview apiKey={apiKey} /> },
    ...(may('audit:read') ? [{ value: 'history', label: t('tabs.history'), content: <History type="api-key" id={apiKey.id} /> }] : []),
  ];
  return (
    <Page title={apiKey.name} parent={{ to: listAddress(`${base}/api-keys`), label: t('title') }} action={may('apiKeys:write') && <Actions apiKey={apiKey} />}>
      <ObjectTabs tabs={tabs} />
    </Page>
  );
};

const Actions = ({ apiKey }: { apiKey: ApiKey }) => {
  const t = useTranslations('apiKeys');
  const { base } = usePlace();
  const navigate = useNavigate();
  const revoke = useRevoke();
  const run = async () => {
    if (await revoke(apiKey)) void navigate(listAddress(`${base}/api-keys`));
  };
  return (
    <>
      <Button variant="default" leftSection={<Icon name="trash" size={15} />} onClick={() => void run()}>
        {t('revoke')}
      </Button>
      <ButtonLink to={`${base}/api-keys/${apiKey.id}/edit`} leftSection={<Icon name="edit" size={15} />}>
        {t('edit')}
      </ButtonLink>
    </>
  );
};

const Overview = ({ apiKey }: { apiKey: ApiKey }) => {
  const t = useTranslations('apiKeys');
  const words = useTranslations('permissions.of');
  const { prefix, organisationName, expiresAt, lastUsedAt, createdAt, createdByName, permissions } = apiKey;
  return (
    <div className={styles.overview}>
      <FormSection title={t('key')}>
        <Facts>
          <Fact label={t('key')}>
            <span className={styles.prefix}>{`${prefix}…`}</span>
          </Fact>
          <Fact label={t('reach')}>{t('reachText', { name: organisationName })}</Fact>
          <Fact label={t('status')}>
            <KeyState expiresAt={expiresAt} />
          </Fact>
          <Fact label={t('expiry')}>
            <Time at={expiresAt} />
          </Fact>
          <Fact label={t('lastUsed')}>
            <Time at={lastUsedAt} never={t('unused')} />
          </Fact>
          <Fact label={t('created')}>
            <Time at={createdAt} />
          </Fact>
          <Fact label={t('createdBy')}>{createdByName}</Fact>
        </Facts>
      </FormSection>
      <FormSection title={t('permissions')}>
        <ul className={styles.list}>
          {permissions.map((permission) => (
            <li key={permission}>{words(permission)}</li>
          ))}
        </ul>
      </FormSection>
    </div>
  );
};
