import type { LostSecret } from '@patchbay/contract/audit';
import { DeliveryTargetDraft } from '@patchbay/contract/delivery-methods';
import type { History } from '../../platform/history.ts';
import { changeDeliveryMethod, dropDeliveryMethod, insertDeliveryMethod, loadDeliveryMethod, recorded, type RecordedMethod, wireOf } from './delivery-methods.ts';

const draftOf = (wire: RecordedMethod) => ({ name: wire.name, fileNamePattern: wire.fileNamePattern, target: DeliveryTargetDraft.parse(wire) });

const secretFlags = { hasPassword: 'delivery-password', hasPrivateKey: 'private-key', hasPassphrase: 'passphrase', hasSecretAccessKey: 'secret-access-key' } as const;

const lost = (wire: RecordedMethod): LostSecret[] => {
  const flags: Record<string, unknown> = wire;
  const kept = Object.entries(secretFlags).flatMap(([flag, secret]) => (flags[flag] === true ? [secret] : []));
  return wire.account === null ? kept : [...kept, 'cloud-connection'];
};

export const deliveryMethodHistory: History<RecordedMethod> = {
  type: 'delivery-method',
  final: ['delivery-method.tested', 'delivery-method.connected'],
  current: async (tx, _ctx, id) => {
    const row = await tx.deliveryMethod.findUnique({ where: { id } });
    return row && recorded(wireOf(row));
  },
  // Secrets stay while the server does: one that was typed for another is not handed to the one before.
  restore: async (tx, ctx, wire) => recorded(wireOf(await changeDeliveryMethod(tx, ctx, await loadDeliveryMethod(tx, wire.id), { ...draftOf(wire), isUndo: true }))),
  // Without its secrets: the log never held them.
  recreate: async (tx, ctx, wire) => recorded(wireOf(await insertDeliveryMethod(tx, ctx, wire.id, draftOf(wire)))),
  lost,
  remove: async (tx, ctx, id) => dropDeliveryMethod(tx, ctx, await loadDeliveryMethod(tx, id)),
  comparable: (wire) => draftOf(wire),
};
