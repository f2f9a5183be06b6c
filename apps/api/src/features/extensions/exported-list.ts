import type { Listing } from '../../platform/http/listing.ts';
import { type ExportedExtension, exportedColumns } from './exported.ts';
import { listedExtensions, type ListedRow, listedToWire } from './listed.ts';

interface ExportedRow extends ListedRow {
  exception_numbers: ExportedExtension['exceptionNumbers'];
  monitors_others: boolean;
  may_be_monitored: boolean;
  is_queued: boolean;
  max_waiting: number;
  max_simultaneous: number;
  welcome_message: string | null;
  music_on_hold: string | null;
  hold_playlist: string | null;
}

const exportedToWire = (row: ExportedRow): ExportedExtension => ({
  ...listedToWire(row),
  monitoring: { monitorsOthers: row.monitors_others, mayBeMonitored: row.may_be_monitored },
  exceptionNumbers: row.exception_numbers,
  callWaiting: {
    isQueued: row.is_queued, maxWaiting: row.max_waiting, maxSimultaneous: row.max_simultaneous,
    welcomeMessage: row.welcome_message, musicOnHold: row.music_on_hold, holdPlaylist: row.hold_playlist,
  },
});

const { map } = listedExtensions;

/** The list of extensions as a file, with all that an import can read again. */
export const exportedExtensions: Listing<ExportedRow, ExportedExtension> = {
  map: {
    ...(map as Listing<never, never>['map']),
    select: `${map.select}, e.exception_numbers, e.monitors_others, e.may_be_monitored, e.is_queued, e.max_waiting, e.max_simultaneous,
      welcome.name as welcome_message, music.name as music_on_hold, hold.name as hold_playlist`,
    joins: `${map.joins} left join audio_file welcome on welcome.id = e.welcome_audio_id
      left join audio_file music on music.id = e.music_on_hold_audio_id
      left join playlist hold on hold.id = e.music_on_hold_playlist_id`,
  },
  toWire: exportedToWire,
  csv: { fileName: 'extensions', columns: exportedColumns },
};
