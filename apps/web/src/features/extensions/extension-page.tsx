import { extensions, type Extension } from '@patchbay/contract/extensions';
import { useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { History } from '#ui/history.tsx';
import { Icon } from '#ui/icons.tsx';
import { ButtonLink } from '#ui/link.tsx';
import { listAddress } from '#ui/list-address.ts';
import { Loaded } from '#ui/loaded.tsx';
import { ObjectTabs } from '#ui/object-tabs.tsx';
import { Page } from '#ui/page.tsx';
import { Relations } from '#ui/relations.tsx';
import { ExtensionOverview } from './extension-overview.tsx';
import { nameOf } from './name-of.ts';
import { RemoveExtension } from './remove-extension.tsx';

/** One extension: what it is, what hangs on it, what was done to it. */
export const ExtensionPage = () => {
  const { id = '' } = useParams();
  const query = useApi(extensions.get, { params: { id } });
  return <Loaded query={query}>{(extension) => <ExtensionView extension={extension} />}</Loaded>;
};

const ExtensionView = ({ extension }: { extension: Extension }) => {
  const t = useTranslations('extensions');
  const { base, may } = usePlace();
  const fields = useTranslations('extensions.history');
  const labels = (key: string) => (fields.has(key as 'shortNumber') ? fields(key as 'shortNumber') : undefined);
  const tabs = [
    { value: 'overview', label: t('tabs.overview'), content: <ExtensionOverview extension={extension} /> },
    { value: 'relations', label: t('tabs.relations'), content: <Relations endpoint={extensions.references} id={extension.id} kind="extension" /> },
    ...(may('audit:read') ? [{ value: 'history', label: t('tabs.history'), content: <History type="extension" id={extension.id} labels={labels} /> }] : []),
  ];
  return (
    <Page title={nameOf(extension)} parent={{ to: listAddress(`${base}/extensions`), label: t('title') }} action={may('extensions:write') && <Actions extension={extension} />}>
      <ObjectTabs tabs={tabs} />
    </Page>
  );
};

const Actions = ({ extension }: { extension: Extension }) => {
  const t = useTranslations('extensions');
  const { base } = usePlace();
  return (
    <>
      <RemoveExtension extension={extension} />
      <ButtonLink to={`${base}/extensions/${extension.id}/edit`} leftSection={<Icon name="edit" size={15} />}>
        {t('edit')}
      </ButtonLink>
    </>
  );
};
