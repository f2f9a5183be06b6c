import { deliver } from '@patchbay/api/adapters/delivery/deliver';
import type { DeliveryCtx, OutgoingFile } from '@patchbay/api/adapters/delivery/delivery';
import { systemClock } from '@patchbay/api/platform/clock';
import { Config } from '@patchbay/api/platform/config';
import type { DeliveryTarget } from '@patchbay/contract/delivery-methods';

const configOf = (env: Record<string, string>) => Config.parse({ DATABASE_URL: 'x', PATCHBAY_SECRET_KEYS: `k1:${Buffer.alloc(32).toString('base64')}`, ...env });

export const aFile: OutgoingFile = { name: 'Grüße 1.txt', contentType: 'text/plain', content: Buffer.from('Straße\n') };

/** As if the operator had allowed this machine's own addresses. */
export const loopback = { PATCHBAY_DELIVERY_NETWORKS: '127.0.0.0/8' };

/** Delivers a file to a real server, without a database or a queue. */
export const delivered = (target: DeliveryTarget, { env = loopback, longestMs = 20_000, file = aFile, ...ctx }: Partial<DeliveryCtx> & { env?: Record<string, string>; longestMs?: number; file?: OutgoingFile } = {}) =>
  deliver(target, file, { config: configOf(env), mailer: null, secrets: {}, hostKeyFingerprint: null, newId: () => systemClock.newId(), longestMs, signal: new AbortController().signal, ...ctx });

/** How a delivery failed, as it is told. */
export const failureOf = (delivery: ReturnType<typeof delivered>) =>
  delivery.then(
    ({ place }) => { throw new Error(`It was delivered to ${place}`); },
    ({ failure, answer, foundHostKey }: { failure: string; answer: string; foundHostKey: string | null }) => ({ failure, answer, ...(foundHostKey !== null && { foundHostKey }) }),
  );
