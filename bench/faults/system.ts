import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { deployDatabase } from '@patchbay/api/deploy';
import type { AnyEndpoint, ResponseOf } from '@patchbay/contract/http/endpoint';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aTree, type Node } from '@patchbay/testkit/builders/organisations';
import { type RunningPostgres, startPostgres } from '@patchbay/testkit/embedded-postgres';
import { callOver } from '@patchbay/testkit/over-http';
import { type RunningProcess, startProcess } from '@patchbay/testkit/processes';
import { signedIn } from '@patchbay/testkit/session';
import { databaseUrl, runOn } from '@patchbay/testkit/test-server';

export type Role = 'api' | 'worker';

type Input = Parameters<typeof callOver>[3];

/** PostgreSQL, the API and a worker, each in processes of its own that can be killed; and an administrator who goes on asking. */
export interface System {
  reseller: Node;
  enterprise: Node;
  /** As a browser or a program would: what fails because something is gone is asked again, with its key. */
  ask<E extends AnyEndpoint>(e: E, input?: Input): Promise<ResponseOf<E>>;
  /** Past every policy. */
  query<R>(text: string): Promise<R[]>;
  /** Asks until that is so. */
  until<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T>;
  start(role: Role): Promise<void>;
  kill(role: Role): Promise<void>;
  restartPostgres(): Promise<void>;
  lastWords(): string;
  stop(): Promise<void>;
}

export const startSystem = async ({ deadline }: { deadline: number }): Promise<System> => {
  const home = mkdtempSync(join(tmpdir(), 'patchbay-kill-'));
  chmodSync(home, 0o711);
  let postgres: RunningPostgres;
  const startServer = async (port?: number) => {
    postgres = await startPostgres({ directory: join(home, 'postgres'), superuserPassword: 'test', logFile: join(home, 'postgres.log'), settings: { max_wal_size: '2GB' }, ...(port && { preferredPort: port }) });
  };
  await startServer();
  await runOn(postgres!.superuserUrl, `create role patchbay login createrole password 'test'`);
  await runOn(postgres!.superuserUrl, 'create database patchbay owner patchbay');
  const url = `postgresql://patchbay:test@127.0.0.1:${postgres!.port}/patchbay`;
  await deployDatabase(url);
  const app: TestApp = await testApp({ databaseUrl: url });
  const { reseller, enterprise } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const running: { [R in Role]?: RunningProcess } = {};

  const until: System['until'] = async (what, look) => {
    while (Date.now() < deadline) {
      const found = await look();
      if (found !== undefined && found !== false) return found;
      await pause(150);
    }
    throw new Error(`Not in time: ${what}`);
  };
  return {
    reseller,
    enterprise,
    until,
    ask: (e, input = {}) =>
      until<unknown>(`${e.id} is answered`, async () => {
        const answer = await callOver(running.api!.url, admin, e, input).catch(() => undefined);
        if (answer && answer.status >= 300 && answer.status < 500) throw new Error(`${e.id} answered ${answer.status}: ${answer.text}`);
        return answer && answer.status < 300 && answer.body;
      }) as never,
    query: <R>(text: string) => until('PostgreSQL is back', async () => (await runOn(databaseUrl(postgres.superuserUrl, 'patchbay'), text).catch(() => undefined))?.rows as R[] | undefined),
    start: async (role) => void (running[role] = await startProcess(url, { PATCHBAY_ROLES: role, PATCHBAY_LOG_LEVEL: 'warn' })),
    kill: (role) => running[role]!.kill(),
    restartPostgres: async () => {
      const { port } = postgres;
      await postgres.stop();
      await pause(500);
      await startServer(port);
    },
    lastWords: () => Object.entries(running).map(([role, { lines }]) => `${role}, last words:\n${lines.slice(-5).join('\n')}`).join('\n'),
    stop: async () => {
      await Promise.allSettled(Object.values(running).map((process) => process.kill()));
      await app.close().catch(() => undefined);
      await postgres.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
};
