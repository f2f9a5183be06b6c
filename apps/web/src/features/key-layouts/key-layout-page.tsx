import { type KeyLayout, keyLayouts } from '@patchbay/contract/key-layouts';
import { useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { Fact, Facts } from '#ui/facts.tsx';
import { History } from '#ui/history.tsx';
import { KeyList, useKeysText } from '#ui/key-list.tsx';
import { Button } from '#ui/kit.ts';
import { ButtonLink } from '#ui/link.tsx';
import { listAddress } from '#ui/list-address.ts';
import { Loaded } from '#ui/loaded.tsx';
import { ObjectTabs } from '#ui/object-tabs.tsx';
import { Page } from '#ui/page.tsx';
import { Relations } from '#ui/relations.tsx';
import { useRemove } from '#ui/remove.tsx';
import { Time } from '#ui/time.tsx';
import { WithoutEffect } from './without-effect.tsx';

/** One key layout: its keys, and which phones have it. */
export const KeyLayoutPage = () => {
  const { id = '' } = useParams();
  const query = useApi(keyLayouts.get, { params: { id } });
  return <Loaded query={query}>{(found) => <View found={found} />}</Loaded>;
};

const View = ({ found }: { found: KeyLayout }) => {
  const t = useTranslations('keyLayouts');
  const { base, may } = usePlace();
  const tabs = [
    { value: 'overview', label: t('tabs.overview'), content: <Overview found={found} /> },
    { value: 'relations', label: t('tabs.relations'), content: <Relations endpoint={keyLayouts.references} id={found.id} /> },
    ...(may('audit:read') ? [{ value: 'history', label: t('tabs.history'), content: <LayoutHistory id={found.id} /> }] : []),
  ];
  return (
    <Page title={found.name} parent={{ to: listAddress(`${base}/key-layouts`), label: t('title') }} action={may('phoneTemplates:write') && <Actions found={found} />}>
      <ObjectTabs tabs={tabs} />
    </Page>
  );
};

const LayoutHistory = ({ id }: { id: string }) => {
  return <History type="key-layout" id={id} texts={useKeysText()} />;
};

const Actions = ({ found: { id, name, ownerId } }: { found: KeyLayout }) => {
  const t = useTranslations('keyLayouts');
  const { base } = usePlace();
  const navigate = useNavigate();
  const remove = useRemove(keyLayouts);
  const run = async () => {
    if (await remove([{ id, name }])) void navigate(listAddress(`${base}/key-layouts`));
  };
  return (
    <>
      {ownerId !== null && <Button variant="default" onClick={() => void run()}>{t('remove')}</Button>}
      <ButtonLink variant="default" to={`${base}/key-layouts/new?copy=${id}`}>{t('duplicate')}</ButtonLink>
      {ownerId !== null && <ButtonLink to={`${base}/key-layouts/${id}/edit`}>{t('edit')}</ButtonLink>}
    </>
  );
};

const Overview = ({ found }: { found: KeyLayout }) => {
  const t = useTranslations('keyLayouts');
  return (
    <>
      <Facts>
        <Fact label={t('fields.owner')}>{found.ownerName}</Fact>
        <Fact label={t('fields.updatedAt')}>
          <Time at={found.updatedAt} />
        </Fact>
      </Facts>
      <KeyList keys={found.keys} />
      <WithoutEffect id={found.id} />
    </>
  );
};
