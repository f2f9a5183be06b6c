import type { Role } from '@patchbay/contract/permissions';
import type { App } from '@patchbay/api/platform/http/route';
import { sipPasswordPurpose } from '@patchbay/api/platform/sealed-columns';
import { asPlatform } from '@patchbay/database/as-platform';
import { sipPasswordFrom } from '@patchbay/domain/credentials/generated';
import { hashOf, testPassword } from './accounts.ts';
import type { Node } from './organisations.ts';

export interface BuiltExtension {
  id: string;
  shortNumber: string;
  displayName: string;
  sipUsername: string;
  sipPassword: string;
}

interface PersonOverrides {
  role?: Role;
  username?: string;
  authentication?: 'SINGLE_STEP' | 'TWO_STEP';
  personalContact?: string;
  monitorsOthers?: boolean;
}

interface Overrides {
  mayBeMonitored?: boolean;
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

/** Somebody who signs in with their extension. */
export interface ExtensionPerson extends BuiltExtension {
  accountId: string;
  enterprise: string;
  username: string;
  password: string;
}

let counter = 0;

/** An extension with a person, who has chosen a password and not signed in yet. */
export const anExtensionPerson = async (app: App, enterprise: Pick<Node, 'id' | 'code'>, { role = 'agent', username, authentication = 'SINGLE_STEP', personalContact = '', monitorsOthers = false, ...overrides }: Overrides & PersonOverrides = {}): Promise<ExtensionPerson> => {
  const built = await anExtension(app, enterprise, overrides);
  const passwordHash = await hashOf(testPassword);
  return asPlatform(app.deps.database, async (tx) => {
    const data = { role, authentication, personalContact, monitorsOthers, isSignInAllowed: true, ...(username !== undefined && { username }) };
    const row = await tx.extension.update({ where: { id: built.id }, data, select: { accountId: true, username: true } });
    const accountId = row.accountId!;
    await tx.account.update({ where: { id: accountId }, data: { hasPassword: true } });
    await tx.accountCredential.create({ data: { accountId, passwordHash }, select: { accountId: true } });
    return { ...built, accountId, enterprise: enterprise.code, username: row.username, password: testPassword };
  });
};

/** The SIP password as it is stored; no answer ever shows it again. */
export const storedSipPassword = ({ deps }: App, extensionId: string): Promise<string> =>
  asPlatform(deps.database, async (tx) => {
    const { sipPassword } = await tx.extension.findUniqueOrThrow({ where: { id: extensionId }, select: { sipPassword: true } });
    return deps.secrets.open(sipPassword, sipPasswordPurpose(extensionId));
  });

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
