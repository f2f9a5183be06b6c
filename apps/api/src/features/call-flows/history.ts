import type { CallFlow } from '@patchbay/contract/call-flows';
import type { History } from '../../platform/history.ts';
import { changeCallFlow, dropCallFlow, findCallFlow, insertCallFlow, loadCallFlow } from './call-flows.ts';

export const callFlowHistory: History<CallFlow> = {
  type: 'call-flow',
  current: (tx, _ctx, id) => findCallFlow(tx, id),
  restore: async (tx, ctx, { version: _version, ...wire }) => changeCallFlow(tx, ctx, await loadCallFlow(tx, wire.id), wire),
  recreate: (tx, ctx, wire) => insertCallFlow(tx, ctx, wire.id, wire),
  remove: async (tx, ctx, id) => dropCallFlow(tx, ctx, await loadCallFlow(tx, id)),
  claims: ({ id, phoneNumberIds, internalNumberIds }) => ({ numbers: { assignee: { kind: 'call-flow', id }, ids: phoneNumberIds }, internalNumbers: { holder: { kind: 'call-flow', id }, ids: internalNumberIds } }),
  comparable: ({ name, phoneNumberIds, internalNumberIds, startId, nodes }) => ({ name, phoneNumberIds: [...phoneNumberIds].sort(), internalNumberIds: [...internalNumberIds].sort(), startId, nodes }),
};
