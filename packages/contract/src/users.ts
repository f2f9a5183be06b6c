import { z } from 'zod';
import { AppInvitation, InvitationStatus } from './app-invitations.ts';
import { endpoint, FileBody } from './http/endpoint.ts';
import { flag, listQuery, page } from './http/list.ts';
import { ById, Id, Timestamp, Version } from './primitives/id.ts';
import { label, optionalLabel } from './primitives/label.ts';
import { E164 } from './primitives/phone-number.ts';
import { CountedReferences, referencesEndpoint } from './references.ts';
import { Email } from './session.ts';

export const UserDraft = z.object({
  firstName: label(60),
  lastName: label(60),
  /** Where invitations to the app go, unique in the enterprise; null: none can be sent. */
  email: z.union([Email, z.literal('')], { error: 'An e-mail address' }).nullable().default(null).transform((typed) => typed || null),
  department: optionalLabel(60),
  jobTitle: optionalLabel(60),
  /** When they can be reached; null: always. */
  timeScheduleId: Id.nullable().default(null),
  /** Who this is in the enterprise's own customer system. */
  crmUserId: optionalLabel(60),
});
export type UserDraft = z.infer<typeof UserDraft>;

export const User = UserDraft.extend({
  id: Id,
  email: z.string().nullable(),
  /** First and last name. */
  name: z.string(),
  timeScheduleName: z.string().nullable(),
  /** Their picture, in place of the initials; another one has another id. */
  avatarId: Id.nullable(),
  /** The application line, made and removed with the user. */
  appConfiguration: z.object({ id: Id, isConfigured: z.boolean(), phoneNumbers: z.array(z.object({ id: Id, e164: E164 })) }),
  invitation: AppInvitation,
  /** By how many of each they are reached beside the app. */
  sipAccounts: z.int(),
  pstnForwardings: z.int(),
  sipForwardings: z.int(),
  /** How many ring one of their contact methods. */
  callFlows: z.int(),
  version: Version,
  createdAt: Timestamp,
  updatedAt: Timestamp,
}).meta({ id: 'User' });
export type User = z.infer<typeof User>;

export const avatarFormats = ['png', 'jpeg', 'webp'] as const;
export type AvatarFormat = (typeof avatarFormats)[number];
export const mostAvatarBytes = 1_048_576;

/** Each but `failed` and `waiting` counts those of the one before who went on. */
export const InvitationFunnel = z.object({
  users: z.int(),
  invited: z.int(),
  /** Of those, whose last mail was not delivered, and who have no device. */
  failed: z.int(),
  opened: z.int(),
  activated: z.int(),
  /** Seen within 30 days. */
  active: z.int(),
  /** Invited, without a device, and able to get another mail. */
  waiting: z.int(),
}).meta({ id: 'InvitationFunnel' });
export type InvitationFunnel = z.infer<typeof InvitationFunnel>;

/** To how many users one request sends the invitation again; the rest is left for the next. */
export const mostInvitationsAtOnce = 50;

/** How many users one bulk action takes. */
export const mostUsersAtOnce = 1_000;
const UserChoice = z.object({ ids: z.array(Id).min(1).max(mostUsersAtOnce) });

/** What each chosen user gets; what is absent stays as it is. */
export const UserBulkChange = z
  .object({ department: optionalLabel(60).unwrap().optional(), jobTitle: optionalLabel(60).unwrap().optional(), timeScheduleId: Id.nullable().optional() })
  .refine((change) => Object.values(change).some((value) => value !== undefined), 'Choose something to change');
export type UserBulkChange = z.infer<typeof UserBulkChange>;

export const UserRemoval = z.object({ users: z.int(), removed: z.array(CountedReferences), released: z.array(CountedReferences) }).meta({ id: 'UserRemoval' });
export type UserRemoval = z.infer<typeof UserRemoval>;

/** A part of a text, in any case and without its accents. */
const part = z.string().trim().min(1).max(200);
const filters = { fullName: part.optional(), jobTitle: part.optional(), department: part.optional(), email: part.optional(), crmUserId: part.optional(), timeScheduleId: Id.optional(), callFlowId: Id.optional(), configured: flag.optional(), invitation: InvitationStatus.optional() };

const base = { scope: 'tenant' } as const;

