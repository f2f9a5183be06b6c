import { audioFiles } from '@patchbay/contract/audio-files';
import { playlists, type Playlist } from '@patchbay/contract/playlists';
import { useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { urlOf } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { clock } from '#ui/audio/clock.ts';
import { PlayButton } from '#ui/audio/player.tsx';
import { Fact, Facts } from '#ui/facts.tsx';
import styles from '#ui/fields/order-list.module.css';
import { History } from '#ui/history.tsx';
import { Button } from '#ui/kit.ts';
import { ButtonLink, TextLink } from '#ui/link.tsx';
import { listAddress } from '#ui/list-address.ts';
import { Loaded } from '#ui/loaded.tsx';
import { ObjectTabs } from '#ui/object-tabs.tsx';
import { Page } from '#ui/page.tsx';
import { Relations } from '#ui/relations.tsx';
import { useRemove } from '#ui/remove.tsx';

/** One playlist: what it plays in which order, what was done to it. */
export const PlaylistPage = () => {
  const { id = '' } = useParams();
  const query = useApi(playlists.get, { params: { id } });
  return <Loaded query={query}>{(found) => <View found={found} />}</Loaded>;
};

const View = ({ found }: { found: Playlist }) => {
  const t = useTranslations('playlists');
  const { base, may } = usePlace();
  const navigate = useNavigate();
  const remove = useRemove(playlists);
  const list = listAddress(`${base}/playlists`);
  const run = async () => {
    if (await remove([{ id: found.id, name: found.name }])) void navigate(list);
  };
  const action = may('audioFiles:write') && (
    <>
      <Button variant="default" onClick={() => void run()}>{t('remove')}</Button>
      <ButtonLink to={`${base}/playlists/${found.id}/edit`}>{t('edit')}</ButtonLink>
    </>
  );
  const tabs = [
    { value: 'overview', label: t('tabs.overview'), content: <Overview found={found} /> },
    { value: 'relations', label: t('tabs.relations'), content: <Relations endpoint={playlists.references} id={found.id} kind="playlist" /> },
    ...(may('audit:read') ? [{ value: 'history', label: t('tabs.history'), content: <History type="playlist" id={found.id} /> }] : []),
  ];
  return (
    <Page title={found.name} parent={{ to: list, label: t('title') }} action={action}>
      <ObjectTabs tabs={tabs} />
    </Page>
  );
};

const Overview = ({ found }: { found: Playlist }) => {
  const t = useTranslations('playlists');
  const { base, id: at } = usePlace();
  return (
    <>
      <Facts>
        <Fact label={t('fields.durationSeconds')}>{clock(found.durationSeconds)}</Fact>
      </Facts>
      <ol className={styles.items} aria-label={t('fields.items')}>
        {found.items.map((item, index) => (
          <li key={index} className={styles.item}>
            <span className={styles.position}>{index + 1}</span>
            <PlayButton src={urlOf(audioFiles.content, { at, params: { id: item.id } })} name={item.label} />
            <TextLink to={`${base}/audio-files/${item.id}`}>{item.label}</TextLink>
            <span className={styles.after}>{clock(item.durationSeconds)}</span>
          </li>
        ))}
      </ol>
    </>
  );
};
