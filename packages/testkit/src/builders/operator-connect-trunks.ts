import type { App } from '@patchbay/api/platform/http/route';
import { asPlatform } from '@patchbay/database/as-platform';
import type { Node } from './organisations.ts';

let counter = 0;

interface Overrides {
  name?: string;
  isEnabled?: boolean;
  /** Numbers of the enterprise that go there. */
  phoneNumberIds?: string[];
}

/** An Operator Connect trunk, straight in the database. */
export const anOperatorConnectTrunk = ({ deps }: App, enterprise: Pick<Node, 'id'>, { phoneNumberIds = [], ...overrides }: Overrides = {}): Promise<{ id: string; name: string }> =>
  asPlatform(deps.database, async (tx) => {
    const made = await tx.operatorConnectTrunk.create({ data: { tenantId: enterprise.id, name: `OperatorConnectTrunk ${(counter += 1)}`, ...overrides }, select: { id: true, name: true } });
    await tx.phoneNumber.updateMany({ where: { id: { in: phoneNumberIds } }, data: { voiceOperatorTrunkId: made.id } });
    return made;
  });
