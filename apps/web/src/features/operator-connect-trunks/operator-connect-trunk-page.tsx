import { operatorConnectTrunks, type OperatorConnectTrunk } from '@patchbay/contract/operator-connect-trunks';
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
import { OperatorConnectTrunkOverview } from './operator-connect-trunk-overview.tsx';

/** One operator connect trunk: what hangs on it, what was done to it. */
export const OperatorConnectTrunkPage = () => {
  const { id = '' } = useParams();
  const query = useApi(operatorConnectTrunks.get, { params: { id } });
  return <Loaded query={query}>{(found) => <View found={found} />}</Loaded>;
};

const View = ({ found }: { found: OperatorConnectTrunk }) => {
  const t = useTranslations('operatorConnectTrunks');
  const { base, may } = usePlace();
  const navigate = useNavigate();
  const remove = useRemove(operatorConnectTrunks);
  const list = listAddress(`${base}/operator-connect-trunks`);
  const run = async () => {
    if (await remove([{ id: found.id, name: found.name }])) void navigate(list);
  };
  const action = may('operatorConnectTrunks:write') && (
    <>
      <Button variant="default" onClick={() => void run()}>{t('remove')}</Button>
      <ButtonLink to={`${base}/operator-connect-trunks/${found.id}/edit`}>{t('edit')}</ButtonLink>
    </>
  );
  const tabs = [
    { value: 'overview', label: t('tabs.overview'), content: <OperatorConnectTrunkOverview found={found} /> },
    { value: 'relations', label: t('tabs.relations'), content: <Relations endpoint={operatorConnectTrunks.references} id={found.id} /> },
    ...(may('audit:read') ? [{ value: 'history', label: t('tabs.history'), content: <History type="operator-connect-trunk" id={found.id} /> }] : []),
  ];
  return (
    <Page title={found.name} parent={{ to: list, label: t('title') }} action={action}>
      <ObjectTabs tabs={tabs} />
    </Page>
  );
};
