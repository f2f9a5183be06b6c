import { startTestServer } from '../test-server.ts';

/** Vitest's global set-up: the workers inherit the environment. */
export default async (): Promise<() => Promise<void>> => {
  const server = await startTestServer();
  process.env.PATCHBAY_TEST_SERVER = server.url;
  process.env.PATCHBAY_TEST_TEMPLATE = server.template;
  return server.stop;
};
