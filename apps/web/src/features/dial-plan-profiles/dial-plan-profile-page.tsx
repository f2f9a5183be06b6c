import { dialPlanProfiles, type DialPlanProfile } from '@patchbay/contract/dial-plan-profiles';
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
import { DialPlanProfileOverview } from './dial-plan-profile-overview.tsx';
import { useHistoryTexts } from './history-texts.ts';

/** One dial plan profile: what it allows, who has it, what was done to it. */
export const DialPlanProfilePage = () => {
  const { id = '' } = useParams();
  const query = useApi(dialPlanProfiles.get, { params: { id } });
  return <Loaded query={query}>{(found) => <View found={found} />}</Loaded>;
};

const View = ({ found }: { found: DialPlanProfile }) => {
  const t = useTranslations('dialPlanProfiles');
  const { base, may } = usePlace();
  const navigate = useNavigate();
  const remove = useRemove(dialPlanProfiles);
  const list = listAddress(`${base}/dial-plan-profiles`);
  const run = async () => {
    if (await remove([{ id: found.id, name: found.name }])) void navigate(list);
  };
  const action = may('extensions:write') && (
    <>
      <Button variant="default" onClick={() => void run()}>{t('remove')}</Button>
      <ButtonLink to={`${base}/dial-plan-profiles/${found.id}/edit`}>{t('edit')}</ButtonLink>
    </>
  );
  const tabs = [
    { value: 'overview', label: t('tabs.overview'), content: <DialPlanProfileOverview found={found} /> },
    { value: 'relations', label: t('tabs.relations'), content: <Relations endpoint={dialPlanProfiles.references} id={found.id} /> },
    ...(may('audit:read') ? [{ value: 'history', label: t('tabs.history'), content: <ProfileHistory id={found.id} /> }] : []),
  ];
  return (
    <Page title={found.name} parent={{ to: list, label: t('title') }} action={action}>
      <ObjectTabs tabs={tabs} />
    </Page>
  );
};

const ProfileHistory = ({ id }: { id: string }) => {
  return <History type="dial-plan-profile" id={id} texts={useHistoryTexts()} />;
};
