import { isIP } from 'node:net';
import { Problem } from '@patchbay/contract/http/problem';
import type { BodyOf } from '@patchbay/contract/http/endpoint';
import type { phoneApp } from '@patchbay/contract/phone-app';
import { z } from 'zod';
import { type Notice, type Pusher, type PushSubscription, SubscriptionGone, webPusher } from '../../../adapters/push/web-push.ts';
import type { DeviceCtx } from '../../../platform/ctx.ts';
import type { Deps } from '../../../platform/deps.ts';
import { defineJob, enqueue, handleJob } from '../../../platform/jobs.ts';
import { pushKeys } from '../../../platform/push-keys.ts';
import { pushSubscriptionPurpose } from '../../../platform/sealed-columns.ts';

/** A notification that is late is of no use: given up after some minutes. */
export const sendPush = defineJob({ name: 'app.push', payload: z.object({ deviceId: z.uuid() }), retries: 4, retryDelaySeconds: 5 });

/** Whether a push service is one that the operator lists: a host, `*.` and a domain, or, to try things out, an origin such as `http://127.0.0.1:8080`. */
export const isPushService = (services: string[], endpoint: string): boolean => {
  const { protocol, hostname, port, origin } = new URL(endpoint);
  if (services.includes(origin)) return true;
  if (protocol !== 'https:' || port !== '' || isIP(hostname.replace(/[[\]]/g, '')) !== 0) return false;
  return services.some((service) => (service.startsWith('*.') ? hostname.endsWith(service.slice(1)) : hostname === service));
};

export const subscribe = async (ctx: DeviceCtx, subscription: BodyOf<typeof phoneApp.subscribe>): Promise<void> => {
  if (!isPushService(ctx.deps.config.pushServices, subscription.endpoint)) {
    const detail = 'This push service is not one that notifications may go to; the operator can add it to PATCHBAY_PUSH_SERVICES.';
    throw new Problem('rule-broken', detail, { errors: [{ pointer: '/endpoint', detail }] });
  }
  const sealed = ctx.deps.secrets.seal(JSON.stringify(subscription), pushSubscriptionPurpose(ctx.deviceId));
  await ctx.inTenant((tx) => tx.appDevice.updateMany({ where: { id: ctx.deviceId }, data: { pushSubscription: sealed } }));
};

export const unsubscribe = async (ctx: DeviceCtx): Promise<void> => {
  await ctx.inTenant((tx) => tx.appDevice.updateMany({ where: { id: ctx.deviceId }, data: { pushSubscription: '' } }));
};

export const testPush = (ctx: DeviceCtx): Promise<void> =>
  ctx.inTenant(async (tx) => {
    const device = await tx.appDevice.findUnique({ where: { id: ctx.deviceId }, select: { pushSubscription: true } });
    if (!device?.pushSubscription) throw new Problem('rule-broken', 'Notifications are off on this device: allow them first.');
    await enqueue(tx, ctx, sendPush, { deviceId: ctx.deviceId });
  });

const notices: { [language: string]: Notice } = {
  en: { title: 'Notifications work', body: 'This is how the app tells you of calls.' },
  de: { title: 'Benachrichtigungen kommen an', body: 'So meldet die App Ihnen Anrufe.' },
};

const pusherOf = async (deps: Deps): Promise<Pusher> => {
  const address = /<([^>]+)>/.exec(deps.config.smtpFrom)?.[1] ?? deps.config.smtpFrom;
  return webPusher({ ...(await pushKeys(deps)), contact: `mailto:${address}` });
};

export const sendPushHandler = handleJob(sendPush, async ({ deviceId }, ctx) => {
  const pusher = await pusherOf(ctx.deps);
  const device = await ctx.inScope((tx) => tx.appDevice.findUnique({ where: { id: deviceId }, select: { pushSubscription: true, user: { select: { tenant: { select: { language: true } } } } } }));
  if (!device?.pushSubscription) return;
  const sealed = device.pushSubscription;
  const subscription = JSON.parse(ctx.deps.secrets.open(sealed, pushSubscriptionPurpose(deviceId))) as PushSubscription;
  try {
    await pusher.push(subscription, notices[device.user.tenant.language] ?? notices.en!);
  } catch (error) {
    if (!(error instanceof SubscriptionGone)) throw error;
    await ctx.inScope((tx) => tx.appDevice.updateMany({ where: { id: deviceId, pushSubscription: sealed }, data: { pushSubscription: '' } }));
  }
});
