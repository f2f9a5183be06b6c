import type { Tx } from '@patchbay/database/scope';

/** Gives each of these users the picture that they had; of one that is gone for good they come back without. */
export const giveAvatars = async (tx: Tx, wires: { id: string; avatarId?: string | null }[]): Promise<void> => {
  await tx.$executeRaw`
    update app_user u set avatar_id = a.id from jsonb_to_recordset(${JSON.stringify(wires.map(({ id, avatarId = null }) => ({ id, avatarId })))}::jsonb) as w (id uuid, "avatarId" uuid)
    left join avatar a on a.id = w."avatarId" and not a.is_condemned
    where u.id = w.id and u.avatar_id is distinct from a.id`;
};
