import { externalTrunks, type ExternalTrunk } from '@patchbay/contract/external-trunks';
import { useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { History } from '#ui/history.tsx';
import { Button } from '#ui/kit.ts';
import { ButtonLink } from '#ui/link.tsx';
import { listAddress } from '#ui/list-address.ts';
import { Loaded } from '#ui/loaded.tsx';
import { ObjectTabs } from '#ui/object-tabs.tsx';
import { Page } from '#ui/page.tsx';
import { Relations } from '#ui/relations.tsx';
import { useRemove } from '#ui/remove.tsx';
import { ExternalTrunkOverview } from './external-trunk-overview.tsx';

/** One external trunk: what hangs on it, what was done to it. */
export const ExternalTrunkPage = () => {
  const { id = '' } = useParams();
  const query = useApi(externalTrunks.get, { params: { id } });
  return <Loaded query={query}>{(found) => <View found={found} />}</Loaded>;
};

const View = ({ found }: { found: ExternalTrunk }) => {
  const t = useTranslations('externalTrunks');
  const { base, may } = usePlace();
  const navigate = useNavigate();
  const remove = useRemove(externalTrunks);
  const list = listAddress(`${base}/external-trunks`);
  const run = async () => {
    if (await remove([{ id: found.id, name: found.name }])) void navigate(list);
  };
  const action = may('externalTrunks:write') && (
    <>
      <Button variant="default" onClick={() => void run()}>{t('remove')}</Button>
      <ButtonLink to={`${base}/external-trunks/${found.id}/edit`}>{t('edit')}</ButtonLink>
    </>
  );
  const tabs = [
    { value: 'overview', label: t('tabs.overview'), content: <ExternalTrunkOverview found={found} /> },
    { value: 'relations', label: t('tabs.relations'), content: <Relations endpoint={externalTrunks.references} id={found.id} /> },
    ...(may('audit:read') ? [{ value: 'history', label: t('tabs.history'), content: <History type="external-trunk" id={found.id} /> }] : []),
  ];
  return (
    <Page title={found.name} parent={{ to: list, label: t('title') }} action={action}>
      <ObjectTabs tabs={tabs} />
    </Page>
  );
};
