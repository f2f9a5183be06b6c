import { deliveryMethods } from '@patchbay/contract/delivery-methods';
import { type TestApp, testApp } from '../app.ts';
import { aDeliveryMethod, emailTarget } from '../builders/delivery-methods.ts';
import { unique } from '../builders/organisations.ts';
import { ok } from '../call.ts';
import { startCloudServer, type CloudServer } from '../cloud-server.ts';
import { scramble, type Seeded } from './scramble.ts';
import type { ExamplesOf, Side } from './side.ts';

const aMethod = ({ app, enterprise }: Side) => aDeliveryMethod(app, enterprise);
const aDraft = () => ({ name: `Method ${unique()}`, target: { type: 'SFTP' as const, host: 'files.example', username: 'patchbay', password: `kept ${unique()}` } });

const inClouds = new WeakMap<Side, Promise<{ app: TestApp; cloud: CloudServer }>>();

/** The same enterprise, in an installation that is registered with a provider. */
const inCloud = (side: Side) => {
  const start = async () => {
    const cloud = await startCloudServer();
    const app = await testApp({ databaseUrl: side.app.deps.config.databaseUrl, env: cloud.env });
    side.cleanUps.push(async () => { await app.close(); await cloud.stop(); });
    return { app, cloud };
  };
  if (!inClouds.has(side)) inClouds.set(side, start());
  return inClouds.get(side)!;
};

const aCloudMethod = async (side: Side) => {
  const { app, cloud } = await inCloud(side);
  const { id } = await aDeliveryMethod(app, side.enterprise, { target: { type: 'DROPBOX', folder: 'Calls' } });
  return { id, cloud, as: { ...side.atEnterprise, app } };
};

export const deliveryMethodExamples: ExamplesOf<typeof deliveryMethods> = {
  list: async ({ atEnterprise }) => ({ as: atEnterprise, query: {} }),
  types: async ({ atEnterprise }) => ({ as: atEnterprise }),
  get: async (side) => ({ as: side.atEnterprise, params: { id: (await aMethod(side)).id } }),
  create: async ({ atEnterprise }) => ({ as: atEnterprise, body: aDraft() }),
  update: async (side) => ({ as: side.atEnterprise, params: { id: (await aMethod(side)).id }, body: { name: `Method ${unique()}`, target: emailTarget, version: 1 } }),
  remove: async (side) => ({ as: side.atEnterprise, params: { id: (await aMethod(side)).id } }),
  references: async (side) => ({ as: side.atEnterprise, params: { id: (await aMethod(side)).id } }),
  test: async (side) => ({ as: side.atEnterprise, params: { id: (await aMethod(side)).id }, body: {} }),
  connect: async (side) => {
    const { id, as } = await aCloudMethod(side);
    return { as, params: { id } };
  },
  authorize: async (side) => {
    const { id, as, cloud } = await aCloudMethod(side);
    const { url } = await ok(as, deliveryMethods.connect, { params: { id } });
    const { code, state } = cloud.consent(url);
    return { as, body: { code, state } };
  },
};

/** A list in which every sort has an order of its own, and every filter keeps some and drops some. */
export const deliveryMethodSeed = async (side: Side): Promise<Seeded> => {
  const { app, enterprise, atEnterprise } = side;
  await aDeliveryMethod(app, enterprise, { name: 'Method 10' });
  await aDeliveryMethod(app, enterprise, { name: 'method 9', target: { type: 'FTP', host: 'files.example', username: 'patchbay' } });
  await aDeliveryMethod(app, enterprise, { name: 'Ämter', target: { type: 'DROPBOX' } });
  await scramble(side, 'delivery_method', `tenant_id = '${enterprise.id}'`);
  return { as: atEnterprise, filters: { type: 'FTP', status: 'NOT_CONNECTED' }, search: 'METHOD' };
};
