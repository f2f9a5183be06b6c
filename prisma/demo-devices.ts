import type { Tx } from '@patchbay/database/scope';
import { entityOf, findAppDevice } from '@patchbay/api/platform/app-devices';
import { audit } from '@patchbay/api/platform/audit';
import { digest } from '@patchbay/api/platform/secrets';
import { newToken } from '@patchbay/api/platform/tokens';
import type { acting } from './demo-acting.ts';

interface Activation {
  tenantId: string;
  userId: string;
  device: { os: string; appVersion: string };
  lastSeenAt: Date;
}

/** Does what the app does on a device, which nobody holds in hand here. */
export const activateDevice = async (tx: Tx, ctx: ReturnType<typeof acting>, { tenantId, userId, device, lastSeenAt }: Activation): Promise<void> => {
  await tx.appInvitation.update({ where: { tenantId_userId: { tenantId, userId } }, data: { openedAt: ctx.now, activatedAt: ctx.now } });
  const sessionHash = digest(newToken(ctx.deps.clock));
  const { id } = await tx.appDevice.create({ data: { tenantId, userId, sessionHash, ...device, createdAt: ctx.now, lastSeenAt }, select: { id: true } });
  const after = (await findAppDevice(tx, id))!;
  await audit(tx, { ...ctx, actor: { kind: 'device', id, name: after.userName, by: null } }, 'app-device.activated', { entity: entityOf(after), after });
};
