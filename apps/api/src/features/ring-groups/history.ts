import type { RingGroup } from '@patchbay/contract/ring-groups';
import type { History } from '../../platform/history.ts';
import { changeRingGroup, dropRingGroup, findRingGroup, insertRingGroup, loadRingGroup, recorded, type RecordedRingGroup } from './ring-groups.ts';

/** A log from before there were playlists tells of none. */
const withPlaylist = (queue: RingGroup['queue']): RingGroup['queue'] => ({ ...queue, playlistId: queue.playlistId ?? null });

export const ringGroupHistory: History<RecordedRingGroup> = {
  type: 'ring-group',
  current: async (tx, _ctx, id) => {
    const group = await findRingGroup(tx, id);
    return group && recorded(tx, group);
  },
  // Who has gone from it since is still there to come back.
  restore: async (tx, ctx, { version: _version, goneMembers: _gone, ...wire }) => changeRingGroup(tx, ctx, await loadRingGroup(tx, wire.id), wire),
  recreate: (tx, ctx, wire) => insertRingGroup(tx, ctx, wire.id, wire),
  remove: async (tx, ctx, id) => dropRingGroup(tx, ctx, await loadRingGroup(tx, id)),
  claims: ({ id, phoneNumberIds, shortNumber }) => ({ numbers: { assignee: { kind: 'ring-group', id }, ids: phoneNumberIds }, ...(shortNumber !== null && { code: shortNumber }) }),
  comparable: ({ name, shortNumber, phoneNumberIds, isRecorded, strategy, ringSeconds, isCyclic, queue, memberExtensionIds, onNoAnswer }) =>
    ({ name, shortNumber, phoneNumberIds: [...phoneNumberIds].sort(), isRecorded, strategy, ringSeconds, isCyclic, queue: withPlaylist(queue), memberExtensionIds, onNoAnswer }),
};
