import type { BodyOf } from '@patchbay/contract/http/endpoint';
import { Problem } from '@patchbay/contract/http/problem';
import type { AppProfile, phoneApp } from '@patchbay/contract/phone-app';
import type { E164 } from '@patchbay/contract/primitives/phone-number';
import type { TimeSchedule } from '@patchbay/contract/time-schedules';
import type { User } from '@patchbay/contract/users';
import type { Tx } from '@patchbay/database/scope';
import { formatNumber } from '@patchbay/domain/numbering/format-number';
import { nextChange } from '@patchbay/domain/schedules/intervals';
import { isOpen } from '@patchbay/domain/schedules/is-open';
import { audit } from '../../../platform/audit.ts';
import type { DeviceCtx } from '../../../platform/ctx.ts';
import { pushKeys } from '../../../platform/push-keys.ts';
import { loadAppConfiguration } from '../app-configurations/app-configurations.ts';
import { entityOf, loadUser } from '../load.ts';
import { changeUser } from '../users.ts';

const signedOut = () => new Problem('unauthenticated', 'The app is not activated on this device, or was signed out.');

const appNumber = ({ e164 }: { e164: string }) => ({ e164: e164 as E164, shown: formatNumber(e164, 'international') });

const lineOf = async (tx: Tx, { deviceId, userId }: DeviceCtx) => {
  const user = await loadUser(tx, userId);
  const device = await tx.appDevice.findUnique({ where: { id: deviceId } });
  if (!device) throw signedOut();
  return { user, device, line: await loadAppConfiguration(tx, user.appConfiguration.id) };
};

/** What the user's time schedule says of this moment. */
const availabilityOf = async (tx: Tx, { timeScheduleId }: User, now: Date): Promise<AppProfile['availability']> => {
  if (timeScheduleId === null) return null;
  const row = await tx.timeSchedule.findUniqueOrThrow({ where: { id: timeScheduleId } });
  const { name: scheduleName, timeZone } = row;
  const schedule = { timeZone, hours: row.hours as TimeSchedule['hours'], exceptions: row.exceptions as TimeSchedule['exceptions'] };
  const until = nextChange(schedule, now.getTime());
  return { scheduleName, timeZone, isOpen: isOpen(schedule, now.getTime()).isOpen, until: until === null ? null : new Date(until).toISOString() };
};

export const loadProfile = async (ctx: DeviceCtx): Promise<AppProfile> => {
  const { publicKey } = await pushKeys(ctx.deps);
  return ctx.inTenant(async (tx) => {
    const { user, device, line } = await lineOf(tx, ctx);
    const { firstName, lastName, jobTitle, department, version } = user;
    const [{ terms }] = await tx.$queryRaw<[{ terms: { sellerName: string; brandColor: string | null } }]>`select app_invitation_terms() as terms`;
    const callerIds = line.externalOutboundEnabled ? line.callerIds : [];
    // Who never chose, or whose choice was taken away since, shows the first.
    const chosen = callerIds.find(({ id }) => id === device.callerNumberId) ?? callerIds[0];
    return {
      deviceId: ctx.deviceId,
      organisationName: ctx.organisation.name,
      sellerName: terms.sellerName,
      brandColor: terms.brandColor,
      user: { firstName, lastName, jobTitle, department, version },
      line: { isConfigured: line.isConfigured, phoneNumbers: line.phoneNumbers.map(appNumber), internalNumbers: line.internalNumbers.map(({ number }) => number), externalOutboundEnabled: line.externalOutboundEnabled, callerIds: callerIds.map((number) => ({ id: number.id, ...appNumber(number) })), callerIdId: chosen?.id ?? null },
      availability: await availabilityOf(tx, user, ctx.now),
      otherDevices: user.invitation.devices - 1,
      push: { publicKey, isOn: device.pushSubscription !== '' },
    };
  });
};

/** What the person says of themselves, which the administrator sees at the user. */
export const updateProfile = async (ctx: DeviceCtx, { version, ...profile }: BodyOf<typeof phoneApp.updateProfile>): Promise<AppProfile> => {
  await ctx.inTenant(async (tx) => {
    const before = await loadUser(tx, ctx.userId);
    const after = await changeUser(tx, ctx, before, { ...before, ...profile, version });
    await audit(tx, ctx, 'user.updated', { entity: entityOf(after), before, after });
  });
  return loadProfile(ctx);
};

export const chooseCallerId = async (ctx: DeviceCtx, { phoneNumberId }: { phoneNumberId: string }): Promise<AppProfile> => {
  await ctx.inTenant(async (tx) => {
    const { line } = await lineOf(tx, ctx);
    if (!line.externalOutboundEnabled || !line.callerIdIds.includes(phoneNumberId)) {
      const detail = 'This is none of the caller IDs of the line.';
      throw new Problem('rule-broken', detail, { errors: [{ pointer: '/phoneNumberId', detail }] });
    }
    await tx.appDevice.update({ where: { id: ctx.deviceId }, data: { callerNumberId: phoneNumberId }, select: { id: true } });
  });
  return loadProfile(ctx);
};

/** Last seen is noted with every request; this says with what, keeps the session from running out, and tells the app what has changed. */
export const heartbeat = async (ctx: DeviceCtx, device: BodyOf<typeof phoneApp.heartbeat>): Promise<AppProfile> => {
  await ctx.inTenant((tx) => tx.appDevice.updateMany({ where: { id: ctx.deviceId }, data: device }));
  ctx.setAppSession(ctx.appToken);
  return loadProfile(ctx);
};
