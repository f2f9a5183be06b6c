import { audioFiles, type AudioFile } from '@patchbay/contract/audio-files';
import { useTranslations } from 'use-intl';
import { urlOf } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { clock } from '#ui/audio/clock.ts';
import { PlayBeside } from '#ui/audio/player.tsx';
import type { Column } from '#ui/resource-table.tsx';
import { Time } from '#ui/time.tsx';
import { useSizeText } from '#ui/use-size-text.ts';

/** What the list shows. */
export const useAudioFileColumns = (): Column<AudioFile>[] => {
  const t = useTranslations('audioFiles');
  const { id: at } = usePlace();
  const sizeText = useSizeText();
  const play = ({ id, name }: AudioFile) => <PlayBeside src={urlOf(audioFiles.content, { at, params: { id } })} name={name} />;
  return [
    { id: 'name', header: t('fields.name'), width: 260, narrow: 'title', cell: (row) => row.name, beside: play },
    { id: 'durationSeconds', header: t('fields.durationSeconds'), width: 100, align: 'end', narrow: 'detail', cell: (row) => clock(row.durationSeconds) },
    { id: 'format', header: t('fields.format'), width: 100, narrow: 'detail', cell: (row) => t(`formats.${row.format}`) },
    { id: 'sizeBytes', header: t('fields.sizeBytes'), width: 100, align: 'end', narrow: 'none', cell: (row) => sizeText(row.sizeBytes) },
    { id: 'source', header: t('fields.source'), width: 160, narrow: 'status', cell: (row) => t(`sources.${row.source}`) },
    { id: 'createdAt', header: t('fields.createdAt'), width: 150, narrow: 'none', cell: (row) => <Time at={row.createdAt} /> },
    { id: 'updatedAt', header: t('fields.updatedAt'), width: 150, isOptional: true, narrow: 'none', cell: (row) => <Time at={row.updatedAt} /> },
  ];
};
