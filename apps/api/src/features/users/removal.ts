import type { References } from '@patchbay/contract/references';
import type { User } from '@patchbay/contract/users';
import type { Tx } from '@patchbay/database/scope';
import { auditMany } from '../../platform/audit-many.ts';
import type { ActingCtx } from '../../platform/ctx.ts';
import { letGoOfApps } from '../../platform/extension-cards.ts';
import { releaseInternalNumbers } from '../../platform/internal-number-assignment.ts';
import { releaseNumbers } from '../../platform/number-assignment.ts';
import { callFlowsOfUsers, extensionsOf } from '../../platform/relations.ts';
import { entityOf as lineEntityOf, findAppConfigurations } from './app-configurations/app-configurations.ts';
import { dropContactMethods, entityOf as methodEntityOf, findContactMethods } from './contact-methods/contact-methods.ts';
import { entityOf } from './load.ts';

/** Frees the numbers of their lines and takes the users away, with all that goes with them. What else they were reached by must be gone. */
export const dropUsers = async (tx: Tx, ctx: ActingCtx, users: Pick<User, 'id' | 'appConfiguration'>[]): Promise<void> => {
  const lines = users.map(({ appConfiguration }) => appConfiguration.id);
  await releaseNumbers(tx, ctx, 'app-configuration', lines);
  await releaseInternalNumbers(tx, ctx, 'app-configuration', lines);
  await tx.user.deleteMany({ where: { id: { in: users.map(({ id }) => id) } } });
};

/** Removes users with their lines, contact methods, invitations and devices, and tells the log of each that comes back when it is undone. */
export const removeUsers = async (tx: Tx, ctx: ActingCtx, users: User[]): Promise<void> => {
  const methods = await findContactMethods(tx, { userId: users.map(({ id }) => id) });
  await dropContactMethods(tx, ctx, methods.map(({ id }) => id));
  const lines = await findAppConfigurations(tx, users.flatMap(({ appConfiguration: { id, isConfigured } }) => (isConfigured ? [id] : [])));
  // Undoing begins with the last: whom it is about comes back first.
  await letGoOfApps(tx, ctx, users.map(({ id }) => id));
  await dropUsers(tx, ctx, users);
  const gone = <T extends object>(all: T[], entity: (one: T) => { id: string; label: string }) => all.map((before) => ({ ...entity(before), before, after: null, organisation: ctx.organisation }));
  if (methods.length > 0) await auditMany(tx, ctx, { action: 'contact-method.removed', type: 'contact-method' }, gone(methods, methodEntityOf));
  if (lines.length > 0) await auditMany(tx, ctx, { action: 'app-configuration.removed', type: 'app-configuration' }, gone(lines, lineEntityOf));
  await auditMany(tx, ctx, { action: 'user.removed', type: 'user' }, gone(users, entityOf));
};

/** What goes with users, and which numbers are free afterwards. */
export const removalOf = async (tx: Tx, users: User[]): Promise<References> => {
  const userIds = users.map(({ id }) => id);
  const lineIds = users.map(({ appConfiguration }) => appConfiguration.id);
  const names = new Map(users.map(({ id, name }) => [id, name]));
  const methods = await tx.contactMethod.findMany({ where: { userId: { in: userIds } }, select: { id: true, userId: true, name: true, phoneNumbers: { select: { id: true, e164: true }, orderBy: { e164: 'asc' } } }, orderBy: { id: 'asc' } });
  const invitations = await tx.appInvitation.findMany({ where: { userId: { in: userIds } }, select: { id: true, userId: true }, orderBy: { id: 'asc' } });
  const devices = await tx.appDevice.findMany({ where: { userId: { in: userIds } }, select: { id: true, userId: true, os: true }, orderBy: { createdAt: 'asc' } });
  const internal = await tx.internalNumber.findMany({ where: { OR: [{ appConfigurationId: { in: lineIds } }, { contactMethod: { userId: { in: userIds } } }] }, select: { id: true, number: true }, orderBy: { number: 'asc' } });
  const numbers = [...users.flatMap(({ appConfiguration }) => appConfiguration.phoneNumbers), ...methods.flatMap(({ phoneNumbers }) => phoneNumbers)];
  return {
    blocking: [],
    removed: [
      ...users.map(({ name, appConfiguration: { id } }) => ({ kind: 'app-configuration', id, label: name })),
      ...methods.map(({ id, userId, name }) => ({ kind: 'contact-method', id, label: `${names.get(userId)} · ${name}` })),
      ...invitations.map(({ id, userId }) => ({ kind: 'app-invitation', id, label: names.get(userId)! })),
      ...devices.map(({ id, userId, os }) => ({ kind: 'app-device', id, label: `${names.get(userId)} · ${os}` })),
    ],
    released: [
      ...numbers.map(({ id, e164 }) => ({ kind: 'phone-number', id, label: e164 })),
      ...internal.map(({ id, number }) => ({ kind: 'internal-number', id, label: number })),
      ...(await extensionsOf(tx, { mobileUserId: { in: userIds } })),
      ...(await callFlowsOfUsers(tx, userIds)),
    ],
  };
};
