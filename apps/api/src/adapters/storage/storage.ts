import type { Config } from '../../platform/config.ts';
import type { Storage } from '../../platform/storage.ts';
import { diskStorage } from './disk.ts';
import { s3Storage } from './s3.ts';

/** The storage that the configuration names. */
export const storageOf = ({ s3, storageDirectory }: Config): Storage => (s3 ? s3Storage(s3) : diskStorage(storageDirectory));
