import type { AnyEndpoint, ResponseOf } from '@patchbay/contract/http/endpoint';
import { z } from 'zod';
import { type CallInput, urlOf } from './client.ts';
import { ApiProblem, readProblem } from './problem.ts';
import { reportSignedOut } from './signed-out.ts';

export interface UploadOptions {
  onProgress?: (sentBytes: number) => void;
  signal?: AbortSignal;
  /** The same for every attempt at the same upload. */
  idempotencyKey: string;
}

/** Somebody wanted it to end. */
export class Stopped extends Error {}

/** Sends a file to an endpoint that takes one. Other than `fetch`, it tells how much has left. */
export const upload = <E extends AnyEndpoint>(endpoint: E, { body, ...where }: CallInput<E> & { body: Blob }, { onProgress, signal, idempotencyKey }: UploadOptions): Promise<ResponseOf<E>> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', urlOf(endpoint, where));
    const headers = { accept: 'application/json', 'content-type': 'application/octet-stream', 'x-patchbay-request': '1', 'idempotency-key': idempotencyKey };
    Object.entries(headers).forEach(([name, value]) => request.setRequestHeader(name, value));
    request.upload.onprogress = ({ loaded }) => onProgress?.(loaded);
    request.onload = () => void answered(endpoint, request).then(resolve, reject);
    request.onerror = () => reject(new ApiProblem({ code: 'unreachable', detail: 'The upload broke off.' }));
    request.onabort = () => reject(new Stopped());
    signal?.addEventListener('abort', () => request.abort());
    request.send(body);
  });

const answered = async <E extends AnyEndpoint>(endpoint: E, { status, responseText }: XMLHttpRequest): Promise<ResponseOf<E>> => {
  if (status >= 200 && status < 300) return z.parse(endpoint.response as z.ZodType<ResponseOf<E>>, JSON.parse(responseText));
  if (status === 401) reportSignedOut();
  throw await readProblem(new Response(responseText, { status }));
};
