import type { DialPlanProfile } from '@patchbay/contract/dial-plan-profiles';
import type { History } from '../../platform/history.ts';
import { changeDialPlanProfile, dropDialPlanProfile, findDialPlanProfile, insertDialPlanProfile, loadDialPlanProfile } from './dial-plan-profiles.ts';

/** A profile that was the default comes back as such only while no other one is: what somebody has chosen since is not undone with it. */
export const dialPlanProfileHistory: History<DialPlanProfile> = {
  type: 'dial-plan-profile',
  current: (tx, _ctx, id) => findDialPlanProfile(tx, id),
  restore: async (tx, ctx, { version: _version, ...wire }) => changeDialPlanProfile(tx, ctx, await loadDialPlanProfile(tx, wire.id), wire),
  recreate: (tx, ctx, wire) => insertDialPlanProfile(tx, ctx, wire.id, wire),
  remove: (tx, _ctx, id) => dropDialPlanProfile(tx, id),
  comparable: ({ name, isDefault, allowedClasses, allowPrefixes, denyPrefixes }) => ({ name, isDefault, allowedClasses: [...allowedClasses].sort(), allowPrefixes, denyPrefixes }),
};
