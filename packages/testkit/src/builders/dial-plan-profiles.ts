import type { App } from '@patchbay/api/platform/http/route';
import type { DialPlanProfile } from '@patchbay/contract/dial-plan-profiles';
import { asPlatform } from '@patchbay/database/as-platform';
import type { Node } from './organisations.ts';

interface Overrides extends Partial<Pick<DialPlanProfile, 'name' | 'isDefault' | 'allowedClasses' | 'allowPrefixes' | 'denyPrefixes'>> {
  createdAt?: Date;
  updatedAt?: Date;
}

let counter = 0;

/** A dial plan profile, straight in the database. */
export const aDialPlanProfile = ({ deps }: App, enterprise: Pick<Node, 'id'>, overrides: Overrides = {}): Promise<{ id: string; name: string }> =>
  asPlatform(deps.database, (tx) =>
    tx.dialPlanProfile.create({ data: { tenantId: enterprise.id, name: `Dial plan profile ${(counter += 1)}`, ...overrides }, select: { id: true, name: true } }));
