import type { callFlows } from '@patchbay/contract/call-flows';
import type { relations } from '@patchbay/contract/relations';
import { aCallFlow, hangUp } from '../builders/call-flows.ts';
import { anExtension } from '../builders/extensions.ts';
import { anInternalNumber } from '../builders/internal-numbers.ts';
import { unique } from '../builders/organisations.ts';
import { aNumber } from '../builders/phone-numbers.ts';
import { aUser } from '../builders/users.ts';
import { aContactMethod } from '../builders/contact-methods.ts';
import { anAudioFile } from '../builders/audio-files.ts';
import { scramble, type Seeded } from './scramble.ts';
import type { ExamplesOf, Side } from './side.ts';

const anOwn = ({ app, enterprise }: Side) => aCallFlow(app, enterprise);

const aDraft = async ({ app, enterprise }: Side) => {
  const { id } = await anExtension(app, enterprise);
  return { name: `Flow ${unique()}`, startId: 'group', nodes: [{ id: 'group', type: 'RING_GROUP' as const, members: [{ kind: 'extension' as const, id }], onNoAnswer: 'end' }, hangUp] };
};

export const callFlowExamples: ExamplesOf<typeof callFlows> = {
  list: async ({ atEnterprise }) => ({ as: atEnterprise, query: {} }),
  get: async (side) => ({ as: side.atEnterprise, params: { id: (await anOwn(side)).id } }),
  create: async (side) => ({ as: side.atEnterprise, body: await aDraft(side) }),
  update: async (side) => ({ as: side.atEnterprise, params: { id: (await anOwn(side)).id }, body: { ...(await aDraft(side)), version: 1 } }),
  remove: async (side) => ({ as: side.atEnterprise, params: { id: (await anOwn(side)).id } }),
  references: async (side) => ({ as: side.atEnterprise, params: { id: (await anOwn(side)).id } }),
};

export const relationExamples: ExamplesOf<typeof relations> = {
  get: async (side) => ({ as: side.atEnterprise, params: { kind: 'call-flow' as const, id: (await anOwn(side)).id } }),
};

/** Rows that every sort orders differently, and a value for each filter. */
export const callFlowSeed = async (side: Side): Promise<Seeded> => {
  const { app, enterprise, atEnterprise } = side;
  const [number, internal, user, file] = [await aNumber(app, enterprise), await anInternalNumber(app, enterprise), await aUser(app, enterprise), await anAudioFile(app, enterprise)];
  const { id } = await aContactMethod(app, enterprise, { userId: user.id });
  await aCallFlow(app, enterprise, { name: 'Flow 10', phoneNumberIds: [number.id], nodes: [{ id: 'group', type: 'RING_GROUP', members: [{ kind: 'contact-method', id }], onNoAnswer: 'end' }, hangUp] });
  await aCallFlow(app, enterprise, { name: 'flow 9', internalNumberIds: [internal.id], nodes: [{ id: 'play', type: 'PLAYBACK', audioFileId: file.id, next: null }] });
  await aCallFlow(app, enterprise, { name: 'Ämter' });
  await scramble(side, 'call_flow', `tenant_id = '${enterprise.id}'`);
  return { as: atEnterprise, filters: { phoneNumberId: number.id, internalNumberId: internal.id, uses: file.id, userId: user.id, findings: 'WARNING' }, search: 'FLOW' };
};
