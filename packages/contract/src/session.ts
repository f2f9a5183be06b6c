import { z } from 'zod';
import { endpoint } from './http/endpoint.ts';
import { OrganisationKind, Permission, Role } from './permissions.ts';
import { ById, Id, Timestamp } from './primitives/id.ts';
import { Label } from './primitives/label.ts';
import { Language } from './primitives/locale.ts';
import { UsernameText } from './primitives/username.ts';

export const Email = z.email('An e-mail address').max(254).transform((typed) => typed.toLowerCase());
export const Password = z.string().min(10, 'At least 10 characters').max(200);
/** The code of an enterprise and a user name in it, both in any case. */
const UserOfEnterprise = z.object({ enterprise: z.string().trim().min(1).max(60), username: UsernameText.pipe(z.string().min(1).max(100)) });
/** By what a person is known: an e-mail address, or a user name in an enterprise. */
const ByName = z.union([z.object({ email: Email }), UserOfEnterprise]);
const Token = z.string().min(20).max(200);

/** Preferences of the viewer, kept with the account so that they follow to another machine. */
export const Preferences = z.object({
  language: Language.default('en'),
  colorScheme: z.enum(['light', 'dark', 'auto']).default('auto'),
  numberFormat: z.enum(['international', 'national']).default('international'),
  density: z.enum(['normal', 'compact']).default('normal'),
});
export type Preferences = z.infer<typeof Preferences>;

/** A membership as its holder sees it: where, as what, and what that permits there and below. */
export const HeldMembership = z.object({
  organisationId: Id,
  organisationName: Label,
  organisationKind: OrganisationKind,
  role: Role,
  permissions: z.array(Permission),
});

export type HeldMembership = z.infer<typeof HeldMembership>;

export const Session = z
  .object({
    account: z.object({ id: Id, email: z.string().nullable(), username: z.string().nullable(), name: Label, hasSecondFactor: z.boolean() }),
    preferences: Preferences,
    memberships: z.array(HeldMembership),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof Session>;

const Progress = z.object({
  next: z.enum(['signed-in', 'second-factor']),
  /** For a second step by a code that was sent: where to, all but its ends hidden. Absent: by an authenticator app. */
  sentTo: z.string().optional(),
});

const open = { scope: 'public', permission: 'public' } as const;
const own = { scope: 'account', permission: 'account' } as const;

export const session = {
  get: endpoint({ ...open, id: 'session.get', method: 'GET', path: '/session', summary: 'Who is signed in, if anyone',
    response: z.object({ session: Session.nullable(), needsSetup: z.boolean() }) }),
  signIn: endpoint({ ...open, id: 'session.signIn', method: 'POST', path: '/session', summary: 'Sign in with e-mail address, or with enterprise and user name, and password',
    body: z.union([z.object({ email: Email, password: z.string().max(200) }), UserOfEnterprise.extend({ password: z.string().max(200) })]), response: Progress, unaudited: 'recorded as a sign-in of the account, outside any organisation' }),
  secondFactor: endpoint({ ...open, id: 'session.secondFactor', method: 'POST', path: '/session/second-factor',
    summary: 'Finish a sign-in with a one-time or recovery code', body: z.object({ code: z.string().trim().min(6).max(40) }), response: Progress,
    unaudited: 'as signIn' }),
  sendCode: endpoint({ ...open, id: 'session.sendCode', method: 'POST', path: '/session/code', summary: 'Send the code of the second step again; the earlier one stops working', response: Progress, unaudited: 'as signIn' }),
  signOut: endpoint({ ...open, id: 'session.signOut', method: 'DELETE', path: '/session', summary: 'Sign out', unaudited: 'as signIn' }),
  requestReset: endpoint({ ...open, id: 'session.requestReset', method: 'POST', path: '/password-resets',
    summary: 'Ask for a link to choose a new password; the same answer for every address', body: ByName, unaudited: 'changes nothing' }),
  completeReset: endpoint({ ...open, id: 'session.completeReset', method: 'POST', path: '/password-resets/complete',
    summary: 'Choose a new password with a mailed link; ends all sessions', body: z.object({ token: Token, password: Password }), unaudited: 'recorded in the account\'s organisation by the use case' }),
  lookInvitation: endpoint({ ...open, id: 'session.lookInvitation', method: 'POST', path: '/invitations/look', summary: 'Whom an invitation is for',
    body: z.object({ token: Token }), response: z.object({ email: z.string(), name: z.string(), organisationName: z.string(), hasPassword: z.boolean() }), unaudited: 'reads only; POST keeps the token out of addresses' }),
  acceptInvitation: endpoint({ ...open, id: 'session.acceptInvitation', method: 'POST', path: '/invitations/accept', summary: 'Accept an invitation and choose a password',
    body: z.object({ token: Token, name: Label, password: Password }), response: Progress, unaudited: 'recorded in the inviting organisation by the use case' }),
  setUp: endpoint({ ...open, id: 'session.setUp', method: 'POST', path: '/set-up', summary: 'Create the first platform administrator with the link from the log',
    body: z.object({ token: Token, email: Email, name: Label, password: Password }), response: Progress, unaudited: 'recorded at the platform by the use case' }),
};

export const OwnSession = z.object({
  id: Id, isCurrent: z.boolean(), createdAt: Timestamp, lastSeenAt: Timestamp, expiresAt: Timestamp, ip: z.string(), userAgent: z.string(),
}).meta({ id: 'OwnSession' });

/** What a signed-in person does to their own account. */
export const account = {
  updateProfile: endpoint({ ...own, id: 'account.updateProfile', method: 'PUT', path: '/profile', summary: 'Name and preferences',
    body: z.object({ name: Label, preferences: Preferences }), response: Session, unaudited: 'the person\'s own view' }),
  changePassword: endpoint({ ...own, id: 'account.changePassword', method: 'PUT', path: '/password', summary: 'Change the password; ends the other sessions',
    body: z.object({ currentPassword: z.string().max(200), password: Password }), unaudited: 'recorded by the use case' }),
  sessions: endpoint({ ...own, id: 'account.sessions', method: 'GET', path: '/sessions', summary: 'Own sessions', response: z.object({ items: z.array(OwnSession) }) }),
  revokeSession: endpoint({ ...own, id: 'account.revokeSession', method: 'DELETE', path: '/sessions/:id', summary: 'End one of the own sessions', params: ById, unaudited: 'the person\'s own' }),
  beginSecondFactor: endpoint({ ...own, id: 'account.beginSecondFactor', method: 'POST', path: '/second-factor', summary: 'Get a secret for an authenticator app',
    body: z.object({ password: z.string().max(200) }), response: z.object({ uri: z.string(), secret: z.string() }), unaudited: 'not in force until confirmed' }),
  confirmSecondFactor: endpoint({ ...own, id: 'account.confirmSecondFactor', method: 'POST', path: '/second-factor/confirm', summary: 'Switch the second factor on; answers recovery codes, once',
    body: z.object({ code: z.string().trim().min(6).max(10) }), response: z.object({ recoveryCodes: z.array(z.string()) }), unaudited: 'recorded by the use case' }),
  removeSecondFactor: endpoint({ ...own, id: 'account.removeSecondFactor', method: 'POST', path: '/second-factor/remove', summary: 'Switch the second factor off',
    body: z.object({ password: z.string().max(200) }), unaudited: 'recorded by the use case' }),
};
