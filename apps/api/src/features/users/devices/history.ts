import type { AppDevice } from '@patchbay/contract/app-devices';
import type { History } from '../../../platform/history.ts';
import { findAppDevice } from '../../../platform/app-devices.ts';

/** That a device was activated is undone by signing it out; one that is gone is activated again, on the device itself. */
export const appDeviceHistory: History<AppDevice> = {
  type: 'app-device',
  current: (tx, _ctx, id) => findAppDevice(tx, id),
  remove: async (tx, _ctx, id) => void (await tx.appDevice.delete({ where: { id }, select: { id: true } })),
  comparable: ({ id, userId }) => ({ id, userId }),
};
