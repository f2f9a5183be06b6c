import { audioFiles, type AudioFile } from '@patchbay/contract/audio-files';
import { playlists } from '@patchbay/contract/playlists';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { AudioTabs } from '#ui/audio/audio-tabs.tsx';
import { Icon } from '#ui/icons.tsx';
import { ButtonLink } from '#ui/link.tsx';
import { Page } from '#ui/page.tsx';
import { useRelationsAction } from '#ui/relations.tsx';
import { useRemove } from '#ui/remove.tsx';
import { type Filter, ResourceTable } from '#ui/resource-table.tsx';
import { usePlaylistColumns } from './columns.tsx';

/** Sounds one after the other. */
export const PlaylistsPage = () => {
  const t = useTranslations('playlists');
  const { base, name, may } = usePlace();
  const remove = useRemove(playlists);
  const relations = useRelationsAction();
  const filters: Filter[] = [{ key: 'audioFileId', label: t('fields.audioFile'), entity: { endpoint: audioFiles.list, get: audioFiles.get, toOption: ({ id, name: label }: AudioFile) => ({ value: id, label }) } }];
  const action = may('audioFiles:write') && (
    <ButtonLink to={`${base}/playlists/new`} leftSection={<Icon name="plus" size={15} />}>
      {t('new')}
    </ButtonLink>
  );
  return (
    <Page title={t('title')} action={action}>
      <AudioTabs />
      <ResourceTable endpoint={playlists.list} columns={usePlaylistColumns()} label={t('title')} nameOf={(row) => row.name} rowLink={(row) => row.id} filters={filters} searchPlaceholder={t('search')}
        rowActions={(row) => [
          ...relations({ kind: 'playlist', id: row.id, name: row.name }),
          ...(may('audioFiles:write')
            ? [
                { label: t('edit'), icon: 'edit' as const, to: `${row.id}/edit` },
                { label: t('remove'), icon: 'trash' as const, isDangerous: true, onClick: () => void remove([{ id: row.id, name: row.name }]) },
              ]
            : []),
        ]}
        empty={{ icon: 'sound', title: t('empty.title'), text: may('audioFiles:write') ? t('empty.text') : `${t('empty.text')} ${t('empty.readOnly', { name })}`, action }} />
    </Page>
  );
};
