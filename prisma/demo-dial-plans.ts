import { createDialPlanProfile } from '@patchbay/api/features/dial-plan-profiles/dial-plan-profiles';
import type { TenantCtx } from '@patchbay/api/platform/ctx';
import { DialPlanProfileDraft, type dialPlanProfiles } from '@patchbay/contract/dial-plan-profiles';
import type { BodyInputOf } from '@patchbay/contract/http/endpoint';

/** What the enterprise in Rome lets its extensions dial, and which of them have a profile of their own; all others follow the default one. */
const profiles: (BodyInputOf<typeof dialPlanProfiles.create> & { shortNumbers: string[] })[] = [
  { name: 'Internal only', allowedClasses: ['INTERNAL'], shortNumbers: ['122', '123', '124'] },
  {
    name: 'National', isDefault: true, allowedClasses: ['INTERNAL', 'LOCAL', 'NATIONAL', 'MOBILE'], shortNumbers: ['101', '114', '115'],
    allowPrefixes: [{ prefix: '+44207946', note: 'Our London office' }, { prefix: '+4930231251', note: 'Our Berlin office' }],
  },
  {
    name: 'Everything without premium', allowedClasses: ['INTERNAL', 'LOCAL', 'NATIONAL', 'MOBILE', 'INTERNATIONAL'], shortNumbers: ['102', '103', '105', '121'],
    denyPrefixes: [{ prefix: '+53', note: 'Call-back fraud in May' }],
  },
];

export const addDialPlans = async (ctx: TenantCtx): Promise<void> => {
  for (const { shortNumbers, ...draft } of profiles) {
    const { id } = await createDialPlanProfile(ctx, DialPlanProfileDraft.parse(draft));
    await ctx.inTenant((tx) => tx.extension.updateMany({ where: { shortNumber: { in: shortNumbers } }, data: { dialPlanProfileId: id } }));
  }
};
