import type { Reference } from '@patchbay/contract/http/problem';
import type { LabelledDestination } from '@patchbay/contract/primitives/destination';
import type { RingGroup, RingStrategy } from '@patchbay/contract/ring-groups';
import { labelledSql } from '../../platform/destinations.ts';
import { digitsConditions } from '../../platform/find-numbers.ts';
import type { Listing } from '../../platform/http/listing.ts';
import { likeAnywhere, likeFolded } from '../../platform/list.ts';
import { noAnswerText } from './destination-text.ts';

export interface RingGroupRow {
  id: string;
  name: string;
  short_number: string | null;
  is_recorded: boolean;
  strategy: RingStrategy;
  ring_seconds: number;
  is_cyclic: boolean;
  is_queued: boolean;
  queue_audio_file: Reference | null;
  queue_playlist: Reference | null;
  max_waiting: number;
  no_answer_action: RingGroup['onNoAnswer']['action'];
  no_answer_destination: RingGroup['onNoAnswer']['destination'];
  no_answer_to: LabelledDestination | null;
  phone_numbers: RingGroup['phoneNumbers'];
  members: Reference[];
  version: number;
  created_at: Date;
  updated_at: Date;
}

export const ringGroupToWire = (row: RingGroupRow): RingGroup => ({
  id: row.id,
  name: row.name,
  shortNumber: row.short_number,
  phoneNumberIds: row.phone_numbers.map(({ id }) => id),
  phoneNumbers: row.phone_numbers,
  isRecorded: row.is_recorded,
  strategy: row.strategy,
  ringSeconds: row.ring_seconds,
  isCyclic: row.is_cyclic,
  queue: { isOn: row.is_queued, audioFileId: row.queue_audio_file?.id ?? null, playlistId: row.queue_playlist?.id ?? null, maxWaiting: row.max_waiting },
  queueAudioFile: row.queue_audio_file,
  queuePlaylist: row.queue_playlist,
  memberExtensionIds: row.members.map(({ id }) => id),
  members: row.members,
  onNoAnswer: { action: row.no_answer_action, destination: row.no_answer_destination },
  onNoAnswerTo: row.no_answer_to,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

const numbers = 'phone_number n where n.owner_id = g.tenant_id and n.voice_ring_group_id = g.id';
const members = 'ring_group_member m join extension e on e.id = m.extension_id where m.tenant_id = g.tenant_id and m.group_id = g.id';
const reference = (kind: string, id: string, label: string) => `jsonb_build_object('kind', '${kind}', 'id', ${id}, 'label', ${label})`;

export const strategyWords: { [S in RingStrategy]: string } = { SEQUENTIAL: 'One after the other', SIMULTANEOUS: 'All at the same time', RANDOM: 'Randomly' };

export const ringGroupListing: Listing<RingGroupRow, RingGroup> = {
  map: {
    from: 'ring_group g',
    id: 'g.id',
    select: `g.name, g.short_number, g.is_recorded, g.strategy, g.ring_seconds, g.is_cyclic, g.is_queued, g.max_waiting, g.no_answer_action, g.no_answer_destination, g.version, g.created_at, g.updated_at,
      (select ${reference('audio-file', 'f.id', 'f.name')} from audio_file f where f.id = g.queue_audio_file_id) as queue_audio_file,
      (select ${reference('playlist', 'p.id', 'p.name')} from playlist p where p.id = g.queue_playlist_id) as queue_playlist,
      ${labelledSql('g.no_answer_destination')} as no_answer_to,
      (select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'e164', n.e164) order by n.e164), '[]') from ${numbers}) as phone_numbers,
      (select coalesce(jsonb_agg(${reference('extension', 'e.id', `e.short_number || ' ' || e.display_name`)} order by m.position, e.id), '[]') from ${members}) as members`,
    sort: {
      name: { sql: 'g.name', type: 'text' },
      shortNumber: { sql: `coalesce(g.short_number, '')`, type: 'text' },
      createdAt: { sql: 'g.created_at', type: 'timestamptz' },
      updatedAt: { sql: 'g.updated_at', type: 'timestamptz' },
    },
    search: (text, param) => {
      const like = param(likeAnywhere(text));
      const own = digitsConditions(text, param).map((condition) => `exists (select from ${numbers} and (${condition}))`);
      return [likeFolded('g.name', like), `g.short_number like ${like}`, `exists (select from ${members} and ${likeFolded(`e.short_number || ' ' || e.display_name`, like)})`, ...own].join(' or ');
    },
    filters: {
      id: (value, param) => `g.id = ${param(value)}`,
      strategy: (value, param) => `g.strategy = ${param(value)}`,
      extensionId: (value, param) => `exists (select from ${members} and e.id = ${param(value)})`,
    },
  },
  toWire: ringGroupToWire,
  csv: {
    fileName: 'ring-groups',
    columns: [
      { header: 'Name', cell: (group) => group.name },
      { header: 'Short Number', cell: (group) => group.shortNumber },
      { header: 'Phone Numbers', cell: (group) => group.phoneNumbers.map(({ e164 }) => e164).join(';') },
      { header: 'Members', cell: (group) => group.members.map(({ label }) => label.split(' ')[0]).join(';') },
      { header: 'Ring Strategy', cell: (group) => strategyWords[group.strategy] },
      { header: 'Ring Time', cell: (group) => group.ringSeconds },
      { header: 'Cyclic', cell: (group) => group.isCyclic },
      { header: 'Waiting Queue', cell: (group) => group.queue.isOn },
      { header: 'Queue Message', cell: (group) => group.queueAudioFile?.label },
      { header: 'Queue Playlist', cell: (group) => group.queuePlaylist?.label },
      { header: 'Maximum Waiting', cell: (group) => group.queue.maxWaiting },
      { header: 'Recorded', cell: (group) => group.isRecorded },
      { header: 'No Answer', cell: noAnswerText },
    ],
  },
};