export const users = {
  list: endpoint({ ...base, id: 'users.list', method: 'GET', path: '/users', permission: 'users:read', csv: true, summary: 'Users of the enterprise',
    query: listQuery(['firstName', 'lastName', 'email', 'department', 'jobTitle', 'timeScheduleName', 'createdAt', 'updatedAt'], filters), response: page(User) }),
  get: endpoint({ ...base, id: 'users.get', method: 'GET', path: '/users/:id', permission: 'users:read', summary: 'One user', params: ById, response: User }),
  create: endpoint({ ...base, id: 'users.create', method: 'POST', path: '/users', permission: 'users:write', summary: 'Create a user with an application line that is not configured yet', body: UserDraft, response: User }),
  update: endpoint({ ...base, id: 'users.update', method: 'PUT', path: '/users/:id', permission: 'users:write', summary: 'Change a user',
    params: ById, body: UserDraft.extend({ version: Version }), response: User }),
  remove: endpoint({ ...base, id: 'users.remove', method: 'DELETE', path: '/users/:id', permission: 'users:write', summary: 'Remove a user with the application line; its numbers are freed', params: ById }),
  invite: endpoint({ ...base, id: 'users.invite', method: 'POST', path: '/users/:id/invitation', permission: 'users:write', summary: 'Send the invitation to the app, or send the same one again', params: ById, response: User }),
  reissueInvitation: endpoint({ ...base, id: 'users.reissueInvitation', method: 'POST', path: '/users/:id/invitation/reissue', permission: 'users:write', summary: 'Send an invitation with a new code; the old code is dead, devices stay signed in', params: ById, response: User }),
  resendInvitations: endpoint({ ...base, id: 'users.resendInvitations', method: 'POST', path: '/users/invitations/resend', permission: 'users:write', summary: `Send the invitation again to users who have not activated the app, ${mostInvitationsAtOnce} at a time and nobody twice in an hour`,
    response: z.object({ sent: z.int(), kept: z.int().describe('Not sent: no mail server is set up'), left: z.int() }) }),
  invitationFunnel: endpoint({ ...base, id: 'users.invitationFunnel', method: 'GET', path: '/users/invitations/funnel', permission: 'users:read', summary: 'How many users were invited to the app, and how far they have come', response: InvitationFunnel }),
  avatar: endpoint({ ...base, id: 'users.avatar', method: 'GET', path: '/users/:id/avatar', permission: 'users:read', download: 'image', summary: 'The picture of a user', params: ById,
    query: z.object({ version: z.coerce.number().int().min(1).optional().describe('Of the user: changes the address with the picture, and nothing else') }), response: z.string() }),
  setAvatar: endpoint({ ...base, id: 'users.setAvatar', method: 'POST', path: '/users/:id/avatar', permission: 'users:write', upload: true, summary: 'Give a user a picture: PNG, JPEG or WebP, up to 1 MB', params: ById, body: FileBody, response: User }),
  removeAvatar: endpoint({ ...base, id: 'users.removeAvatar', method: 'DELETE', path: '/users/:id/avatar', permission: 'users:write', summary: 'Take the picture of a user away', params: ById, response: User }),
  bulkUpdate: endpoint({ ...base, id: 'users.bulkUpdate', method: 'POST', path: '/users/bulk/update', permission: 'users:write', summary: 'Change department, job title or time schedule of up to 1,000 users as one change; those that are gone are left out',
    body: UserChoice.extend({ change: UserBulkChange }), response: z.object({ changed: z.int() }) }),
  bulkRemove: endpoint({ ...base, id: 'users.bulkRemove', method: 'POST', path: '/users/bulk/remove', permission: 'users:write', summary: 'Remove up to 1,000 users with all that is theirs as one change; those that are gone are left out',
    body: UserChoice, response: z.object({ removed: z.int() }) }),
  bulkRemoval: endpoint({ ...base, id: 'users.bulkRemoval', method: 'POST', path: '/users/bulk/removal', permission: 'users:read', summary: 'What the removal of up to 1,000 users would take along and free, in total and by name', unaudited: 'changes nothing',
    body: UserChoice, response: UserRemoval }),
  references: referencesEndpoint('users', '/users', 'tenant', 'users:read'),
};
