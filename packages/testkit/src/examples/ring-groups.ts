import type { ringGroups } from '@patchbay/contract/ring-groups';
import { anExtension } from '../builders/extensions.ts';
import { unique } from '../builders/organisations.ts';
import { aRingGroup } from '../builders/ring-groups.ts';
import { scramble, type Seeded } from './scramble.ts';
import type { ExamplesOf, Side } from './side.ts';

const anOwn = async ({ app, enterprise, atEnterprise }: Side) => ({ as: atEnterprise, params: { id: (await aRingGroup(app, enterprise)).id } });

const aDraft = async ({ app, enterprise }: Side) => {
  const [one, other] = [await anExtension(app, enterprise), await anExtension(app, enterprise)];
  return { name: `Group ${unique()}`, memberExtensionIds: [one.id, other.id], onNoAnswer: { action: 'FORWARD' as const, destination: { kind: 'VOICEMAIL' as const, extensionId: one.id } } };
};

export const ringGroupExamples: ExamplesOf<typeof ringGroups> = {
  list: async ({ atEnterprise }) => ({ as: atEnterprise, query: {} }),
  get: anOwn,
  create: async (side) => ({ as: side.atEnterprise, body: await aDraft(side) }),
  update: async (side) => ({ ...(await anOwn(side)), body: { ...(await aDraft(side)), version: 1 } }),
  remove: anOwn,
  references: anOwn,
  assign: async ({ app, enterprise, atEnterprise }) => ({ as: atEnterprise, params: { id: (await anExtension(app, enterprise)).id }, body: { ringGroupIds: [(await aRingGroup(app, enterprise)).id] } }),
};

/** Rows that every sort orders differently, and a value for each filter. */
export const ringGroupSeed = async (side: Side): Promise<Seeded> => {
  const { app, enterprise, atEnterprise } = side;
  const { id } = await anExtension(app, enterprise);
  await aRingGroup(app, enterprise, { name: 'Group 10', shortNumber: '61', memberExtensionIds: [id] });
  await aRingGroup(app, enterprise, { name: 'group 9', shortNumber: '600', strategy: 'RANDOM' });
  await aRingGroup(app, enterprise, { name: 'Ärzte' });
  await scramble(side, 'ring_group', `tenant_id = '${enterprise.id}'`);
  return { as: atEnterprise, filters: { strategy: 'RANDOM', extensionId: id }, search: 'GROUP' };
};
