import { internalNumbers, type InternalNumber } from '@patchbay/contract/internal-numbers';
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
import { InternalNumberOverview } from './internal-number-overview.tsx';

/** One internal number: whose it is, what was done to it. */
export const InternalNumberPage = () => {
  const { id = '' } = useParams();
  const query = useApi(internalNumbers.get, { params: { id } });
  return <Loaded query={query}>{(found) => <View found={found} />}</Loaded>;
};

const View = ({ found }: { found: InternalNumber }) => {
  const t = useTranslations('internalNumbers');
  const { base, may } = usePlace();
  const navigate = useNavigate();
  const remove = useRemove(internalNumbers);
  const list = listAddress(`${base}/internal-numbers`);
  const run = async () => {
    if (await remove([{ id: found.id, name: found.number }])) void navigate(list);
  };
  const action = may('internalNumbers:write') && (
    <>
      <Button variant="default" onClick={() => void run()}>{t('remove')}</Button>
      <ButtonLink to={`${base}/internal-numbers/${found.id}/edit`}>{t('edit')}</ButtonLink>
    </>
  );
  const tabs = [
    { value: 'overview', label: t('tabs.overview'), content: <InternalNumberOverview found={found} /> },
    { value: 'relations', label: t('tabs.relations'), content: <Relations endpoint={internalNumbers.references} id={found.id} kind="internal-number" /> },
    ...(may('audit:read') ? [{ value: 'history', label: t('tabs.history'), content: <History type="internal-number" id={found.id} /> }] : []),
  ];
  return (
    <Page title={found.number} parent={{ to: list, label: t('title') }} action={action}>
      <ObjectTabs tabs={tabs} />
    </Page>
  );
};
