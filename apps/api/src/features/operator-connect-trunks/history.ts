import type { OperatorConnectTrunk } from '@patchbay/contract/operator-connect-trunks';
import type { History } from '../../platform/history.ts';
import { changeOperatorConnectTrunk, dropOperatorConnectTrunk, findOperatorConnectTrunk, insertOperatorConnectTrunk, loadOperatorConnectTrunk } from './operator-connect-trunks.ts';

export const operatorConnectTrunkHistory: History<OperatorConnectTrunk> = {
  type: 'operator-connect-trunk',
  current: (tx, _ctx, id) => findOperatorConnectTrunk(tx, id),
  restore: async (tx, ctx, { id, name, isEnabled, phoneNumberIds }) => changeOperatorConnectTrunk(tx, ctx, await loadOperatorConnectTrunk(tx, id), { name, isEnabled, phoneNumberIds }),
  recreate: (tx, ctx, wire) => insertOperatorConnectTrunk(tx, ctx, wire.id, wire),
  remove: (tx, ctx, id) => dropOperatorConnectTrunk(tx, ctx, id),
  claims: ({ id, phoneNumberIds }) => ({ numbers: { assignee: { kind: 'operator-connect-trunk', id }, ids: phoneNumberIds } }),
  comparable: ({ name, isEnabled, phoneNumberIds }) => ({ name, isEnabled, phoneNumberIds: [...phoneNumberIds].sort() }),
};
