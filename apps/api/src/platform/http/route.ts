import type { Scope, AnyEndpoint, BodyOf, Endpoint, ParamsOf, QueryOf, ResponseOf } from '@patchbay/contract/http/endpoint';
import { pathOf } from '@patchbay/contract/http/endpoint';
import { Problem, ProblemBody } from '@patchbay/contract/http/problem';
import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, RouteOptions } from 'fastify';
import { z } from 'zod';
import { type AccountCtx, type DeviceCtx, type PublicCtx, Replay, type SubtreeCtx, type TenantCtx, idempotencyOf } from '../ctx.ts';
import type { Deps } from '../deps.ts';
import { admit } from './admit.ts';
import { attachment } from './content-disposition.ts';
import { ServedFile, serveFile } from './served-file.ts';
import { chunksOf, drain, noFile, serveUpload } from './upload.ts';

/** The server with what its routes need. */
export interface App {
  server: FastifyInstance;
  deps: Deps;
}

interface CtxByScope {
  public: PublicCtx;
  account: AccountCtx;
  device: DeviceCtx;
  organisation: SubtreeCtx;
  tenant: TenantCtx;
}

type CtxOf<E> = E extends { scope: infer S extends Scope } ? CtxByScope[S] : never;

/** A streamed answer of another type than JSON, such as an export. */
export class Streamed {
  readonly contentType: string;
  readonly fileName: string;
  /** Writes all of it; resolves when the last byte was taken. */
  readonly write: (chunk: (text: string | Uint8Array) => Promise<void>) => Promise<void>;
  constructor(contentType: string, fileName: string, write: Streamed['write']) {
    this.contentType = contentType;
    this.fileName = fileName;
    this.write = write;
  }
}

interface Call<E> {
  ctx: CtxOf<E>;
  params: ParamsOf<E>;
  query: QueryOf<E>;
  body: BodyOf<E>;
  /** The body of an upload, as it arrives. */
  file: AsyncIterable<Uint8Array>;
}

const scopeParams: { [S in Scope]: z.ZodRawShape } = { public: {}, account: {}, device: {}, organisation: { organisationId: z.uuid() }, tenant: { tenantId: z.uuid() } };

const statusOf = (e: AnyEndpoint): number => (e.response === undefined ? 204 : e.method === 'POST' && /\.create$/.test(e.id) ? 201 : 200);

const schemaOf = (e: AnyEndpoint) => {
  const own = e.params instanceof z.ZodObject ? e.params.shape : {};
  const params = { ...scopeParams[e.scope as Scope], ...own };
  return {
    operationId: e.id,
    summary: e.summary,
    tags: [e.id.split('.')[0]!],
    description: `Permission: \`${e.permission}\`.`,
    ...(Object.keys(params).length > 0 && { params: z.object(params) }),
    ...(e.query && { querystring: e.query }),
    ...(e.body && !e.upload && { body: e.body }),
    response: {
      ...(e.response ? { [statusOf(e)]: e.download ? fileAnswers[e.download === true ? 'list' : e.download] : e.response } : { 204: z.undefined().describe('Done') }),
      default: { description: 'RFC 9457 problem', content: { 'application/problem+json': { schema: ProblemBody } } },
    },
  };
};

export const contentTypes = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;

const fileAnswer = (types: string[]) => ({ description: 'A file', content: Object.fromEntries(types.map((type) => [type, { schema: z.string() }])) });
const fileAnswers = {
  list: fileAnswer(['text/csv', contentTypes.xlsx]), audio: fileAnswer(['audio/*']), image: fileAnswer(['image/*']), pdf: fileAnswer(['application/pdf']), file: fileAnswer(['application/octet-stream']),
};

const stream = async (reply: FastifyReply, streamed: Streamed): Promise<void> => {
  reply.hijack();
  const { raw } = reply;
  const headers = { ...reply.getHeaders(), 'content-type': streamed.contentType, 'content-disposition': attachment(streamed.fileName), 'cache-control': 'no-store' };
  raw.writeHead(200, headers as Record<string, string>);
  try {
    await streamed.write(async (text) => {
      if (raw.destroyed) throw new Error('The reader went away');
      if (!raw.write(text)) await new Promise<void>((resolve) => { raw.once('drain', resolve); raw.once('close', resolve); });
    });
    raw.end();
  } catch (error) {
    // The status has been sent: cutting the connection is the only way left to say that the file is not whole.
    reply.log.warn({ err: error }, 'a streamed answer broke off');
    raw.destroy();
  }
};

/** Answers a method that people would expect at an endpoint's address with why there is no such thing. */
export const refuse = (app: App, method: 'POST' | 'PUT' | 'DELETE', e: AnyEndpoint, detail: string): void =>
  void app.server.route({
    method,
    url: pathOf(e),
    schema: { hide: true },
    onRequest: async (request, reply) => void (await admit(app.deps, e, request, reply)),
    handler: () => {
      throw new Problem('not-by-itself', detail);
    },
  });

/** Where an endpoint meets the server: schemas, status, the permission before anything else, and its one-line handler. */
export const route = <E extends Endpoint<any, any, any, any>>( // eslint-disable-line @typescript-eslint/no-explicit-any
  app: App,
  e: E,
  handle: (call: Call<E>) => Promise<ResponseOf<E> | Streamed | ServedFile | void>,
): void => {
  const status = statusOf(e);
  const options: RouteOptions = {
    method: e.method,
    url: pathOf(e),
    schema: schemaOf(e),
    config: { endpoint: e } as object,
    onRequest: async (request, reply) => {
      (request as { ctx?: unknown }).ctx = await admit(app.deps, e, request, reply);
    },
    handler: async (request, reply) => {
      const { ctx, params, query, body } = request as unknown as Call<E>;
      const key = request.headers['idempotency-key'];
      if (e.method === 'POST' && typeof key === 'string' && 'principal' in ctx) {
        if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw new Problem('validation-failed', 'An Idempotency-Key has 1 to 200 printable characters.');
        // Of a file, whoever stores it adds what the key stands for.
        (ctx as SubtreeCtx).idempotency = idempotencyOf(key, e.method, request.url, e.upload ? undefined : body);
      }
      try {
        const answer = await handle({ ctx, params, query, body, file: e.upload ? chunksOf(body as unknown as Readable) : noFile });
        if (answer instanceof Streamed) return await stream(reply, answer);
        if (answer instanceof ServedFile) return await serveFile(request, reply, answer);
        return await reply.code(status).send(answer);
      } catch (error) {
        if (e.upload) drain(body as unknown as Readable);
        if (!(error instanceof Replay)) throw error;
        return await reply.code(status).header('idempotency-replayed', 'true').send(error.response ?? undefined);
      }
    },
  };
  if (e.upload) serveUpload(app.server, options);
  else app.server.route(options);
};
