import type { Playlist } from '@patchbay/contract/playlists';
import { useTranslations } from 'use-intl';
import { clock } from '#ui/audio/clock.ts';
import type { Column } from '#ui/resource-table.tsx';
import { Time } from '#ui/time.tsx';

/** What the list shows. */
export const usePlaylistColumns = (): Column<Playlist>[] => {
  const t = useTranslations('playlists');
  return [
    { id: 'name', header: t('fields.name'), width: 240, narrow: 'title', cell: (row) => row.name },
    { id: 'items', header: t('fields.items'), width: 320, narrow: 'detail', cell: (row) => row.items.map(({ label }) => label).join(' · ') || '—' },
    { id: 'durationSeconds', header: t('fields.durationSeconds'), width: 100, align: 'end', narrow: 'status', cell: (row) => clock(row.durationSeconds) },
    { id: 'createdAt', header: t('fields.createdAt'), width: 150, isOptional: true, narrow: 'none', cell: (row) => <Time at={row.createdAt} /> },
    { id: 'updatedAt', header: t('fields.updatedAt'), width: 150, narrow: 'none', cell: (row) => <Time at={row.updatedAt} /> },
  ];
};
