import type { CloudType, DeliveryTarget } from '@patchbay/contract/delivery-methods';
import { type Deliver, DeliveryFailed } from '../delivery.ts';
import { storeInDropbox } from './dropbox.ts';
import { storeInGoogleDrive } from './google-drive.ts';
import { refreshed } from './oauth.ts';
import { storeInOneDrive } from './one-drive.ts';
import type { Store } from './store.ts';

const stores: { [T in CloudType]: Store } = { DROPBOX: storeInDropbox, GOOGLE_DRIVE: storeInGoogleDrive, ONEDRIVE: storeInOneDrive };

/** A file into the account that a person let us into. */
export const deliverToCloud: Deliver<Extract<DeliveryTarget, { type: CloudType }>> = async (target, file, { config, secrets, signal }) => {
  if (secrets.refreshToken === undefined) throw new DeliveryFailed('not-connected');
  const { accessToken, refreshToken } = await refreshed(config, target.type, secrets.refreshToken, signal);
  const place = await stores[target.type](target, file, { config, signal, authorization: `Bearer ${accessToken}` });
  return { place, answer: '', ...(refreshToken !== undefined && refreshToken !== secrets.refreshToken && { refreshToken }) };
};
