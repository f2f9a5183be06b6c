import type { AudioFile } from '@patchbay/contract/audio-files';
import { Problem, type Reference } from '@patchbay/contract/http/problem';
import type { Tx } from '@patchbay/database/scope';
import { callFlowsWith, extensionsOf, linesWith, ringGroupsWith } from '../../platform/relations.ts';

/** Who plays a file, one line for each noun that can; none of them is left without its sound. */
const users: ((tx: Tx, audioFileId: string) => Promise<Reference[]>)[] = [
  (tx, audioFileId) => tx.$queryRaw<Reference[]>`select 'playlist' as kind, p.id, p.name as label from playlist p
    where exists (select from playlist_item i where i.tenant_id = p.tenant_id and i.playlist_id = p.id and i.audio_file_id = ${audioFileId}::uuid) order by p.name`,
  async (tx, audioFileId) => (await linesWith(tx, 'audio-file', audioFileId)).map(({ kind, id, label }) => ({ kind, id, label })),
  (tx, id) => extensionsOf(tx, { OR: [{ greetingAudioId: id }, { welcomeAudioId: id }, { musicOnHoldAudioId: id }] }),
  (tx, audioFileId) => callFlowsWith(tx, [audioFileId]),
  ringGroupsWith,
];

/** Whatever plays this file. */
export const usersOf = async (tx: Tx, audioFileId: string): Promise<Reference[]> => {
  const found = [];
  for (const find of users) found.push(...(await find(tx, audioFileId)));
  return found;
};

/** A file that something plays stays: silence in its place would be noticed by callers alone. */
export const refuseWhileUsed = async (tx: Tx, { id, name }: AudioFile): Promise<void> => {
  const references = await usersOf(tx, id);
  if (references.length === 0) return;
  const by = references.map(({ label }) => label).join(', ');
  throw new Problem('in-use', `${name} is played by ${by}: take it from there first.`, { references, params: { count: references.length } });
};
