import { Problem } from '@patchbay/contract/http/problem';
import type { BodyOf, ResponseOf } from '@patchbay/contract/http/endpoint';
import type { phoneApp } from '@patchbay/contract/phone-app';
import { readAppCode } from '@patchbay/contract/primitives/app-code';
import { audit } from '../../../platform/audit.ts';
import type { DeviceCtx, PublicCtx } from '../../../platform/ctx.ts';
import { announce } from '../../../platform/events.ts';
import { deviceCtx, deviceOf, type FoundDevice } from '../../../platform/http/device.ts';
import { giveBack, takeAttempt } from '../../../platform/limits.ts';
import { digest } from '../../../platform/secrets.ts';
import { newToken } from '../../../platform/tokens.ts';
import { dropAppDevice, entityOf, findAppDevice } from '../../../platform/app-devices.ts';
import { activationLimits } from './attempts.ts';
import { loadProfile } from './profile.ts';

/** As many as a person may carry; more are a code that went round. */
const mostDevices = 10;

interface Target extends Omit<FoundDevice, 'deviceId'> {
  invitationId: string;
  firstName: string;
}

/** The same whether it was never issued, has expired, was replaced, or its user or enterprise is gone. */
const refused = () => {
  const detail = 'This code does not work: it was mistyped, has expired, or was replaced by a newer one. Ask your administrator to send the invitation again.';
  return new Problem('rule-broken', detail, { errors: [{ pointer: '/code', detail }] });
};

/** Whose invitation a code is. Counts the attempt, and gives it back when there is such a one. */
const findTarget = async (ctx: PublicCtx, typed: string): Promise<Target> => {
  const limits = activationLimits(ctx, typed);
  await takeAttempt(ctx, limits);
  // One statement whatever was typed: none for what cannot be a code would tell.
  const { rows: [row] } = await ctx.deps.database.pool.query<{ target: Target | null }>({
    name: 'app_invitation_target', text: 'select app_invitation_target($1, $2) as target', values: [digest(readAppCode(typed) ?? ''), ctx.now],
  });
  if (!row?.target) {
    ctx.log.info({ event: 'activation.refused' }, 'activation refused');
    throw refused();
  }
  await giveBack(ctx, limits);
  return row.target;
};

/** For a code that nobody has a device for yet: the scope of its enterprise. */
const atTarget = (ctx: PublicCtx, target: Target): DeviceCtx => deviceCtx(ctx, { ...target, deviceId: ctx.newId() });

const orNone = (error: unknown): null => {
  if (error instanceof Problem) return null;
  throw error;
};

/** The device that this browser is already. */
const earlierDevice = (ctx: PublicCtx): Promise<DeviceCtx | null> => deviceOf(ctx).catch(orNone);

/** Nobody holds the session of the earlier device once the cookie is another. */
const dropEarlier = async (ctx: PublicCtx): Promise<void> => {
  const earlier = await earlierDevice(ctx);
  await earlier?.inTenant((tx) => dropAppDevice(tx, earlier, earlier.deviceId)).catch(orNone);
};

export const lookInvitation = async (ctx: PublicCtx, { code }: { code: string }): Promise<ResponseOf<typeof phoneApp.look>> => {
  const target = await findTarget(ctx, code);
  const { organisation, invitationId, firstName, userId } = target;
  await atTarget(ctx, target).inTenant(async (tx) => {
    const { count } = await tx.appInvitation.updateMany({ where: { id: invitationId, openedAt: null }, data: { openedAt: ctx.now } });
    if (count > 0) await announce(tx, organisation.path, 'user');
  });
  return { organisationName: organisation.name, firstName, isYours: (await earlierDevice(ctx))?.userId === userId };
};

export const activate = async (ctx: PublicCtx, { code, os, appVersion }: BodyOf<typeof phoneApp.activate>): Promise<ResponseOf<typeof phoneApp.activate>> => {
  const target = await findTarget(ctx, code);
  const acting = atTarget(ctx, target);
  const { deviceId, userId } = acting;
  const token = newToken(ctx.deps.clock);
  await acting.inTenant(async (tx) => {
    // Replaced at this moment, or gone with its user: nothing to activate by.
    const [found] = await tx.$queryRaw<[{ openedAt: Date | null; activatedAt: Date | null }?]>`
      select opened_at as "openedAt", activated_at as "activatedAt" from app_invitation where id = ${target.invitationId}::uuid and token_hash = ${digest(readAppCode(code)!)} for update`;
    if (!found) throw refused();
    const first = { openedAt: found.openedAt ?? ctx.now, activatedAt: found.activatedAt ?? ctx.now };
    await tx.appInvitation.update({ where: { id: target.invitationId }, data: first, select: { id: true } });
    if ((await tx.appDevice.count({ where: { userId } })) >= mostDevices) throw new Problem('limit-reached', `The app is activated on ${mostDevices} devices already. Your administrator can delete one of them.`, { params: { limit: mostDevices } });
    await tx.appDevice.create({ data: { id: deviceId, userId, sessionHash: digest(token), os, appVersion, createdAt: ctx.now, lastSeenAt: ctx.now }, select: { id: true } });
    const after = (await findAppDevice(tx, deviceId))!;
    await audit(tx, acting, 'app-device.activated', { entity: entityOf(after), after });
  });
  await dropEarlier(ctx);
  ctx.setAppSession(token);
  return loadProfile(acting);
};

export const signOut = async (ctx: DeviceCtx): Promise<void> => {
  await ctx.inTenant((tx) => dropAppDevice(tx, ctx, ctx.deviceId));
  ctx.setAppSession(null);
};
