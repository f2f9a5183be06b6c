import type { App } from '@patchbay/api/platform/http/route';
import type { FeatureAction } from '@patchbay/contract/feature-codes';
import { asPlatform } from '@patchbay/database/as-platform';
import type { Node } from './organisations.ts';

interface Overrides {
  code?: string;
  action?: FeatureAction;
  isEnabled?: boolean;
  comment?: string;
  createdAt?: Date;
  updatedAt?: Date;
}

/** A feature code, straight in the database. */
export const aFeatureCode = ({ deps }: App, enterprise: Pick<Node, 'id'>, { code = '*8', action = 'PICKUP', ...overrides }: Overrides = {}): Promise<{ id: string; code: string }> =>
  asPlatform(deps.database, async (tx) => {
    await tx.dialCode.create({ data: { tenantId: enterprise.id, code, kind: 'feature-code' } });
    return tx.featureCode.create({ data: { tenantId: enterprise.id, code, action, ...overrides }, select: { id: true, code: true } });
  });
