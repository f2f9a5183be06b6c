import { type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import { maskUrl } from '../log.ts';
import type { Metrics } from '../metrics.ts';

const isProbe = (url: string): boolean => /^\/(healthz|readyz|metrics)\b/.test(url);

/** The id of the endpoint, else the pattern of the route; never the address, which has no end of values. */
const routeOf = (request: FastifyRequest): string => {
  const { config, url } = request.routeOptions;
  return (config as { endpoint?: { id: string } }).endpoint?.id ?? url ?? 'none';
};

/** One line and one observation per request, written when the last byte went out or the asker went away. */
export class RequestLog extends LogController {
  readonly #server: string;
  readonly #metrics: Metrics;

  /** @param server the value of that label in the metrics */
  constructor(server: string, metrics: Metrics) {
    super({ requestIdLogLabel: 'requestId' });
    this.#server = server;
    this.#metrics = metrics;
  }

  override incomingRequest(request: FastifyRequest, reply: FastifyReply): void {
    reply.raw.once('close', () => {
      if (!reply.raw.writableFinished) this.#record(request, reply, true);
    });
  }

  override requestCompleted(error: Error | null | undefined, request: FastifyRequest, reply: FastifyReply): void {
    if (!error) this.#record(request, reply, false);
  }

  // Every refusal is a Problem by then, and is logged where it is made.
  override defaultErrorLog(): void {}
  override routeNotFound(): void {}

  #record(request: FastifyRequest, reply: FastifyReply, isAborted: boolean): void {
    const route = routeOf(request);
    const status = reply.raw.statusCode;
    const isStream = String(reply.raw.getHeader('content-type') ?? '').startsWith('text/event-stream');
    if (!isStream) this.#metrics.http.observe({ server: this.#server, route, method: request.method, status }, reply.elapsedTime / 1_000);
    if (isProbe(request.url)) return;
    const { ctx, problem } = request as { ctx?: { principal?: string }; problem?: string };
    reply.log.info({
      route,
      method: request.method,
      url: maskUrl(request.url),
      status,
      durationMs: Math.round(reply.elapsedTime * 10) / 10,
      ip: request.ip,
      ...(ctx?.principal && { principal: ctx.principal }),
      ...(problem && { problem }),
      ...(isAborted && { isAborted }),
    }, 'request');
  }
}
