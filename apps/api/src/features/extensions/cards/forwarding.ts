import type { Forwarding } from '@patchbay/contract/forwarding';
import type { Prisma } from '@patchbay/database/prisma';
import type { Tx } from '@patchbay/database/scope';
import { destinationsOf, type SentTo } from '@patchbay/domain/call-routing/destinations';
import { idOf, refuseUnknownDestinations } from '../../../platform/destinations.ts';
import type { ExtensionState } from '../load.ts';

const forwardingOfState = ({ unconditionalForward, exceptionNumbers, conditionalForward, temporaryForward }: ExtensionState): Forwarding =>
  ({ unconditional: unconditionalForward, exceptionNumbers, conditional: conditionalForward, temporary: temporaryForward });

/** Everything that an extension forwards to, or would. */
export const forwardsOf = (state: ExtensionState): SentTo[] => destinationsOf({ forwarding: forwardingOfState(state) });

type Changed = Partial<Pick<ExtensionState, 'unconditionalForward' | 'conditionalForward' | 'temporaryForward'>>;

/** Where a destination stands in the body of its card, whose pointer begins with the name of the card in the settings. */
const within = (card: string, pointer: string): string => pointer.slice(`/forwarding/${card}`.length);

/** Refuses destinations of a card that the enterprise does not have. Those that had been chosen and have gone since are kept. */
export const checkForwards = async (tx: Tx, before: ExtensionState, { changed, card, at }: { changed: Changed; card: string; at: string }): Promise<void> => {
  const wanted = forwardsOf({ ...before, ...changed }).filter(({ pointer }) => pointer.startsWith(`/forwarding/${card}/`));
  await refuseUnknownDestinations(tx, wanted.map(({ to, pointer }) => ({ destination: to, pointer: `${at}${within(card, pointer)}` })), forwardsOf(before).map(({ to }) => to));
};

/** Keeps what forwards, and beside it whom all of it names now. */
export const keepForwards = async (tx: Tx, before: ExtensionState, changed: Changed, data: Prisma.ExtensionUncheckedUpdateInput): Promise<void> => {
  const extensionId = before.id;
  await tx.extension.update({ where: { id: extensionId }, data, select: { id: true } });
  const targets = [...new Set(forwardsOf({ ...before, ...changed }).flatMap(({ to }) => idOf(to) ?? []))];
  await tx.extensionForward.deleteMany({ where: { extensionId, targetId: { notIn: targets } } });
  await tx.extensionForward.createMany({ data: targets.map((targetId) => ({ extensionId, targetId })), skipDuplicates: true });
};
