import type { Tx } from '@patchbay/database/scope';
import type { RecordedInvitation } from './wire.ts';

export const findInvitations = async (tx: Tx, userIds: string[]): Promise<Map<string, RecordedInvitation>> => {
  const rows = await tx.$queryRaw<{ id: string; invitation: RecordedInvitation }[]>`select id, app_invitation_of(id) as invitation from unnest(${userIds}::uuid[]) as id`;
  return new Map(rows.map(({ id, invitation }) => [id, invitation]));
};
