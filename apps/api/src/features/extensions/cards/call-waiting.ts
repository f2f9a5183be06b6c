import type { CallWaiting } from '@patchbay/contract/call-waiting';
import type { Card } from './card.ts';

export const callWaitingCard: Card<CallWaiting> = {
  name: 'callWaiting',
  keys: ['callWaiting'],
  // A log from before there were playlists tells of none.
  draftOf: ({ callWaiting }) => ({ ...callWaiting, musicOnHoldPlaylistId: callWaiting.musicOnHoldPlaylistId ?? null }),
  change: async (tx, _ctx, { id }, draft) => void (await tx.extension.update({ where: { id }, data: draft, select: { id: true } })),
};
