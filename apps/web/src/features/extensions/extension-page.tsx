import { extensionCards } from '@patchbay/contract/extension-cards';
import { extensions, type Extension } from '@patchbay/contract/extensions';
import { useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { History } from '#ui/history.tsx';
import { listAddress } from '#ui/list-address.ts';
import { Loaded } from '#ui/loaded.tsx';
import { ObjectTabs } from '#ui/object-tabs.tsx';
import { Page } from '#ui/page.tsx';
import { initialsOf, Picture } from '#ui/picture.tsx';
import { Relations } from '#ui/relations.tsx';
import { Communications } from './cards/communications.tsx';
import { ExtensionMenu } from './extension-menu.tsx';
import { ExtensionSummary } from './extension-summary.tsx';
import { Forwarding } from './forwarding/forwarding.tsx';
import { useHistoryTexts } from './history-texts.ts';
import { ExtensionPicture } from './identity/extension-picture.tsx';
import { nameOf } from './name-of.ts';

/** One extension: how it communicates, where it forwards to, what hangs on it, what was done to it. */
export const ExtensionPage = ({ isEditing = false }: { isEditing?: boolean }) => {
  const { id = '' } = useParams();
  const query = useApi(extensions.get, { params: { id } });
  return <Loaded query={query}>{(extension) => <ExtensionView key={extension.id} extension={extension} isEditing={isEditing} />}</Loaded>;
};

/** The same, with its dialog open: where others lead to edit it. */
export const EditExtensionPage = () => <ExtensionPage isEditing />;

const ExtensionView = ({ extension, isEditing }: { extension: Extension; isEditing: boolean }) => {
  const t = useTranslations('extensions');
  const { base, may } = usePlace();
  const settings = useApi(extensionCards.settings, { params: { id: extension.id } });
  const tabs = [
    { value: 'communications', label: t('tabs.communications'), content: <Loaded query={settings}>{(found) => <Communications settings={found} extension={extension} />}</Loaded> },
    { value: 'forwarding', label: t('tabs.forwarding'), content: <Loaded query={settings}>{(found) => <Forwarding settings={found} />}</Loaded> },
    { value: 'relations', label: t('tabs.relations'), content: <Relations endpoint={extensions.references} id={extension.id} kind="extension" /> },
    ...(may('audit:read') ? [{ value: 'history', label: t('tabs.history'), content: <ExtensionHistory id={extension.id} /> }] : []),
  ];
  return (
    <Page title={nameOf(extension)} picture={settings.data ? <ExtensionPicture settings={settings.data} /> : <Picture src={undefined} initials={initialsOf(extension.displayName, extension.shortNumber)} size={56} />}
      description={<ExtensionSummary of={extension} settings={settings.data} />} parent={{ to: listAddress(`${base}/extensions`), label: t('title') }}
      action={may('extensions:write') && settings.data && <ExtensionMenu extension={extension} settings={settings.data} isEditing={isEditing} />}>
      <ObjectTabs tabs={tabs} />
    </Page>
  );
};

const ExtensionHistory = ({ id }: { id: string }) => {
  return <History type="extension" id={id} texts={useHistoryTexts()} />;
};
