import type { App } from '@patchbay/api/platform/http/route';
import { asPlatform } from '@patchbay/database/as-platform';
import type { Node } from './organisations.ts';

let counter = 0;

interface Overrides {
  name?: string;
  isEnabled?: boolean;
  ownerExtensionId?: string;
  memberExtensionIds?: string[];
  /** A number of the enterprise that is texted there. */
  phoneNumberId?: string;
}

/** An SMS group, straight in the database. */
export const aSmsGroup = ({ deps }: App, enterprise: Pick<Node, 'id'>, { phoneNumberId, memberExtensionIds = [], ...overrides }: Overrides = {}): Promise<{ id: string; name: string }> =>
  asPlatform(deps.database, async (tx) => {
    const made = await tx.smsGroup.create({ data: { tenantId: enterprise.id, name: `SMS group ${(counter += 1)}`, ...overrides }, select: { id: true, name: true } });
    await tx.smsGroupMember.createMany({ data: memberExtensionIds.map((extensionId) => ({ tenantId: enterprise.id, groupId: made.id, extensionId })) });
    if (phoneNumberId) await tx.phoneNumber.update({ where: { id: phoneNumberId }, data: { smsGroupId: made.id }, select: { id: true } });
    return made;
  });
