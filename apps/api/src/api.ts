import { buildApp } from './app.ts';
import { listenForEvents } from './platform/event-listener.ts';
import { EventHub } from './platform/event-hub.ts';
import type { Deps } from './platform/deps.ts';
import { type Health, refuseWhileStopping, serveHealth } from './platform/health.ts';
import { serveDashboard } from './platform/http/dashboard.ts';
import { serveEvents } from './platform/http/events-route.ts';
import { servePhoneApp } from './platform/http/phone-app.ts';
import { totalsOf } from './platform/totals.ts';
import type { Role } from './processes.ts';

/** The API with all that only a running process serves: events, health, metrics and the dashboard. */
export const startApi = async (deps: Deps, health: Health): Promise<Role> => {
  const { config, log } = deps;
  const hub = new EventHub(deps.metrics);
  const { server } = await buildApp(deps, async (app) => {
    refuseWhileStopping(app.server, health);
    serveHealth(app.server, deps, health);
    serveEvents(app, hub);
    if (config.phoneDist !== '') await servePhoneApp(app, config.phoneDist);
    if (config.webDist !== '') await serveDashboard(app, config.webDist);
  });
  const totals = totalsOf(deps.database);
  const listener = listenForEvents(config.databaseUrl, {
    onEvent: (event) => {
      totals.forget(event.path);
      hub.publish(event);
    },
    onGap: () => {
      totals.forget('/');
      hub.resync();
    },
    log,
  });
  await server.listen({ host: config.host, port: config.port });
  return {
    stop: async (graceMs) => {
      hub.close();
      await Promise.all([closeWithin(server, graceMs), listener.close()]);
    },
  };
};

interface Closable {
  close(): Promise<void>;
  server: { closeAllConnections(): void };
}

/** Stops taking connections, lets requests finish for that long, then cuts them. */
export const closeWithin = async (app: Closable, graceMs: number): Promise<void> => {
  const timer = setTimeout(() => app.server.closeAllConnections(), graceMs);
  await app.close();
  clearTimeout(timer);
};
