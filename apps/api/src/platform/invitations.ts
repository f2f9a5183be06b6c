import type { OrganisationKind, Role } from '@patchbay/contract/permissions';
import { notFound, Problem } from '@patchbay/contract/http/problem';
import type { Tx } from '@patchbay/database/scope';
import { canGrant, rolesAt } from '@patchbay/domain/access/roles';
import { type AccountNames, labelOfAccount } from './accounts/names.ts';
import { audit } from './audit.ts';
import type { ActingCtx, SubtreeCtx } from './ctx.ts';
import { mailText } from './mail-texts.ts';
import { postMail } from './outbox.ts';
import { digest } from './secrets.ts';
import { linkTo, newToken } from './tokens.ts';

export interface InvitedTo {
  id: string;
  path: string;
  name: string;
  kind: OrganisationKind;
  language: string;
}

interface RoleAt {
  role: Role;
  organisation: InvitedTo;
}

interface Invitation extends RoleAt {
  email: string;
  name: string;
}

interface Invited {
  id: string;
  name: string;
  hasPassword: boolean;
  language: string;
}

const invitationDays = 7;

/** Nobody gives away what they do not hold, nor a role that does not exist there. */
export const refuseGrant = (ctx: Pick<ActingCtx, 'permissions'>, role: Role, kind: OrganisationKind): void => {
  if (!rolesAt(kind).includes(role)) {
    const detail = 'This role does not exist at such an organisation.';
    throw new Problem('rule-broken', detail, { errors: [{ pointer: '/role', detail }] });
  }
  if (!ctx.permissions.has('accounts:write') || !canGrant(ctx.permissions, role, kind)) {
    throw new Problem('forbidden', 'This role may do more than you: nobody can give what they do not hold.', { params: { role } });
  }
};

/** What the audit log keeps of an account; the organisation is its home. */
export const recordedAccount = (account: { email: string | null; name: string; isEnabled: boolean; hasPassword: boolean }, home: { id: string; name: string }) => ({
  email: account.email,
  name: account.name,
  isEnabled: account.isEnabled,
  isAccepted: account.hasPassword,
  organisationId: home.id,
  organisationName: home.name,
});

/** What the audit log keeps of a membership. */
export const recordedMembership = (membership: { id: string; role: string }, account: AccountNames & { id: string }, organisation: { id: string; name: string; kind: string }) => ({
  id: membership.id,
  accountId: account.id,
  email: labelOfAccount(account),
  organisationId: organisation.id,
  organisationName: organisation.name,
  organisationKind: organisation.kind,
  role: membership.role,
});

/** Gives an account a role and records it. */
export const addMembership = async (tx: Tx, ctx: SubtreeCtx, account: AccountNames & { id: string }, { role, organisation }: RoleAt): Promise<void> => {
  const data = { id: ctx.newId(), accountId: account.id, organisationId: organisation.id, organisationPath: organisation.path, role, createdAt: ctx.now };
  const membership = await tx.membership.create({ data, select: { id: true, role: true } });
  await audit(tx, ctx, 'membership.created', {
    entity: { type: 'membership', id: membership.id, label: `${labelOfAccount(account)} · ${organisation.name}` },
    after: recordedMembership(membership, account, organisation),
    organisation,
  });
};

/**
 * Creates the account where it is new, gives it the role, and mails a single-use link. Somebody who has a password gets
 * a notice instead; to the inviter the answer is the same.
 */
export const inviteAccount = async (tx: Tx, ctx: SubtreeCtx, { email, name, role, organisation }: Invitation): Promise<{ accountId: string }> => {
  refuseGrant(ctx, role, organisation.kind);
  const newId = ctx.newId();
  const rows = await tx.$queryRaw<{ invited: Invited | null }[]>`
    select invite_account(${newId}::uuid, ${email}, ${name}, ${organisation.id}::uuid, ${ctx.now}) as invited`;
  const invited = rows[0]?.invited;
  if (!invited) throw notFound('organisation');
  // Somebody who has an account is left as they are: the same before and after.
  const known = { email, name: invited.name };
  const change = invited.id === newId ? { after: recordedAccount({ ...known, isEnabled: true, hasPassword: false }, organisation) } : { before: known, after: known };
  await audit(tx, ctx, 'account.invited', { entity: { type: 'account', id: invited.id, label: email }, ...change, organisation });
  await addMembership(tx, ctx, { id: invited.id, email, username: null }, { role, organisation });
  await mailInvitation(tx, ctx, { ...invited, email }, { role, organisation });
  return { accountId: invited.id };
};

/** Mails the link, in place of an earlier one of the same organisation; a notice to somebody who can sign in already. */
export const mailInvitation = async (tx: Tx, ctx: SubtreeCtx, to: Invited & { email: string }, { role, organisation }: RoleAt): Promise<void> => {
  const facts = { name: to.name, organisation: organisation.name, role, inviter: ctx.actor.name };
  if (to.hasPassword) {
    const link = `${ctx.deps.config.publicUrl}/`;
    return void (await postMail(tx, ctx, { to: to.email, ...mailText('membership-added', to.language, { ...facts, link }) }));
  }
  const link = await issueLink(tx, ctx, { accountId: to.id, purpose: 'invitation', organisationId: organisation.id });
  await postMail(tx, ctx, { to: to.email, ...mailText('invitation', to.language, { ...facts, link }) });
};

/** A link of an administrator for somebody in their scope. */
export const issueLink = async (tx: Tx, ctx: SubtreeCtx, { accountId, purpose, organisationId }: { accountId: string; purpose: 'invitation' | 'reset'; organisationId: string }): Promise<string> => {
  const token = newToken(ctx.deps.clock);
  const expiresAt = new Date(ctx.now.getTime() + (purpose === 'invitation' ? invitationDays * 86_400_000 : resetMilliseconds));
  const rows = await tx.$queryRaw<{ issued: boolean }[]>`
    select issue_account_token(${ctx.newId()}::uuid, ${accountId}::uuid, ${purpose}, ${digest(token)}, ${organisationId}::uuid, ${expiresAt}, ${ctx.now}) as issued`;
  if (!rows[0]?.issued) throw notFound('account');
  return linkTo(ctx.deps, purpose, token);
};

export const resetMilliseconds = 3_600_000;
