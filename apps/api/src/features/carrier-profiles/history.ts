import type { CarrierProfile } from '@patchbay/contract/carrier-profiles';
import { notFound } from '@patchbay/contract/http/problem';
import type { History } from '../../platform/history.ts';
import { changeCarrierProfile, dropCarrierProfile, findCarrierProfile, insertCarrierProfile, restoredCarrierProfile } from './carrier-profiles.ts';

export const carrierProfileHistory: History<CarrierProfile> = {
  type: 'carrier-profile',
  current: (tx, ctx, id) => findCarrierProfile(tx, ctx, id),
  restore: async (tx, ctx, { id, serves, carrier, name, isDefault }) => restoredCarrierProfile(await changeCarrierProfile(tx, ctx, id, { serves, carrier, name, isDefault })),
  // Without its credentials: the log never held them.
  recreate: async (tx, ctx, wire) => {
    const owner = await tx.organisation.findUnique({ where: { id: wire.ownerId ?? '' }, select: { id: true, path: true } });
    if (!owner) throw notFound('organisation');
    const { id, serves, carrier, name, isDefault } = wire;
    return restoredCarrierProfile(await insertCarrierProfile(tx, ctx, owner, { id, serves, carrier, name, isDefault }));
  },
  lost: ({ hasCredentials }) => (hasCredentials ? ['carrier-credentials'] : []),
  remove: async (tx, ctx, id) => void (await dropCarrierProfile(tx, ctx, id)),
  comparable: ({ serves, carrier, name, isDefault }) => ({ serves, carrier, name, isDefault }),
};
