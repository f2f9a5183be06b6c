import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface S3Server {
  url: string;
  /** What lies there, by bucket and key. */
  objects: Map<string, Buffer>;
  /** Answers this status to everything, until it is taken back. */
  fail(status: number | null): void;
  stop(): Promise<void>;
}

const region = 'eu-test-1';
const bucket = 'patchbay-test';
const credentials = { accessKeyId: 'AKIATESTKEY', secretAccessKey: 'test/secret+key' };

/** With which credentials one may use it. */
export const s3Settings = (endpoint: string) => ({ endpoint, bucket, region, ...credentials });

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const hashOf = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

/** The signature as AWS documents it (Signature Version 4), made anew from what arrived. */
const isSigned = ({ method, url = '', headers }: IncomingMessage, body: Buffer): boolean => {
  const [, date, signed, signature] = /Credential=AKIATESTKEY\/(\d{8})\/eu-test-1\/s3\/aws4_request, SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})$/.exec(headers.authorization ?? '') ?? [];
  const bodyHash = String(headers['x-amz-content-sha256']);
  if (!date || !signed || (bodyHash !== 'UNSIGNED-PAYLOAD' && bodyHash !== hashOf(body))) return false;
  const [path, query = ''] = url.split('?');
  const canonical = [method, path, query, ...signed.split(';').map((name) => `${name}:${String(headers[name]).trim()}`), '', signed, bodyHash].join('\n');
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], `${date}/${region}/s3/aws4_request`, hashOf(canonical)].join('\n');
  const key = [date, region, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${credentials.secretAccessKey}`);
  return hmac(key, text).toString('hex') === signature;
};

const refusal = (code: string, message: string) => `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`;

/** An object storage that speaks as much of S3 as we do, and checks every signature. */
export const startS3Server = async (): Promise<S3Server> => {
  const objects = new Map<string, Buffer>();
  let failing: number | null = null;
  const handlers: Record<string, (key: string, request: IncomingMessage, response: ServerResponse, body: Buffer) => void> = {
    PUT: (key, _, response, body) => {
      objects.set(key, body);
      response.writeHead(200).end();
    },
    GET: (key, { headers }, response) => {
      const found = objects.get(key);
      if (!found) return void response.writeHead(404).end(refusal('NoSuchKey', 'The specified key does not exist.'));
      const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? [];
      if (!first) return void response.writeHead(200, { 'content-length': found.length }).end(found);
      response.writeHead(206, { 'content-range': `bytes ${first}-${last}/${found.length}` }).end(found.subarray(Number(first), Number(last) + 1));
    },
    DELETE: (key, _, response) => {
      objects.delete(key);
      response.writeHead(204).end();
    },
  };
  const server = createServer((request, response) => void buffer(request).then((body) => {
    if (failing !== null) return response.writeHead(failing).end();
    if (!isSigned(request, body) || (request.method === 'PUT' && request.headers['content-length'] === undefined)) return response.writeHead(403).end(refusal('SignatureDoesNotMatch', 'The request signature does not match.'));
    const path = decodeURIComponent(request.url!).slice(1);
    if (!path.startsWith(`${bucket}/`)) return response.writeHead(404).end(refusal('NoSuchBucket', 'The specified bucket does not exist'));
    return handlers[request.method!]!(path, request, response, body);
  }));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    fail: (status) => void (failing = status),
    stop: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }),
  };
};
