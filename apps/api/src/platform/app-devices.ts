import type { AppDevice } from '@patchbay/contract/app-devices';
import { notFound } from '@patchbay/contract/http/problem';
import type { Tx } from '@patchbay/database/scope';
import { audit } from './audit.ts';
import type { TenantCtx } from './ctx.ts';

export interface AppDeviceRow {
  id: string;
  user_id: string;
  user_name: string;
  os: string;
  app_version: string;
  created_at: Date;
  last_seen_at: Date;
}

export const appDeviceToWire = (row: AppDeviceRow): AppDevice => ({
  id: row.id,
  userId: row.user_id,
  userName: row.user_name,
  os: row.os,
  appVersion: row.app_version,
  createdAt: row.created_at.toISOString(),
  lastSeenAt: row.last_seen_at.toISOString(),
});

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
