import type { DeliveryMethodDraft, DeliveryType } from '@patchbay/contract/delivery-methods';
import type { z } from 'zod';

type Target = z.input<typeof DeliveryMethodDraft>['target'];

/** What each type begins with. */
export const emptyTargets: { [T in DeliveryType]: Extract<Target, { type: T }> } = {
  EMAIL: { type: 'EMAIL', addresses: [], subject: '' },
  FTP: { type: 'FTP', host: '', port: 21, directory: '', mode: 'ACTIVE', security: 'EXPLICIT', isAnonymous: false, username: '' },
  SFTP: { type: 'SFTP', host: '', port: 22, directory: '', username: '' },
  S3: { type: 'S3', endpoint: '', region: 'us-east-1', bucket: '', prefix: '', accessKeyId: '', usesPathStyle: true },
  DROPBOX: { type: 'DROPBOX', folder: '' },
  GOOGLE_DRIVE: { type: 'GOOGLE_DRIVE', folder: '' },
  ONEDRIVE: { type: 'ONEDRIVE', folder: '' },
};
