import type { AnyEndpoint, QueryInputOf, ResponseOf } from '@patchbay/contract/http/endpoint';
import { upload, type UploadOptions } from '#api/upload.ts';

export { Stopped } from '#api/upload.ts';

export interface Upload<E extends AnyEndpoint> {
  /** One that takes a file. */
  endpoint: E;
  at: string;
  query: QueryInputOf<E>;
  file: File;
}

/** Uploads a file to be planned, or compared. */
export const sendFile = <E extends AnyEndpoint>({ endpoint, at, query, file }: Upload<E>, options: UploadOptions): Promise<ResponseOf<E>> => upload(endpoint, { at, query, body: file } as never, options);
