import type { ExtensionSettings } from '@patchbay/contract/extension-cards';
import { ownExtension } from '@patchbay/contract/own-extension';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { isProblem } from '#api/problem.ts';
import { useApi } from '#api/query.ts';
import { Empty } from '#ui/empty.tsx';
import { Icon } from '#ui/icons.tsx';
import { ButtonLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { ObjectTabs } from '#ui/object-tabs.tsx';
import { Page } from '#ui/page.tsx';
import { AccessProvider, ownAccess } from '../access.tsx';
import { ExtensionState } from '../columns.tsx';
import { Forwarding } from '../forwarding/forwarding.tsx';
import styles from '../extension.module.css';
import { ExtensionPicture } from '../identity/extension-picture.tsx';
import { nameOf } from '../name-of.ts';
import { OwnDevices } from './own-devices.tsx';
import { OwnVoicemail } from './own-voicemail.tsx';

/** What the person of an extension decides about it: where calls go, voicemail, devices, their picture. */
export const OwnExtensionPage = () => {
  const query = useApi(ownExtension.get);
  if (isProblem(query.error, 'not-found')) return <NoExtension />;
  return (
    <AccessProvider access={ownAccess}>
      <Loaded query={query}>{(settings) => <OwnExtension settings={settings} />}</Loaded>
    </AccessProvider>
  );
};

const OwnExtension = ({ settings }: { settings: ExtensionSettings }) => {
  const t = useTranslations('extensions.own');
  const tabs = useTranslations('extensions.tabs');
  const { base } = usePlace();
  const { displayName, isEnabled, identity, numberSettings } = settings;
  const summary = (
    <span className={styles.summary}>
      <ExtensionState isEnabled={isEnabled} />
      <span>{t('signedInAs', { username: identity.username })}</span>
    </span>
  );
  return (
    <Page title={nameOf({ displayName, shortNumber: numberSettings.shortNumber })} picture={<ExtensionPicture settings={settings} />} description={summary}
      action={<ButtonLink to={`${base}/account`} variant="default" leftSection={<Icon name="key" size={15} />}>{t('password')}</ButtonLink>}>
      <ObjectTabs
        tabs={[
          { value: 'forwarding', label: tabs('forwarding'), content: <Forwarding settings={settings} /> },
          { value: 'voicemail', label: t('voicemail'), content: <OwnVoicemail settings={settings} /> },
          { value: 'devices', label: t('devices'), content: <OwnDevices settings={settings} /> },
        ]}
      />
    </Page>
  );
};

const NoExtension = () => {
  const t = useTranslations('extensions.own');
  const { name } = usePlace();
  return <Empty isPage icon="hash" title={t('none.title')}>{t('none.text', { name })}</Empty>;
};
