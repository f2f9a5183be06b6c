import { call } from './api.ts';
import { forgetPush } from './push.ts';

/** Ends the session of this device, and what it was told by notifications. */
export const signOut = async (): Promise<void> => {
  await forgetPush().catch(() => undefined);
  await call('signOut');
};
