import type { RingGroup } from '@patchbay/contract/ring-groups';
import type { History } from '../../platform/history.ts';
import { changeRingGroup, dropRingGroup, findRingGroup, insertRingGroup, loadRingGroup } from './ring-groups.ts';

/** A log from before there were playlists tells of none. */
const withPlaylist = (queue: RingGroup['queue']): RingGroup['queue'] => ({ ...queue, playlistId: queue.playlistId ?? null });

export const ringGroupHistory: History<RingGroup> = {
  type: 'ring-group',
  current: (tx, _ctx, id) => findRingGroup(tx, id),
  restore: async (tx, ctx, { version: _version, ...wire }) => changeRingGroup(tx, ctx, await loadRingGroup(tx, wire.id), wire),
  recreate: (tx, ctx, wire) => insertRingGroup(tx, ctx, wire.id, wire),
  remove: async (tx, ctx, id) => dropRingGroup(tx, ctx, await loadRingGroup(tx, id)),
  claims: ({ id, phoneNumberIds, shortNumber }) => ({ numbers: { assignee: { kind: 'ring-group', id }, ids: phoneNumberIds }, ...(shortNumber !== null && { code: shortNumber }) }),
  comparable: ({ name, shortNumber, phoneNumberIds, isRecorded, strategy, ringSeconds, isCyclic, queue, memberExtensionIds, onNoAnswer }) =>
    ({ name, shortNumber, phoneNumberIds: [...phoneNumberIds].sort(), isRecorded, strategy, ringSeconds, isCyclic, queue: withPlaylist(queue), memberExtensionIds, onNoAnswer }),
};
