import type { App } from '@patchbay/api/platform/http/route';
import { contactSipPasswordPurpose } from '@patchbay/api/platform/sealed-columns';
import type { ContactMethodKind } from '@patchbay/contract/contact-methods';
import { asPlatform } from '@patchbay/database/as-platform';
import type { Node } from './organisations.ts';
import { aUser } from './users.ts';

interface Overrides {
  kind?: ContactMethodKind;
  name?: string;
  userId?: string;
  target?: string;
  presentedNumberId?: string;
  /** Numbers of the enterprise that ring there. */
  phoneNumberIds?: string[];
}

let counter = 0;
const targets: { [K in ContactMethodKind]: string | null } = { SIP_ACCOUNT: null, PSTN_FORWARDING: '+12025550111', SIP_FORWARDING: 'sip:ann@pbx.example:5060;transport=udp', EMAIL: 'ann@people.example' };

/** A contact method of a user, straight in the database; a SIP account unless it says otherwise. */
export const aContactMethod = async (app: App, enterprise: Pick<Node, 'id'>, { kind = 'SIP_ACCOUNT', userId, phoneNumberIds = [], ...overrides }: Overrides = {}): Promise<{ id: string; name: string; userId: string; sipPassword: string }> => {
  const { secrets, clock, database } = app.deps;
  const id = clock.newId();
  const owner = userId ?? (await aUser(app, enterprise)).id;
  const sipPassword = `builder-${id}`;
  const sip = kind === 'SIP_ACCOUNT' ? { sipUsername: `u${id}`, sipPassword: secrets.seal(sipPassword, contactSipPasswordPurpose(id)) } : {};
  return asPlatform(database, async (tx) => {
    const data = { id, tenantId: enterprise.id, userId: owner, kind, name: `Method ${(counter += 1)}`, target: targets[kind], ...sip, ...overrides };
    const { name } = await tx.contactMethod.create({ data, select: { name: true } });
    await tx.phoneNumber.updateMany({ where: { id: { in: phoneNumberIds } }, data: { voiceContactMethodId: id } });
    return { id, name, userId: owner, sipPassword };
  });
};
