import type { E164 } from '@patchbay/contract/primitives/phone-number';
import type { PhoneNumber } from '@patchbay/contract/phone-numbers';
import type { History } from '../../platform/history.ts';
import { capabilitiesToRow, findNumber, findOwner, moveNumbers, recorded, type RecordedNumber, removeNumber } from './phone-numbers.ts';
import { refuseTakingAway, refuseWhereUsed, usesOf } from './uses.ts';

const capabilitiesOf = ({ voice, sms, fax, voiceRouteType }: RecordedNumber) =>
  capabilitiesToRow({ voice, sms, fax, voiceRouteType: voiceRouteType as PhoneNumber['voiceRouteType'] });

/** Those that go back to the same holder with the same capabilities. */
const alike = (wires: RecordedNumber[]): RecordedNumber[][] =>
  [...Map.groupBy(wires, ({ ownerId, voice, sms, fax, voiceRouteType }) => JSON.stringify([ownerId, voice, sms, fax, voiceRouteType])).values()];

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
  many: {
    current: async (tx, _ctx, ids) => {
      const rows = await tx.phoneNumber.findMany({ where: { id: { in: ids } }, include: { owner: true } });
      return new Map(rows.map((row) => [row.id, recorded(row)]));
    },
    restore: async (tx, ctx, wires) => {
      for (const [first, ...rest] of alike(wires)) {
        const ids = [first!, ...rest].map(({ id }) => id);
        const [uses, capabilities] = [await usesOf(tx, ids), capabilitiesOf(first!)];
        refuseTakingAway(uses, capabilities);
        if ((await tx.phoneNumber.count({ where: { id: { in: ids }, ownerId: { not: first!.ownerId } } })) > 0) {
          refuseWhereUsed(uses, 'they cannot go back to their former holder');
        }
        const owner = await findOwner(tx, first!.ownerId);
        const data = { ...capabilities, ownerId: owner.id, ownerPath: owner.path, version: { increment: 1 }, updatedAt: ctx.now };
        await tx.phoneNumber.updateMany({ where: { id: { in: ids } }, data });
      }
    },
    recreate: async (tx, ctx, wires) => {
      for (const group of alike(wires)) {
        const owner = await findOwner(tx, group[0]!.ownerId);
        const { voice, sms, fax, voiceRouteType } = capabilitiesOf(group[0]!);
        const [ids, numbers] = [group.map(({ id }) => id), group.map(({ e164 }) => e164)];
        await tx.$executeRaw`insert into phone_number (id, e164, owner_id, owner_path, voice, sms, fax, voice_route_type, created_at, updated_at)
          select id, e164, ${owner.id}::uuid, ${owner.path}, ${voice}, ${sms}, ${fax}, ${voiceRouteType}, ${ctx.now}, ${ctx.now}
          from unnest(${ids}::uuid[], ${numbers}::text[]) as n (id, e164)`;
      }
    },
    remove: async (tx, _ctx, ids) => {
      refuseWhereUsed(await usesOf(tx, ids), 'only unassigned numbers can be removed');
      await tx.phoneNumber.deleteMany({ where: { id: { in: ids } } });
    },
  },
  comparable: ({ e164, ownerId, voice, sms, fax, voiceRouteType }) => ({ e164, ownerId, voice, sms, fax, voiceRouteType }),
};
