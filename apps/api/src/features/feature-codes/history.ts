import type { FeatureCode } from '@patchbay/contract/feature-codes';
import type { History } from '../../platform/history.ts';
import { changeFeatureCode, dropFeatureCode, findFeatureCode, insertFeatureCode, loadFeatureCode } from './feature-codes.ts';

export const featureCodeHistory: History<FeatureCode> = {
  type: 'feature-code',
  current: (tx, _ctx, id) => findFeatureCode(tx, id),
  restore: async (tx, ctx, { version: _version, ...wire }) => changeFeatureCode(tx, ctx, await loadFeatureCode(tx, wire.id), wire),
  recreate: (tx, ctx, wire) => insertFeatureCode(tx, ctx, wire.id, wire),
  remove: async (tx, _ctx, id) => dropFeatureCode(tx, await loadFeatureCode(tx, id)),
  claims: ({ code }) => ({ code }),
  comparable: ({ code, action, isEnabled, comment }) => ({ code, action, isEnabled, comment }),
};
