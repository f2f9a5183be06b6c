import { smsGroups, type SmsGroup } from '@patchbay/contract/sms-groups';
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
import { SmsGroupOverview } from './sms-group-overview.tsx';

/** One sms group: what hangs on it, what was done to it. */
export const SmsGroupPage = () => {
  const { id = '' } = useParams();
  const query = useApi(smsGroups.get, { params: { id } });
  return <Loaded query={query}>{(found) => <View found={found} />}</Loaded>;
};

const View = ({ found }: { found: SmsGroup }) => {
  const t = useTranslations('smsGroups');
  const { base, may } = usePlace();
  const navigate = useNavigate();
  const remove = useRemove(smsGroups);
  const list = listAddress(`${base}/sms-groups`);
  const run = async () => {
    if (await remove([{ id: found.id, name: found.name }])) void navigate(list);
  };
  const action = may('smsGroups:write') && (
    <>
      <Button variant="default" onClick={() => void run()}>{t('remove')}</Button>
      <ButtonLink to={`${base}/sms-groups/${found.id}/edit`}>{t('edit')}</ButtonLink>
    </>
  );
  const tabs = [
    { value: 'overview', label: t('tabs.overview'), content: <SmsGroupOverview found={found} /> },
    { value: 'relations', label: t('tabs.relations'), content: <Relations endpoint={smsGroups.references} id={found.id} /> },
    ...(may('audit:read') ? [{ value: 'history', label: t('tabs.history'), content: <History type="sms-group" id={found.id} /> }] : []),
  ];
  return (
    <Page title={found.name} parent={{ to: list, label: t('title') }} action={action}>
      <ObjectTabs tabs={tabs} />
    </Page>
  );
};
