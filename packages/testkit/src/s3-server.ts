import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface S3Server {
  /** `http://127.0.0.1:…` */
  url: string;
  /** By bucket and key. */
  objects: Map<string, string>;
  stop(): Promise<void>;
}

const hex = (content: Buffer | string) => createHash('sha256').update(content).digest('hex');
const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest();

/** Signature version 4, computed from the specification and not by the client's library. */
const isSigned = (request: IncomingMessage, body: Buffer, { id, secret }: { id: string; secret: string }): boolean => {
  const parts = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(request.headers.authorization ?? '');
  if (!parts) return false;
  const [, keyId, day, region, names, signature] = parts as unknown as string[];
  const contentHash = String(request.headers['x-amz-content-sha256']);
  if (keyId !== id || contentHash !== hex(body)) return false;
  const headers = names!.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`).join('');
  const canonical = [request.method, request.url, '', headers, names, contentHash].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const key = ['aws4_request', 's3', region!, day!].reduceRight<Buffer | string>((above, part) => hmac(above, part), `AWS4${secret}`);
  return hmac(key, ['AWS4-HMAC-SHA256', String(request.headers['x-amz-date']), scope, hex(canonical)].join('\n')).toString('hex') === signature;
};

const refusal = (code: string, message: string) => `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`;

/** S3 as far as it takes objects, on a free port of loopback. */
export const startS3Server = async (credentials: { id: string; secret: string }, bucket: string): Promise<S3Server> => {
  const objects = new Map<string, string>();
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const path = decodeURIComponent(request.url!).slice(1);
      const refuse = (status: number, code: string, message: string) => response.writeHead(status, { 'content-type': 'application/xml' }).end(refusal(code, message));
      if (!isSigned(request, body, credentials)) return refuse(403, 'SignatureDoesNotMatch', 'The request signature does not match.');
      if (!path.startsWith(`${bucket}/`)) return refuse(404, 'NoSuchBucket', 'The specified bucket does not exist');
      objects.set(path, body.toString('utf8'));
      response.writeHead(200, { etag: '"x"' }).end();
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, objects, stop: () => new Promise((resolve) => { server.close(() => resolve()); }) };
};
