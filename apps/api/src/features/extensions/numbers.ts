import type { Tx } from '@patchbay/database/scope';
import type { ActingCtx } from '../../platform/ctx.ts';
import { assignNumbersOfMany as assign, lockNumbers, refuseShowing, refuseUnusable } from '../../platform/number-assignment.ts';

interface Wanted {
  phoneNumberIds: string[];
  presentationNumberId: string | null;
}

export const noPresentation = 'The presentation number is a voice number of the enterprise.';

/** Checks what extensions want of the enterprise's numbers, and holds them until the transaction ends. */
export const claimNumbersOfMany = async (tx: Tx, ctx: ActingCtx, wanting: (Wanted & { id: string })[]): Promise<void> => {
  const ids = wanting.flatMap(({ phoneNumberIds, presentationNumberId }) => [...phoneNumberIds, ...(presentationNumberId === null ? [] : [presentationNumberId])]);
  if (ids.length === 0) return;
  const own = await lockNumbers(tx, ids);
  for (const { id: extensionId, phoneNumberIds, presentationNumberId } of wanting) {
    phoneNumberIds.forEach((id, index) => refuseUnusable(ctx, own.get(id), { kind: 'extension', id: extensionId }, `/phoneNumberIds/${index}`));
    if (presentationNumberId !== null) await refuseShowing(tx, ctx, own.get(presentationNumberId), { holderId: extensionId, pointer: '/presentationNumberId', detail: noPresentation });
  }
};

export const claimNumbers = (tx: Tx, ctx: ActingCtx, id: string, wanted: Wanted): Promise<void> => claimNumbersOfMany(tx, ctx, [{ ...wanted, id }]);

/** Makes exactly these numbers ring at each of several. */
export const assignNumbersOfMany = (tx: Tx, ctx: ActingCtx, wanting: (Pick<Wanted, 'phoneNumberIds'> & { id: string })[]): Promise<void> => assign(tx, ctx, 'extension', wanting);

export const assignNumbers = (tx: Tx, ctx: ActingCtx, id: string, phoneNumberIds: string[]): Promise<void> => assignNumbersOfMany(tx, ctx, [{ id, phoneNumberIds }]);
