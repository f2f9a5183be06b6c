import { publish, startTestServer } from '../test-server.ts';

/** Vitest's global set-up: the workers inherit the environment. */
export default async (): Promise<() => Promise<void>> => {
  const server = await startTestServer();
  publish(server);
  return server.stop;
};
