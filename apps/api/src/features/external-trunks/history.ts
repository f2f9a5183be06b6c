import type { ExternalTrunk } from '@patchbay/contract/external-trunks';
import type { History } from '../../platform/history.ts';
import { changeExternalTrunk, dropExternalTrunk, findExternalTrunk, insertExternalTrunk, loadExternalTrunk } from './external-trunks.ts';

export const externalTrunkHistory: History<ExternalTrunk> = {
  type: 'external-trunk',
  current: (tx, _ctx, id) => findExternalTrunk(tx, id),
  restore: async (tx, ctx, { id, name, isEnabled, phoneNumberIds }) => changeExternalTrunk(tx, ctx, await loadExternalTrunk(tx, id), { name, isEnabled, phoneNumberIds }),
  recreate: (tx, ctx, wire) => insertExternalTrunk(tx, ctx, wire.id, wire),
  remove: (tx, ctx, id) => dropExternalTrunk(tx, ctx, id),
  claims: ({ id, phoneNumberIds }) => ({ numbers: { assignee: { kind: 'external-trunk', id }, ids: phoneNumberIds } }),
  comparable: ({ name, isEnabled, phoneNumberIds }) => ({ name, isEnabled, phoneNumberIds: [...phoneNumberIds].sort() }),
};
