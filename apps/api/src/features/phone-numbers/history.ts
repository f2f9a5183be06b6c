import type { PhoneNumber } from '@patchbay/contract/phone-numbers';
import type { Tx } from '@patchbay/database/scope';
import type { ActingCtx, SubtreeCtx } from '../../platform/ctx.ts';
import type { History } from '../../platform/history.ts';
import { sqlIn } from '../../platform/sql-in.ts';
import { phoneNumberSet } from './history-set.ts';
import { capabilitiesToRow, findNumber, findOwner, isNotTheirs, moveNumbers, recorded, type RecordedNumber, refuseExternal, removeNumber } from './phone-numbers.ts';
import { findTaken, refuseTakenAgain, takenInTheWay } from './taken.ts';
import { isAnythingMissing, refuseTakingAway, refuseWhereUsed, usesOf } from './uses.ts';

const capabilitiesOf = ({ voice, sms, fax, voiceRouteType }: RecordedNumber) =>
  capabilitiesToRow({ voice, sms, fax, voiceRouteType: voiceRouteType as PhoneNumber['voiceRouteType'] });

/** What a number goes back to beside its holder. Rows of the log from before there were tags and the rest say nothing of them. */
const stateOf = (wire: RecordedNumber) => {
  const { voiceCarrierId = null, smsCarrierId = null, source = 'PROVIDER', tags = [], blockedReason = null, quarantineUntil = null } = wire as Partial<RecordedNumber>;
  return { ...capabilitiesOf(wire), voiceCarrierId, smsCarrierId, source, tags, blockedReason, quarantineUntil: quarantineUntil === null ? null : new Date(quarantineUntil) };
};

const comparable = (wire: RecordedNumber) => ({ e164: wire.e164, ownerId: wire.ownerId, ...stateOf(wire) });

/** Those that go back to the same holder and state. */
const alike = (wires: RecordedNumber[]): RecordedNumber[][] =>
  [...Map.groupBy(wires, (wire) => JSON.stringify({ ...comparable(wire), e164: undefined })).values()];

const update = async (tx: Tx, ctx: ActingCtx, ids: string[], wire: RecordedNumber): Promise<void> => {
  await tx.phoneNumber.updateMany({ where: { id: { in: ids } }, data: { ...stateOf(wire), version: { increment: 1 }, updatedAt: ctx.now } });
};

const takenOf = (tx: Tx, wires: RecordedNumber[]) =>
  findTaken(sqlIn(tx), 'select w.id, w.e164 from unnest($1::uuid[], $2::text[]) w (id, e164)', [wires.map(({ id }) => id), wires.map(({ e164 }) => e164)]);

export const phoneNumberHistory: History<RecordedNumber> = {
  type: 'phone-number',
  current: async (tx, _ctx, id) => {
    const row = await tx.phoneNumber.findUnique({ where: { id }, include: { owner: true } });
    return row && recorded(row);
  },
  restore: async (tx, ctx, wire) => {
    const before = await findNumber(tx, wire.id);
    const uses = await usesOf(tx, [wire.id]);
    refuseTakingAway(uses, stateOf(wire));
    if (before.ownerId !== wire.ownerId) {
      refuseWhereUsed(uses, 'it cannot go back to its former holder');
      await moveNumbers(tx, ctx, [wire.id], await findOwner(tx, wire.ownerId));
    }
    await update(tx, ctx, [wire.id], wire);
    return recorded(await findNumber(tx, wire.id));
  },
  recreate: async (tx, ctx, wire) => {
    await refuseExternal(tx, ctx as SubtreeCtx);
    refuseTakenAgain(await takenOf(tx, [wire]));
    const owner = await findOwner(tx, wire.ownerId);
    const data = { id: wire.id, e164: wire.e164, ownerId: owner.id, ownerPath: owner.path, ...stateOf(wire), createdAt: ctx.now, updatedAt: ctx.now };
    await tx.phoneNumber.create({ data, select: { id: true } });
    return recorded(await findNumber(tx, wire.id));
  },
  remove: async (tx, ctx, id) => void (await removeNumber(tx, ctx as SubtreeCtx, id)),
  many: {
    current: async (tx, _ctx, ids) => {
      const rows = await tx.phoneNumber.findMany({ where: { id: { in: ids } }, include: { owner: true } });
      return new Map(rows.map((row) => [row.id, recorded(row)]));
    },
    restore: async (tx, ctx, wires) => {
      for (const [first, ...rest] of alike(wires)) {
        const ids = [first!, ...rest].map(({ id }) => id);
        const uses = await usesOf(tx, ids);
        refuseTakingAway(uses, stateOf(first!));
        if ((await tx.phoneNumber.count({ where: { id: { in: ids }, ownerId: { not: first!.ownerId } } })) > 0) {
          refuseWhereUsed(uses, 'they cannot go back to their former holder');
        }
        await moveNumbers(tx, ctx, ids, await findOwner(tx, first!.ownerId));
        await update(tx, ctx, ids, first!);
      }
    },
    recreate: async (tx, ctx, wires) => {
      await refuseExternal(tx, ctx as SubtreeCtx);
      refuseTakenAgain(await takenOf(tx, wires));
      for (const group of alike(wires)) {
        const owner = await findOwner(tx, group[0]!.ownerId);
        const state = stateOf(group[0]!);
        const [ids, numbers] = [group.map(({ id }) => id), group.map(({ e164 }) => e164)];
        await tx.$executeRaw`insert into phone_number (id, e164, owner_id, owner_path, voice, sms, fax, voice_route_type, voice_carrier_id, sms_carrier_id, source, tags,
            blocked_reason, quarantine_until, created_at, updated_at)
          select id, e164, ${owner.id}::uuid, ${owner.path}, ${state.voice}, ${state.sms}, ${state.fax}, ${state.voiceRouteType}, ${state.voiceCarrierId}::uuid, ${state.smsCarrierId}::uuid,
            ${state.source}, ${state.tags}::text[], ${state.blockedReason}, ${state.quarantineUntil}::timestamptz, ${ctx.now}, ${ctx.now}
          from unnest(${ids}::uuid[], ${numbers}::text[]) as n (id, e164)`;
      }
    },
    remove: async (tx, _ctx, ids) => {
      refuseWhereUsed(await usesOf(tx, ids), 'only unassigned numbers can be removed');
      await tx.phoneNumber.deleteMany({ where: { id: { in: ids } } });
    },
  },
  inTheWay: async (tx, steps) => {
    const uses = Map.groupBy(await usesOf(tx, steps.map(({ id }) => id)), ({ numberId }) => numberId);
    const back = steps.flatMap(({ current, before }) => (current === null && before ? [before] : []));
    const taken = takenInTheWay(await takenOf(tx, back));
    return [...taken, ...steps.flatMap(({ id, current, before }) =>
      (uses.get(id) ?? []).filter((use) => before?.ownerId !== current?.ownerId || isAnythingMissing(use, stateOf(before!))).map(({ reference }) => ({ id, by: reference })))];
  },
  set: phoneNumberSet,
  // Tags apart, an enterprise's own people undo what they do to their own numbers alone. The log of a number from before it told the source says that it is the provider's.
  isAboveAsker: (ctx, { before, after }) => (before === null || after === null) && isNotTheirs(ctx, { source: 'PROVIDER', ...(before ?? after) }),
  comparable,
};
