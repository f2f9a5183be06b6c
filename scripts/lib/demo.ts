import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { agentSignIn, demoSignIns } from '../../prisma/demo-sign-ins.ts';
import { writePrivate } from './data-directory.ts';
import { root } from './project.mjs';
import { runTool } from './run-tool.ts';

export type Demo = {
  /** Loads the demo data if they are wanted and not there, or were only half loaded when something interrupted it. */
  load: (env: NodeJS.ProcessEnv) => Promise<void>;
  isWaiting: () => boolean;
  isLoaded: () => boolean;
};

/** Decides, before the migrations run, whether this database is new and gets the demo data. */
export const planDemo = (directory: string, databaseUrl: string, isNew: boolean, env: NodeJS.ProcessEnv): Demo => {
  const file = 'demo-data.json';
  const database = nameOf(databaseUrl, env);
  const read = () => readState(join(directory, file))[database];
  const write = (state: 'waiting' | 'loaded') =>
    writePrivate(directory, file, JSON.stringify({ ...readState(join(directory, file)), [database]: state }));
  if (isNew && env.PATCHBAY_DEMO !== 'false') write('waiting');
  return {
    isWaiting: () => read() === 'waiting',
    isLoaded: () => read() === 'loaded',
    load: async (serviceEnv) => {
      await runTool('load the demo data', join(root, 'prisma/seed.ts'), [], { cwd: root, env: serviceEnv });
      write('loaded');
    },
  };
};

/** The demo accounts as lines of text. */
export const describeSignIns = (): string[] => {
  const { role, enterprise, username, password } = agentSignIn;
  const lines = [...demoSignIns.map((signIn) => [signIn.role, signIn.email, signIn.password] as const), [role, `${enterprise} / ${username}`, password] as const];
  const width = (column: 0 | 1) => Math.max(...lines.map((line) => line[column].length));
  return lines.map(([who, name, secret]) => `${who.padEnd(width(0))}  ${name.padEnd(width(1))}  ${secret}`);
};

type States = { [database: string]: 'waiting' | 'loaded' };

const readState = (path: string): States => {
  try {
    return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as States) : {};
  } catch {
    return {};
  }
};

const nameOf = (databaseUrl: string, env: NodeJS.ProcessEnv) => {
  if (!env.DATABASE_URL) return 'embedded';
  const { host, pathname } = new URL(databaseUrl);
  return host + pathname;
};
