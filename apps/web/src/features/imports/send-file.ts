import { Import, imports, type ImportKind } from '@patchbay/contract/imports';
import { urlOf } from '#api/client.ts';
import { ApiProblem, readProblem } from '#api/problem.ts';
import { reportSignedOut } from '#api/signed-out.ts';

export interface Upload {
  at: string;
  kind: ImportKind;
  file: File;
  settings: Record<string, unknown>;
}

interface Options {
  onProgress: (sentBytes: number) => void;
  signal: AbortSignal;
  /** The same for every attempt at the same upload. */
  idempotencyKey: string;
}

/** Uploads a file to be planned. Other than `fetch`, it tells how much has left. */
export const sendFile = ({ at, kind, file, settings }: Upload, { onProgress, signal, idempotencyKey }: Options): Promise<Import> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', urlOf(imports.create, { at, query: { kind, fileName: file.name, settings: JSON.stringify(settings) } }));
    const headers = { accept: 'application/json', 'content-type': 'application/octet-stream', 'x-patchbay-request': '1', 'idempotency-key': idempotencyKey };
    Object.entries(headers).forEach(([name, value]) => request.setRequestHeader(name, value));
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => void answered(request).then(resolve, reject);
    request.onerror = () => reject(new ApiProblem({ code: 'unreachable', detail: 'The upload broke off.' }));
    request.onabort = () => reject(new Stopped());
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });

/** Somebody wanted it to end. */
export class Stopped extends Error {}

const answered = async ({ status, responseText }: XMLHttpRequest): Promise<Import> => {
  if (status >= 200 && status < 300) return Import.parse(JSON.parse(responseText));
  if (status === 401) reportSignedOut();
  throw await readProblem(new Response(responseText, { status }));
};
