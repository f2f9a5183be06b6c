import type { Database } from '@patchbay/database/client';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What one process counts, for Prometheus. */
export interface Metrics {
  registry: Registry;
  http: Histogram<'server' | 'route' | 'method' | 'status'>;
  jobs: Histogram<'job' | 'outcome'>;
  eventStreams: Gauge;
  eventsSent: Counter;
  /** Answers to phones: 200, 304, or why one was refused. */
  provisioning: Counter<'result'>;
}

const fast = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const slow = [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300];

const poolGauge = (registry: Registry, { pool }: Database): void => {
  new Gauge({
    name: 'patchbay_database_connections',
    help: 'Connections of the pool by state; "waiting" are requests without one',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'busy' }, pool.totalCount - pool.idleCount);
      this.set({ state: 'idle' }, pool.idleCount);
      this.set({ state: 'waiting' }, pool.waitingCount);
    },
  });
};

export const createMetrics = (database: Database): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  poolGauge(registry, database);
  return {
    registry,
    http: new Histogram({ name: 'patchbay_http_request_duration_seconds', help: 'Requests by endpoint', labelNames: ['server', 'route', 'method', 'status'], buckets: fast, registers }),
    jobs: new Histogram({ name: 'patchbay_job_duration_seconds', help: 'Background jobs by kind and outcome', labelNames: ['job', 'outcome'], buckets: slow, registers }),
    eventStreams: new Gauge({ name: 'patchbay_event_streams', help: 'Browsers that listen for changes', registers }),
    eventsSent: new Counter({ name: 'patchbay_events_sent_total', help: 'Messages to browsers', registers }),
    provisioning: new Counter({ name: 'patchbay_provisioning_answers_total', help: 'Answers to phones by result', labelNames: ['result'], registers }),
  };
};

/** Of the process itself: memory, event loop, garbage collection. Once per process, as they keep timers. */
export const watchProcess = ({ registry }: Metrics): void => collectDefaultMetrics({ register: registry });
