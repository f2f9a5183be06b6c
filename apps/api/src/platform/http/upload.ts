import type { Readable } from 'node:stream';
import type { FastifyInstance, RouteOptions } from 'fastify';

/**
 * A route whose body is a file. It reaches the handler as a stream, unread and unbounded: the handler counts. A plugin of its own,
 * so that no other route takes files.
 */
export const serveUpload = (server: FastifyInstance, options: RouteOptions): void => {
  void server.register(async (own) => {
    own.removeAllContentTypeParsers();
    own.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
    own.route(options);
  });
};

/** The body bit by bit. Whoever stops early leaves the rest: to close the connection would be to answer nothing. */
export const chunksOf = (body: Readable): AsyncIterable<Uint8Array> => ({ [Symbol.asyncIterator]: () => body.iterator({ destroyOnReturn: false }) });

/** Passes on what arrives, and stops a file of more bytes than that while it does. */
export async function* bounded(file: AsyncIterable<Uint8Array>, mostBytes: number, tooLarge: () => Error): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of file) {
    size += chunk.length;
    if (size > mostBytes) throw tooLarge();
    yield chunk;
  }
}

export const noFile: AsyncIterable<Uint8Array> = { [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve({ done: true, value: undefined }) }) };

/** Reads on what nobody wants, because a browser hears a refusal only once it has sent everything; up to a bound. */
export const drain = (body: Readable, mostBytes = 200_000_000): void => {
  let read = 0;
  body.on('data', (chunk: Buffer) => {
    read += chunk.length;
    if (read > mostBytes) body.destroy();
  });
  body.on('error', () => undefined);
  body.resume();
};
