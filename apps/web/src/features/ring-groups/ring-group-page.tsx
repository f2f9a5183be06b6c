import { ringGroups, type RingGroup } from '@patchbay/contract/ring-groups';
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
import { RingGroupOverview } from './ring-group-overview.tsx';

/** One ring group: what hangs on it, what was done to it. */
export const RingGroupPage = () => {
  const { id = '' } = useParams();
  const query = useApi(ringGroups.get, { params: { id } });
  return <Loaded query={query}>{(found) => <View found={found} />}</Loaded>;
};

const View = ({ found }: { found: RingGroup }) => {
  const t = useTranslations('ringGroups');
  const { base, may } = usePlace();
  const navigate = useNavigate();
  const remove = useRemove(ringGroups);
  const list = listAddress(`${base}/ring-groups`);
  const run = async () => {
    if (await remove([{ id: found.id, name: found.name }])) void navigate(list);
  };
  const action = may('extensions:write') && (
    <>
      <Button variant="default" onClick={() => void run()}>{t('remove')}</Button>
      <ButtonLink to={`${base}/ring-groups/${found.id}/edit`}>{t('edit')}</ButtonLink>
    </>
  );
  const tabs = [
    { value: 'overview', label: t('tabs.overview'), content: <RingGroupOverview found={found} /> },
    { value: 'relations', label: t('tabs.relations'), content: <Relations endpoint={ringGroups.references} id={found.id} kind="ring-group" /> },
    ...(may('audit:read') ? [{ value: 'history', label: t('tabs.history'), content: <History type="ring-group" id={found.id} /> }] : []),
  ];
  return (
    <Page title={found.name} parent={{ to: list, label: t('title') }} action={action}>
      <ObjectTabs tabs={tabs} />
    </Page>
  );
};
