import { createHash } from 'node:crypto';
import { createReadStream, openAsBlob } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import { checkedKey, type Storage, StorageFailure } from '../../platform/storage.ts';

export interface S3Settings {
  /** `https://s3.eu-central-1.amazonaws.com`, or of anything that speaks the same. */
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

const secondsToAnswer = 60;

/** Files in a bucket of Amazon S3, or of what speaks its protocol. */
export const s3Storage = ({ endpoint, bucket, region, accessKeyId, secretAccessKey }: S3Settings): Storage => {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 2 });
  const base = `${endpoint.replace(/\/$/, '')}/${bucket}`;
  const ask = async (method: string, key: string, { isAbsentFine = false, ...init }: RequestInit & { isAbsentFine?: boolean } = {}): Promise<Response> => {
    const answer = await client.fetch(`${base}/${checkedKey(key)}`, { method, signal: AbortSignal.timeout(secondsToAnswer * 1_000), ...init }).catch((error: unknown) => {
      throw new StorageFailure('the storage of files does not answer', { cause: error });
    });
    if (answer.ok || (answer.status === 404 && isAbsentFine)) return answer;
    await answer.body?.cancel();
    throw new StorageFailure(`the storage of files answers ${answer.status}`);
  };
  return {
    put: async (key, path) => {
      // Signed, so that a file which was damaged on its way is refused there.
      const hash = createHash('sha256');
      await pipeline(createReadStream(path), hash);
      const answer = await ask('PUT', key, { body: await openAsBlob(path), headers: { 'content-type': 'application/octet-stream', 'x-amz-content-sha256': hash.digest('hex') } });
      await answer.body?.cancel();
    },
    open: async (key, range) => {
      const answer = await ask('GET', key, { isAbsentFine: true, ...(range && { headers: { range: `bytes=${range.first}-${range.last}` } }) });
      if (answer.status !== 404 && answer.body) return { sizeBytes: wholeSize(answer), stream: Readable.fromWeb(answer.body as ReadableStream) };
      await answer.body?.cancel();
      return null;
    },
    remove: async (key) => {
      const answer = await ask('DELETE', key, { isAbsentFine: true });
      await answer.body?.cancel();
    },
  };
};

const wholeSize = ({ headers }: Response): number => Number(/\/(\d+)$/.exec(headers.get('content-range') ?? '')?.[1] ?? headers.get('content-length'));
