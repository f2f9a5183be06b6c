import { audioFiles, audioFormats, audioSources, type AudioFile } from '@patchbay/contract/audio-files';
import { useTranslations } from 'use-intl';
import { urlOf } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useNewAudio } from '#ui/audio/new-audio.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button } from '#ui/kit.ts';
import { Page } from '#ui/page.tsx';
import { useRelationsAction } from '#ui/relations.tsx';
import { useRemove } from '#ui/remove.tsx';
import { type Filter, ResourceTable, type RowAction } from '#ui/resource-table.tsx';
import { toast } from '#ui/toast.ts';
import { AudioTabs } from '#ui/audio/audio-tabs.tsx';
import { useAudioFileColumns } from './columns.tsx';
import { useRename } from './rename-dialog.tsx';

/** The sounds of an enterprise. */
export const AudioFilesPage = () => {
  const t = useTranslations('audioFiles');
  const { name, may } = usePlace();
  const addAudio = useNewAudio();
  const rowActions = useRowActions();
  const filters: Filter[] = [
    { key: 'audioFormat', label: t('fields.format'), isMultiple: true, options: audioFormats.map((value) => ({ value, label: t(`formats.${value}`) })) },
    { key: 'source', label: t('fields.source'), isMultiple: true, options: audioSources.map((value) => ({ value, label: t(`sources.${value}`) })) },
  ];
  const add = async () => {
    const added = await addAudio();
    if (added.length > 0) toast.done(t('added', { count: added.length, name: added[0]!.name }));
  };
  const action = may('audioFiles:write') && (
    <Button leftSection={<Icon name="plus" size={15} />} onClick={() => void add()}>
      {t('add')}
    </Button>
  );
  return (
    <Page title={t('title')} action={action}>
      <AudioTabs />
      <ResourceTable endpoint={audioFiles.list} columns={useAudioFileColumns()} label={t('title')} nameOf={(row) => row.name} rowLink={(row) => row.id} rowActions={rowActions} filters={filters} searchPlaceholder={t('search')}
        empty={{ icon: 'sound', title: t('empty.title'), text: may('audioFiles:write') ? t('empty.text') : `${t('empty.text')} ${t('empty.readOnly', { name })}`, action }} />
    </Page>
  );
};

const useRowActions = () => {
  const t = useTranslations('audioFiles');
  const { id: at, may } = usePlace();
  const rename = useRename();
  const remove = useRemove(audioFiles);
  const relations = useRelationsAction();
  return (file: AudioFile): RowAction[] => [
    { label: t('download'), icon: 'download', onClick: () => window.location.assign(urlOf(audioFiles.content, { at, params: { id: file.id }, query: { save: 'true' } })) },
    ...relations({ kind: 'audio-file', id: file.id, name: file.name }),
    ...(may('audioFiles:write')
      ? [
          { label: t('rename'), icon: 'edit' as const, onClick: () => void rename(file) },
          { label: t('remove'), icon: 'trash' as const, isDangerous: true, onClick: () => void remove([{ id: file.id, name: file.name }]) },
        ]
      : []),
  ];
};
