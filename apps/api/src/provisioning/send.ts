import { gzipSync } from 'node:zlib';
import type { FastifyReply } from 'fastify';
import { challenges } from './digest-access.ts';
import type { Served } from './desk.ts';
import type { Nonces } from './nonces.ts';

const fixed = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
const plain = 'text/plain; charset=utf-8';

/** Smaller ones become no smaller. */
const leastToCompress = 400;

/** Puts answers on the wire. Every refusal of a kind is the same to the last byte, but for the nonce. */
export class Sender {
  readonly #nonces: Nonces;

  constructor(nonces: Nonces) {
    this.#nonces = nonces;
  }

  send(reply: FastifyReply, served: Served, acceptEncoding: string | undefined): FastifyReply {
    void reply.headers(fixed);
    switch (served.status) {
      case 200: {
        if (served.lastModified) void reply.header('last-modified', served.lastModified.toUTCString());
        return compressed(reply.code(200).header('vary', 'accept-encoding').type(served.contentType), served, takesGzip(acceptEncoding));
      }
      case 304:
        return reply.code(304).headers({ etag: served.etag, vary: 'accept-encoding' }).send();
      case 'returned':
        return reply.code(200).type(served.contentType).send(served.bytes);
      case 'stored':
        return reply.code(200).type(plain).send('Stored\n');
      case 401:
        return reply.code(401).header('www-authenticate', challenges(this.#nonces.make(), served.isStale ?? false)).type(plain).send('Authentication needed\n');
      case 404:
        return reply.code(404).type(plain).send('Not found\n');
      case 429:
        return reply.code(429).header('retry-after', String(served.waitSeconds)).type(plain).send('Too many requests\n');
    }
  }

  absent(reply: FastifyReply): FastifyReply {
    return this.send(reply, { status: 404, reason: 'unknown-file' }, undefined);
  }

  tryAgain(reply: FastifyReply): FastifyReply {
    return reply.headers(fixed).header('retry-after', '5').type(plain).send('Try again\n');
  }
}

/** Bytes of another kind have another strong tag (RFC 9110, 8.8.3.3). */
const compressed = (reply: FastifyReply, { body, etag }: { body: string; etag: string }, isAsked: boolean): FastifyReply =>
  isAsked && body.length >= leastToCompress
    ? reply.headers({ etag: etag.replace(/"$/, '-gzip"'), 'content-encoding': 'gzip' }).send(gzipSync(body))
    : reply.header('etag', etag).send(body);

/** What is said of gzip itself goes before what is said of all (RFC 9110, 12.5.3). */
const takesGzip = (header: string | undefined): boolean => {
  const parts = header?.split(',').map((part) => part.trim().toLowerCase()) ?? [];
  const said = parts.find((part) => /^(?:x-)?gzip\b/.test(part)) ?? parts.find((part) => part.startsWith('*'));
  return said !== undefined && !/;\s*q=0(?:\.0*)?$/.test(said);
};
