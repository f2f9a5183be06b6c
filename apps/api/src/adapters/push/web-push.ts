/** Where a notification goes, as the browser gave it. */
export interface PushSubscription {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

export interface Notice {
  title: string;
  body: string;
}

/** The push service knows no such subscription any more: the app was removed, or asked for it anew. */
export class SubscriptionGone extends Error {
  override name = 'SubscriptionGone';
}

export interface Pusher {
  /** Resolves when the push service has taken the notification, encrypted for the device alone. */
  push(subscription: PushSubscription, notice: Notice): Promise<void>;
}

interface Options {
  publicKey: string;
  privateKey: string;
  /** Whom a push service can write to about this installation: `mailto:` or `https:`. */
  contact: string;
}

const timeoutMs = 10_000;

/** Web Push: RFC 8030, 8291 and 8292. */
export const webPusher = ({ publicKey, privateKey, contact }: Options): Pusher => ({
  push: async (subscription, notice) => {
    const { default: webPush } = await import('web-push');
    const request = webPush.generateRequestDetails(subscription, JSON.stringify(notice), { vapidDetails: { subject: contact, publicKey, privateKey }, TTL: 3_600, urgency: 'high' });
    const answer = await fetch(request.endpoint, {
      method: request.method,
      headers: request.headers as Record<string, string>,
      body: new Uint8Array(request.body!),
      // An address that was allowed must not lead to one that is not.
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await answer.body?.cancel();
    if (answer.status === 404 || answer.status === 410) throw new SubscriptionGone(`The push service answered ${answer.status}`);
    if (!answer.ok) throw new Error(`The push service answered ${answer.status}`);
  },
});
