import { z } from 'zod';
import { endpoint } from './http/endpoint.ts';
import { hasNoNul, listQuery, page } from './http/list.ts';
import { ById, Id, Timestamp } from './primitives/id.ts';

export const AppDevice = z.object({
  id: Id,
  userId: Id,
  userName: z.string(),
  /** As the app says: `Android 16`. */
  os: z.string(),
  appVersion: z.string(),
  createdAt: Timestamp,
  lastSeenAt: Timestamp,
}).meta({ id: 'AppDevice' });
export type AppDevice = z.infer<typeof AppDevice>;

const base = { scope: 'tenant' } as const;

/** Each comes with an activation: there is nothing here that creates one. */
export const appDevices = {
  list: endpoint({ ...base, id: 'appDevices.list', method: 'GET', path: '/app-devices', permission: 'users:read', csv: true, summary: 'Devices on which the app is activated',
    query: listQuery(['userName', 'os', 'appVersion', 'createdAt', 'lastSeenAt'], { userId: Id.optional(), os: z.string().trim().min(1).max(100).refine(hasNoNul, 'Not a text').optional() }, '-createdAt'), response: page(AppDevice) }),
  remove: endpoint({ ...base, id: 'appDevices.remove', method: 'DELETE', path: '/app-devices/:id', permission: 'users:write', summary: 'Sign the app on a device out at once; other devices stay signed in', params: ById }),
};
