import { z } from 'zod';
import { endpoint } from './http/endpoint.ts';
import { Id, Timestamp, Version } from './primitives/id.ts';
import { label, optionalLabel } from './primitives/label.ts';
import { TimeZone } from './primitives/locale.ts';
import { E164, ShortNumber } from './primitives/phone-number.ts';

/** With the number grouped for reading, so that the app need not know how each country does that. */
const AppNumber = z.object({ e164: E164, shown: z.string() });

/** What the app knows of its user and their line. */
export const AppProfile = z.object({
  deviceId: Id,
  organisationName: z.string(),
  /** Under whose name the app comes. */
  sellerName: z.string(),
  brandColor: z.string().nullable(),
  user: z.object({ firstName: z.string(), lastName: z.string(), jobTitle: z.string(), department: z.string(), version: Version }),
  line: z.object({
    isConfigured: z.boolean(),
    /** What rings in the app. */
    phoneNumbers: z.array(AppNumber),
    internalNumbers: z.array(ShortNumber),
    externalOutboundEnabled: z.boolean(),
    callerIds: z.array(AppNumber.extend({ id: Id })),
    /** The one that calls from this device show. */
    callerIdId: Id.nullable(),
  }),
  /** By the time schedule of the user: open or closed, and until when, null where that does not change within a year. null: always available. */
  availability: z.object({ scheduleName: z.string(), isOpen: z.boolean(), until: Timestamp.nullable(), timeZone: TimeZone }).nullable(),
  /** On which else the app is activated by the same user. */
  otherDevices: z.int(),
  push: z.object({ publicKey: z.string(), isOn: z.boolean() }),
}).meta({ id: 'AppProfile' });
export type AppProfile = z.infer<typeof AppProfile>;

/** As it was typed or scanned. What cannot be a code is refused in the same words as a wrong one. */
const Code = z.string().max(300);
const Device = z.object({ os: label(60), appVersion: label(20) });
const pushKey = z.string().regex(/^[A-Za-z0-9_-]{16,120}={0,2}$/, 'A key in base64url');

const open = { scope: 'public', permission: 'public' } as const;
const own = { scope: 'device', permission: 'device' } as const;

/** What the app on a mobile phone asks for. Its session is a cookie of its own, and never one of an administrator. */
export const phoneApp = {
  look: endpoint({ ...open, id: 'phoneApp.look', method: 'POST', path: '/app/invitations/look', summary: 'Whose invitation a code is; says that it was opened',
    body: z.object({ code: Code }), response: z.object({ organisationName: z.string(), firstName: z.string(), isYours: z.boolean().describe('This device is signed in as that user already') }), unaudited: 'shown by the invitation itself' }),
  activate: endpoint({ ...open, id: 'phoneApp.activate', method: 'POST', path: '/app/session', summary: 'Activate the app on a device with the code of an invitation',
    body: Device.extend({ code: Code }), response: AppProfile }),
  get: endpoint({ ...own, id: 'phoneApp.get', method: 'GET', path: '/profile', summary: 'The user of this device and their line', response: AppProfile }),
  updateProfile: endpoint({ ...own, id: 'phoneApp.updateProfile', method: 'PUT', path: '/profile', summary: 'Change name, job title and department',
    body: z.object({ firstName: label(60), lastName: label(60), jobTitle: optionalLabel(60), department: optionalLabel(60), version: Version }), response: AppProfile }),
  chooseCallerId: endpoint({ ...own, id: 'phoneApp.chooseCallerId', method: 'PUT', path: '/caller-id', summary: 'Choose which of the caller IDs calls from this device show',
    body: z.object({ phoneNumberId: Id }), response: AppProfile, unaudited: 'the person\'s own choice' }),
  heartbeat: endpoint({ ...own, id: 'phoneApp.heartbeat', method: 'POST', path: '/heartbeat', summary: 'Say that this device is in use, and with which version; answers how its line stands', body: Device, response: AppProfile, unaudited: 'the list of devices shows it' }),
  subscribe: endpoint({ ...own, id: 'phoneApp.subscribe', method: 'PUT', path: '/push', summary: 'Where notifications for this device go (Web Push)',
    body: z.object({ endpoint: z.url().max(1_000), keys: z.object({ p256dh: pushKey, auth: pushKey }) }), unaudited: 'the person\'s own device' }),
  unsubscribe: endpoint({ ...own, id: 'phoneApp.unsubscribe', method: 'DELETE', path: '/push', summary: 'No notifications for this device any more', unaudited: 'the person\'s own device' }),
  testPush: endpoint({ ...own, id: 'phoneApp.testPush', method: 'POST', path: '/push/test', summary: 'Send a notification to this device', unaudited: 'changes nothing' }),
  signOut: endpoint({ ...own, id: 'phoneApp.signOut', method: 'DELETE', path: '/session', summary: 'Sign this device out' }),
};
