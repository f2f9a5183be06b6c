import type { E164 } from '@patchbay/contract/primitives/phone-number';
import type { PhoneNumber } from '@patchbay/contract/phone-numbers';
import type { History } from '../../platform/history.ts';
import { capabilitiesToRow, findNumber, findOwner, moveNumbers, recorded, type RecordedNumber, removeNumber } from './phone-numbers.ts';
import { refuseTakingAway, refuseWhereUsed, usesOf } from './uses.ts';

const capabilitiesOf = ({ voice, sms, fax, voiceRouteType }: RecordedNumber) =>
  capabilitiesToRow({ voice, sms, fax, voiceRouteType: voiceRouteType as PhoneNumber['voiceRouteType'] });

export const phoneNumberHistory: History<RecordedNumber> = {
  type: 'phone-number',
  current: async (tx, _ctx, id) => {
    const row = await tx.phoneNumber.findUnique({ where: { id }, include: { owner: true } });
    return row && recorded(row);
  },
  restore: async (tx, ctx, wire) => {
    const before = await findNumber(tx, wire.id);
    const uses = await usesOf(tx, [wire.id]);
    const capabilities = capabilitiesOf(wire);
    refuseTakingAway(uses, capabilities);
    if (before.ownerId !== wire.ownerId) {
      refuseWhereUsed(uses, 'it cannot go back to its former holder');
      await moveNumbers(tx, ctx, [wire.id], await findOwner(tx, wire.ownerId));
    }
    await tx.phoneNumber.update({ where: { id: wire.id }, data: { ...capabilities, version: { increment: 1 }, updatedAt: ctx.now }, select: { id: true } });
    return recorded(await findNumber(tx, wire.id));
  },
  recreate: async (tx, ctx, wire) => {
    const owner = await findOwner(tx, wire.ownerId);
    const data = { id: wire.id, e164: wire.e164 as E164, ownerId: owner.id, ownerPath: owner.path, ...capabilitiesOf(wire), createdAt: ctx.now, updatedAt: ctx.now };
    await tx.phoneNumber.create({ data, select: { id: true } });
    return recorded(await findNumber(tx, wire.id));
  },
  remove: async (tx, _ctx, id) => void (await removeNumber(tx, id)),
  comparable: ({ e164, ownerId, voice, sms, fax, voiceRouteType }) => ({ e164, ownerId, voice, sms, fax, voiceRouteType }),
};
