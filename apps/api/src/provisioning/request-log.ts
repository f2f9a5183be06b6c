import { type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import type { Metrics } from '../platform/metrics.ts';

type Series = ReturnType<Metrics['http']['labels']>;

/**
 * Phones are observed and not logged: what each was answered and why stands in its timeline, and a mistyped address may
 * have the secret anywhere. The log has what went wrong on our side.
 */
export class ProvisioningRequestLog extends LogController {
  readonly #metrics: Metrics;
  /** Looking a series up by its labels takes longer than counting in it. */
  readonly #series = new Map<string, Series>();

  constructor(metrics: Metrics) {
    super({ requestIdLogLabel: 'requestId' });
    this.#metrics = metrics;
  }

  override incomingRequest(): void {}

  override requestCompleted(_error: Error | null | undefined, request: FastifyRequest, reply: FastifyReply): void {
    this.#seriesOf(request.routeOptions.url ?? 'none', request.method, reply.raw.statusCode).observe(reply.elapsedTime / 1_000);
  }

  #seriesOf(route: string, method: string, status: number): Series {
    const key = `${method} ${status} ${route}`;
    const known = this.#series.get(key) ?? this.#metrics.http.labels({ server: 'provisioning', route, method, status });
    this.#series.set(key, known);
    return known;
  }

  override defaultErrorLog(): void {}
  override routeNotFound(): void {}
}
