import type { AnyEndpoint, QueryInputOf, ResponseOf } from '@patchbay/contract/http/endpoint';
import { label } from '@patchbay/contract/primitives/label';
import { upload, type UploadOptions } from '#api/upload.ts';
import { oneLine } from '#ui/one-line.ts';

export { Stopped } from '#api/upload.ts';

export interface Upload<E extends AnyEndpoint> {
  /** One that takes a file. */
  endpoint: E;
  at: string;
  query: QueryInputOf<E>;
  file: File;
}

const longestName = 200;
const named = label(longestName);

/** What a file is called to the API, which takes no sign that nobody sees and no name without end; people's files may have both. */
export const fileNameOf = ({ name }: Pick<File, 'name'>): string => {
  const asItIs = named.safeParse(name);
  if (asItIs.success) return asItIs.data;
  const printable = oneLine(name.normalize('NFC'));
  const ending = /\.\w{1,5}$/.exec(printable)?.[0] ?? '';
  const stem = printable.slice(0, printable.length - ending.length).slice(0, longestName - ending.length).toWellFormed().replace(/\ufffd$/, '').trim();
  return `${stem || 'file'}${ending}`;
};

/** Uploads a file to be planned, or compared. */
export const sendFile = <E extends AnyEndpoint>({ endpoint, at, query, file }: Upload<E>, options: UploadOptions): Promise<ResponseOf<E>> => upload(endpoint, { at, query, body: file } as never, options);
