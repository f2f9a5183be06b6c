import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { DeliveryFailed } from './delivery.ts';

export interface HttpAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

interface Request {
  method: 'GET' | 'POST' | 'PUT';
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** What the name of the URL was found to be. */
  address?: string;
  signal: AbortSignal;
}

const mostOfAnswer = 65_536;

/** One request and its answer, which is never a page that it points to: redirects are not followed. */
export const sendHttp = (url: URL, { method, headers, body, address, signal }: Request): Promise<HttpAnswer> =>
  new Promise((resolve, reject) => {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const options = {
      method, signal, agent: false as const, host: address ?? host, port: url.port || undefined, path: `${url.pathname}${url.search}`,
      headers: { ...headers, host: url.host, ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }) },
      ...(url.protocol === 'https:' && isIP(host) === 0 && { servername: host }),
    };
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(options, (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > mostOfAnswer) return response.destroy(new DeliveryFailed('refused', 'The answer is too long'));
        chunks.push(chunk);
      });
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, text: Buffer.concat(chunks).toString('utf8') }));
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
