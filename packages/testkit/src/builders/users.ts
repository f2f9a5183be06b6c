import type { App } from '@patchbay/api/platform/http/route';
import { asPlatform } from '@patchbay/database/as-platform';
import type { Node } from './organisations.ts';

interface Overrides {
  firstName?: string;
  lastName?: string;
  email?: string;
  department?: string;
  jobTitle?: string;
  crmUserId?: string;
  timeScheduleId?: string;
  /** Numbers of the enterprise that ring in the app; with them the line is configured. */
  phoneNumberIds?: string[];
}

let counter = 0;

/** A user with an application line, straight in the database. */
export const aUser = ({ deps }: App, enterprise: Pick<Node, 'id'>, { phoneNumberIds, ...overrides }: Overrides = {}): Promise<{ id: string; name: string; appConfigurationId: string }> =>
  asPlatform(deps.database, async (tx) => {
    const tenantId = enterprise.id;
    const user = await tx.user.create({ data: { tenantId, firstName: 'User', lastName: String((counter += 1)), ...overrides } });
    const line = await tx.appConfiguration.create({ data: { tenantId, userId: user.id, configuredAt: phoneNumberIds ? new Date() : null } });
    await tx.phoneNumber.updateMany({ where: { id: { in: phoneNumberIds ?? [] } }, data: { voiceAppConfigurationId: line.id } });
    return { id: user.id, name: `${user.firstName} ${user.lastName}`, appConfigurationId: line.id };
  });
