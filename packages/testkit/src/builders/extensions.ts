import type { App } from '@patchbay/api/platform/http/route';
import { sipPasswordPurpose } from '@patchbay/api/platform/sealed-columns';
import { asPlatform } from '@patchbay/database/as-platform';
import { sipPasswordFrom } from '@patchbay/domain/credentials/generated';
import type { Node } from './organisations.ts';

export interface BuiltExtension {
  id: string;
  shortNumber: string;
  displayName: string;
  sipUsername: string;
  sipPassword: string;
}

interface Overrides {
  shortNumber?: string;
  displayName?: string;
  isEnabled?: boolean;
  /** Numbers of the enterprise that ring here. */
  phoneNumberIds?: string[];
  presentationNumberId?: string;
  dialPlanProfileId?: string;
  /** A user whose app rings. */
  mobileUserId?: string;
  /** An extension that it forwards every call to. */
  forwardsTo?: string;
}

let counter = 0;

/** An extension with its SIP account, straight in the database. */
export const anExtension = ({ deps }: App, enterprise: Pick<Node, 'id' | 'code'>, { phoneNumberIds = [], forwardsTo, ...overrides }: Overrides = {}): Promise<BuiltExtension> =>
  asPlatform(deps.database, async (tx) => {
    const id = deps.clock.newId();
    const shortNumber = overrides.shortNumber ?? String(1_000 + (counter++ % 9_000));
    const sipPassword = sipPasswordFrom(deps.clock.randomBytes(15));
    const data = { displayName: `Extension ${shortNumber}`, ...overrides, id, shortNumber, tenantId: enterprise.id, sipUsername: `${shortNumber}-${enterprise.code}`, mobileOn: overrides.mobileUserId !== undefined };
    const forward = forwardsTo === undefined ? {} : { unconditionalForward: { mode: 'ALWAYS', destination: { kind: 'EXTENSION', id: forwardsTo } }, forwards: { create: { targetId: forwardsTo } } };
    await tx.dialCode.create({ data: { tenantId: enterprise.id, code: shortNumber, kind: 'extension' } });
    await tx.extension.create({ data: { ...data, ...forward, sipPassword: deps.secrets.seal(sipPassword, sipPasswordPurpose(id)) } });
    await tx.phoneNumber.updateMany({ where: { id: { in: phoneNumberIds } }, data: { voiceExtensionId: id } });
    return { id, shortNumber, displayName: data.displayName, sipUsername: data.sipUsername, sipPassword };
  });
