import type { DeliveryTarget } from '@patchbay/contract/delivery-methods';
import { deliverToCloud } from './cloud/cloud.ts';
import { asFailure, type Deliver, type Delivered, type DeliveryCtx, DeliveryFailed, type OutgoingFile } from './delivery.ts';
import { deliverByEmail } from './email.ts';
import { deliverByS3 } from './s3.ts';

// Loaded with their libraries when the first of them is used: together they hold 25 MB.
const deliverByFtp: Deliver<Extract<DeliveryTarget, { type: 'FTP' }>> = async (...given) => (await import('./ftp.ts')).deliverByFtp(...given);
const deliverBySftp: Deliver<Extract<DeliveryTarget, { type: 'SFTP' }>> = async (...given) => (await import('./sftp.ts')).deliverBySftp(...given);

const byType: { [T in DeliveryTarget['type']]: Deliver<Extract<DeliveryTarget, { type: T }>> } = {
  EMAIL: deliverByEmail, FTP: deliverByFtp, SFTP: deliverBySftp, S3: deliverByS3, DROPBOX: deliverToCloud, GOOGLE_DRIVE: deliverToCloud, ONEDRIVE: deliverToCloud,
};

/** Hands a file to a target, in the time that there is. Throws `DeliveryFailed`, and nothing else. */
export const deliver = async (target: DeliveryTarget, file: OutgoingFile, ctx: Omit<DeliveryCtx, 'signal'> & { longestMs: number; signal: AbortSignal }): Promise<Delivered> => {
  const signal = AbortSignal.any([ctx.signal, AbortSignal.timeout(ctx.longestMs)]);
  const late = new Promise<never>((_, reject) => { signal.addEventListener('abort', () => reject(new DeliveryFailed('timeout'))); });
  const working = (byType[target.type] as Deliver<DeliveryTarget>)(target, file, { ...ctx, signal });
  working.catch(() => undefined);
  try {
    return await Promise.race([working, late]);
  } catch (error) {
    throw asFailure(error, signal);
  }
};
