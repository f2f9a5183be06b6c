import type { AppDevice, appDevices } from '@patchbay/contract/app-devices';
import type { QueryOf } from '@patchbay/contract/http/endpoint';
import { notFound } from '@patchbay/contract/http/problem';
import type { Tx } from '@patchbay/database/scope';
import { audit } from '../../../platform/audit.ts';
import type { TenantCtx } from '../../../platform/ctx.ts';
import { answerList } from '../../../platform/http/listing.ts';
import { appDeviceListing, appDeviceToWire } from './listing.ts';

export const listAppDevices = (ctx: TenantCtx, query: QueryOf<typeof appDevices.list>) => answerList(ctx, appDeviceListing, query);

export const findAppDevice = async (tx: Tx, id: string): Promise<AppDevice | null> => {
  const row = await tx.appDevice.findUnique({ where: { id }, include: { user: { select: { firstName: true, lastName: true } } } });
  if (!row) return null;
  const { userId, user, os, appVersion, createdAt, lastSeenAt } = row;
  return appDeviceToWire({ id, user_id: userId, user_name: `${user.firstName} ${user.lastName}`, os, app_version: appVersion, created_at: createdAt, last_seen_at: lastSeenAt });
};

export const entityOf = ({ id, userName, os }: AppDevice) => ({ type: 'app-device' as const, id, label: `${userName} · ${os}` });

/** Takes the device away, and with it its session: the next that it asks is refused. */
export const dropAppDevice = async (tx: Tx, ctx: TenantCtx, id: string): Promise<void> => {
  const before = await findAppDevice(tx, id);
  if (!before) throw notFound('device');
  await tx.appDevice.delete({ where: { id }, select: { id: true } });
  await audit(tx, ctx, 'app-device.removed', { entity: entityOf(before), before });
};

export const removeAppDevice = (ctx: TenantCtx, id: string): Promise<void> => ctx.inTenant((tx) => dropAppDevice(tx, ctx, id));
