import type { Tx } from '@patchbay/database/scope';
import type { ActingCtx } from '../../platform/ctx.ts';
import { assignNumbers as assign, lockNumbers, refuseNumber, refuseUnusable } from '../../platform/number-assignment.ts';

interface Wanted {
  phoneNumberIds: string[];
  presentationNumberId: string | null;
}

export const noPresentation = 'The presentation number is a voice number of the enterprise.';

/** Checks what an extension wants of the enterprise's numbers, and holds them until the transaction ends. */
export const claimNumbers = async (tx: Tx, ctx: ActingCtx, extensionId: string, { phoneNumberIds, presentationNumberId }: Wanted): Promise<void> => {
  const ids = [...phoneNumberIds, ...(presentationNumberId === null ? [] : [presentationNumberId])];
  if (ids.length === 0) return;
  const own = await lockNumbers(tx, ids);
  phoneNumberIds.forEach((id, index) => refuseUnusable(ctx, own.get(id), { kind: 'extension', id: extensionId }, `/phoneNumberIds/${index}`));
  if (presentationNumberId === null || own.get(presentationNumberId)?.voice) return;
  refuseNumber('rule-broken', '/presentationNumberId', noPresentation);
};

/** Makes exactly these numbers ring at the extension. */
export const assignNumbers = (tx: Tx, ctx: ActingCtx, extensionId: string, phoneNumberIds: string[]): Promise<void> =>
  assign(tx, ctx, { kind: 'extension', id: extensionId }, phoneNumberIds);
