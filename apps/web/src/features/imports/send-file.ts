import { type Import, imports, type ImportKind } from '@patchbay/contract/imports';
import { upload, type UploadOptions } from '#api/upload.ts';

export { Stopped } from '#api/upload.ts';

export interface Upload {
  at: string;
  kind: ImportKind;
  file: File;
  settings: Record<string, unknown>;
}

/** Uploads a file to be planned. */
export const sendFile = ({ at, kind, file, settings }: Upload, options: UploadOptions): Promise<Import> =>
  upload(imports.create, { at, query: { kind, fileName: file.name, settings: JSON.stringify(settings) }, body: file }, options);
