import { call } from './api.ts';

export type Permission = 'unknown' | 'granted' | 'denied' | 'missing';

const hasPush = () => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

export const pushPermission = (): Permission => {
  if (!hasPush()) return 'missing';
  return Notification.permission === 'default' ? 'unknown' : Notification.permission;
};

export const microphonePermission = async (): Promise<Permission> => {
  if (!navigator.mediaDevices) return 'missing';
  const { state } = await navigator.permissions.query({ name: 'microphone' as PermissionName }).catch(() => ({ state: 'prompt' }));
  return state === 'prompt' ? 'unknown' : (state as Permission);
};

/** Asks for the microphone, and lets go of it at once: calls ask again. */
export const askMicrophone = async (): Promise<Permission> => {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    stream.getTracks().forEach((track) => track.stop());
    return 'granted';
  } catch (error) {
    return (error as Error).name === 'NotAllowedError' ? 'denied' : 'missing';
  }
};

const bytesOf = (base64url: string) => Uint8Array.from(atob(base64url.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));

/** Asks for notifications, and tells the server where they go. */
export const turnPushOn = async (publicKey: string): Promise<Permission> => {
  if (!hasPush()) return 'missing';
  if ((await Notification.requestPermission()) !== 'granted') return 'denied';
  const { pushManager } = await navigator.serviceWorker.ready;
  const earlier = await pushManager.getSubscription();
  const subscription = earlier ?? (await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(publicKey) }));
  const { endpoint, keys } = subscription.toJSON() as { endpoint: string; keys: { p256dh: string; auth: string } };
  await call('subscribe', { endpoint, keys });
  return 'granted';
};

/** Forgets the subscription in the browser; what the server knew of it goes with the session, or by `unsubscribe`. */
export const forgetPush = async (): Promise<void> => {
  if (!hasPush()) return;
  const registration = await navigator.serviceWorker.getRegistration('/app/');
  await (await registration?.pushManager.getSubscription())?.unsubscribe();
};
