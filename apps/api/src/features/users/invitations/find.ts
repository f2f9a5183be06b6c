import type { Tx } from '@patchbay/database/scope';
import type { RecordedInvitation } from './wire.ts';

export const findInvitation = async (tx: Tx, userId: string): Promise<RecordedInvitation> => {
  const [row] = await tx.$queryRaw<{ invitation: RecordedInvitation }[]>`select app_invitation_of(${userId}::uuid) as invitation`;
  return row!.invitation;
};
