import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './project.mjs';
import { withRoomyGraph } from './roomy-graph.ts';
import { runTool } from './run-tool.ts';
import { ensureFresh, type Artefact } from './stamps.ts';

const build = (what: string, app: string): Promise<void> =>
  runTool(`build the ${what}`, join(root, app, 'node_modules/vite/bin/vite.js'), ['build', '--logLevel', 'warn'], {
    cwd: join(root, app),
    env: { ...process.env, NODE_ENV: 'production' },
  });

const client: Artefact = {
  name: 'prisma-client',
  sources: ['prisma/schema/*.prisma', 'node_modules/prisma/package.json', 'scripts/lib/roomy-graph.ts'],
  output: 'packages/database/src/generated/client.ts',
  make: async () => {
    await runTool('generate the database client', join(root, 'node_modules/prisma/build/index.js'), ['generate', '--schema', 'prisma/schema'], {
      cwd: root,
      env: {
        ...process.env,
        // The command looks for a native engine, and downloads one, though it does not use it: any program will do.
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
    });
    const file = join(root, 'packages/database/src/generated/internal/class.ts');
    writeFileSync(file, withRoomyGraph(readFileSync(file, 'utf8')));
  },
};

const dashboard: Artefact = {
  name: 'dashboard',
  sources: [
    'apps/web/{index.html,package.json,vite.config.ts,tsconfig.json}',
    'apps/web/{src,public}/**/*.*',
    'packages/{contract,domain}/src/**/*.*',
    'pnpm-lock.yaml',
  ],
  output: 'apps/web/dist/index.html',
  make: () => build('dashboard', 'apps/web'),
};

const phoneApp: Artefact = {
  name: 'phone-app',
  sources: ['apps/phone/{index.html,package.json,vite.config.ts,tsconfig.json}', 'apps/phone/{src,public}/**/*.*', 'packages/contract/src/**/*.*', 'pnpm-lock.yaml'],
  output: 'apps/phone/dist/index.html',
  make: () => build('phone app', 'apps/phone'),
};

const server: Artefact = {
  name: 'server',
  sources: ['apps/api/{package.json,vite.config.ts}', 'apps/api/src/**/*.ts', 'packages/{contract,database,domain}/src/**/*.ts', 'pnpm-lock.yaml'],
  output: 'apps/api/dist/main.js',
  make: () => build('server', 'apps/api'),
};

/** The API, provisioning and the worker as JavaScript. */
export const serverProgram = join(root, server.output);

/** Builds the server unless it is current; needs the database client. */
export const ensureServer = () => ensureFresh(server);

/** Where the built app for mobile phones lies. */
export const phoneAppDirectory = join(root, 'apps/phone/dist');

/** Builds the app for mobile phones unless it is current. */
export const ensurePhoneApp = () => ensureFresh(phoneApp);

/** Where the built dashboard lies. */
export const dashboardDirectory = join(root, 'apps/web/dist');

/** Generates the Prisma client from `prisma/schema` unless it is current; an image comes with it, and without the generator. */
export const ensureClient = async (): Promise<void> => {
  if (existsSync(join(root, 'node_modules/prisma'))) await ensureFresh(client);
};

/** Builds the dashboard unless it is current. */
export const ensureDashboard = () => ensureFresh(dashboard);

/** Whatever is made of sources, for what starts a whole Patchbay. */
export const ensureBuilt = async (): Promise<void> => {
  await ensureClient();
  await ensureServer();
  await ensureDashboard();
  await ensurePhoneApp();
};
