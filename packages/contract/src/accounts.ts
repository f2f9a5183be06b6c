import { z } from 'zod';
import { endpoint } from './http/endpoint.ts';
import { listQuery, page } from './http/list.ts';
import { OrganisationKind, Permission, Role } from './permissions.ts';
import { ById, Id, Timestamp, Version } from './primitives/id.ts';
import { Label } from './primitives/label.ts';
import { Email } from './session.ts';
import { referencesEndpoint } from './references.ts';

export const Membership = z.object({
  id: Id, organisationId: Id, organisationName: Label, organisationKind: OrganisationKind, role: Role,
}).meta({ id: 'Membership' });
export type Membership = z.infer<typeof Membership>;

export const AccountStatus = z.enum(['invited', 'active', 'disabled']);
export const AccountDraft = z.object({ name: Label, isEnabled: z.boolean().default(true) });

export const Account = z.object({
  id: Id,
  /** Null where the person signs in with a user name of the enterprise. */
  email: z.string().nullable(),
  username: z.string().nullable(),
  /** Of which it is the person. Null where the person signs in by e-mail. */
  extensionId: Id.nullable(),
  name: Label,
  status: AccountStatus,
  isEnabled: z.boolean(),
  hasSecondFactor: z.boolean(),
  /** Only those inside the asking organisation's subtree. */
  memberships: z.array(Membership),
  /** False where the account has its home elsewhere: its memberships here can be changed, the account itself cannot. */
  isOwn: z.boolean(),
  lastSignInAt: Timestamp.nullable(),
  version: Version,
  createdAt: Timestamp,
  updatedAt: Timestamp,
}).meta({ id: 'Account' });
export type Account = z.infer<typeof Account>;

export const AccountInvite = z.object({ email: Email, name: Label, organisationId: Id, role: Role });

/** Which membership gives a permission, at one organisation. */
export const ExplainedPermission = z.object({
  permission: Permission,
  because: z.array(z.object({ organisationId: Id, organisationName: Label, role: Role })),
});

const base = { scope: 'organisation' } as const;

export const accounts = {
  list: endpoint({ ...base, id: 'accounts.list', method: 'GET', path: '/accounts', permission: 'accounts:read', csv: true, summary: 'People with a membership in the subtree',
    query: listQuery(['name', 'email', 'lastSignInAt', 'createdAt', 'updatedAt'], { status: AccountStatus.optional(), role: Role.optional(), atOrganisationId: Id.optional() }),
    response: page(Account) }),
  get: endpoint({ ...base, id: 'accounts.get', method: 'GET', path: '/accounts/:id', permission: 'accounts:read', summary: 'One account', params: ById, response: Account }),
  create: endpoint({ ...base, id: 'accounts.create', method: 'POST', path: '/accounts', permission: 'accounts:write', summary: 'Invite a person by e-mail',
    body: AccountInvite, response: Account }),
  update: endpoint({ ...base, id: 'accounts.update', method: 'PUT', path: '/accounts/:id', permission: 'accounts:write', summary: 'Rename, enable or disable',
    params: ById, body: AccountDraft.extend({ version: Version }), response: Account }),
  remove: endpoint({ ...base, id: 'accounts.remove', method: 'DELETE', path: '/accounts/:id', permission: 'accounts:write', summary: 'Remove an account; its sessions end', params: ById }),
  references: referencesEndpoint('accounts', '/accounts', 'organisation', 'accounts:read'),
  resendInvitation: endpoint({ ...base, id: 'accounts.resendInvitation', method: 'POST', path: '/accounts/:id/invitation', permission: 'accounts:write',
    summary: 'Send the invitation again; the earlier link stops working', params: ById, response: Account }),
  sendReset: endpoint({ ...base, id: 'accounts.sendReset', method: 'POST', path: '/accounts/:id/password-reset', permission: 'accounts:write',
    summary: 'Mail a link to choose a new password', params: ById, response: Account }),
  removeSecondFactor: endpoint({ ...base, id: 'accounts.removeSecondFactor', method: 'POST', path: '/accounts/:id/second-factor/remove', permission: 'accounts:write',
    summary: 'Remove a lost second factor', params: ById, response: Account }),
  explain: endpoint({ ...base, id: 'accounts.explain', method: 'GET', path: '/accounts/:id/permissions', permission: 'accounts:read',
    summary: 'What this account may do at an organisation, and why', params: ById, query: z.object({ atOrganisationId: Id }),
    response: z.object({ organisationId: Id, organisationName: Label, permissions: z.array(ExplainedPermission) }) }),
};

export const memberships = {
  create: endpoint({ ...base, id: 'memberships.create', method: 'POST', path: '/accounts/:id/memberships', permission: 'accounts:write', summary: 'Give an account a role at an organisation',
    params: ById, body: z.object({ organisationId: Id, role: Role }), response: Account }),
  remove: endpoint({ ...base, id: 'memberships.remove', method: 'DELETE', path: '/memberships/:id', permission: 'accounts:write', summary: 'Take a role away', params: ById }),
};
