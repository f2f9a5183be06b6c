import { type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import type { Metrics } from '../platform/metrics.ts';

/**
 * Phones are observed and not logged: what each was answered and why stands in its timeline, and a mistyped address may
 * have the secret anywhere. The log has what went wrong on our side.
 */
export class ProvisioningRequestLog extends LogController {
  readonly #metrics: Metrics;

  constructor(metrics: Metrics) {
    super({ requestIdLogLabel: 'requestId' });
    this.#metrics = metrics;
  }

  override incomingRequest(): void {}

  override requestCompleted(_error: Error | null | undefined, request: FastifyRequest, reply: FastifyReply): void {
    this.#metrics.http.observe({ server: 'provisioning', route: request.routeOptions.url ?? 'none', method: request.method, status: reply.raw.statusCode }, reply.elapsedTime / 1_000);
  }

  override defaultErrorLog(): void {}
  override routeNotFound(): void {}
}
