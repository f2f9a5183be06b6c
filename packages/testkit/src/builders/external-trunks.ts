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

/** An external trunk, straight in the database. */
export const anExternalTrunk = ({ deps }: App, enterprise: Pick<Node, 'id'>, { phoneNumberIds = [], ...overrides }: Overrides = {}): Promise<{ id: string; name: string }> =>
  asPlatform(deps.database, async (tx) => {
    const made = await tx.externalTrunk.create({ data: { tenantId: enterprise.id, name: `ExternalTrunk ${(counter += 1)}`, ...overrides }, select: { id: true, name: true } });
    await tx.phoneNumber.updateMany({ where: { id: { in: phoneNumberIds } }, data: { voiceExternalTrunkId: made.id } });
    return made;
  });
