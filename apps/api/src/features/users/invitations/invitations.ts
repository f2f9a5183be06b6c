import type { ResponseOf } from '@patchbay/contract/http/endpoint';
import type { InvitationObstacle } from '@patchbay/contract/app-invitations';
import { Problem } from '@patchbay/contract/http/problem';
import { noMailServer } from '@patchbay/contract/operations';
import { mostInvitationsAtOnce, type User, type users } from '@patchbay/contract/users';
import type { Tx } from '@patchbay/database/scope';
import { audit } from '../../../platform/audit.ts';
import type { TenantCtx } from '../../../platform/ctx.ts';
import { postMail } from '../../../platform/outbox.ts';
import { appTokenPurpose } from '../../../platform/sealed-columns.ts';
import { digest } from '../../../platform/secrets.ts';
import { newAppCode } from '../../../platform/tokens.ts';
import { entityOf, loadUser } from '../load.ts';
import { invitationMail } from './mail.ts';

interface Terms {
  sellerName: string;
  brandColor: string | null;
  days: number;
}

const obstacles: { [O in InvitationObstacle]: (user: User, organisation: string) => string } = {
  'no-email': ({ name }) => `${name} has no e-mail address: enter one, then send the invitation.`,
  'no-service': (_, organisation) => `The app is not among the services of ${organisation}. Who looks after it can add CallApp.`,
  expired: ({ name }) => `The invitation of ${name} has expired: issue a new one.`,
};

const refuse = (ctx: TenantCtx, user: User, obstacle: InvitationObstacle | null): void => {
  if (obstacle) throw new Problem('rule-broken', obstacles[obstacle](user, ctx.organisation.name), { params: { obstacle } });
};

const termsOf = async (tx: Tx): Promise<Terms> => {
  const [row] = await tx.$queryRaw<{ terms: Terms }[]>`select app_invitation_terms() as terms`;
  return row!.terms;
};

/** Writes the mail; answers what the invitation remembers of it. */
const mail = async (tx: Tx, ctx: TenantCtx, user: User, { code, expiresAt, terms }: { code: string; expiresAt: Date; terms: Terms }) => {
  const { name: organisation, language, timeZone } = ctx.organisation;
  const written = await invitationMail(ctx.deps, { name: user.name, organisation, seller: terms.sellerName, brandColor: terms.brandColor, language, code, expiresAt, timeZone });
  const { id: mailId, error: mailError } = await postMail(tx, ctx, { to: user.email!, ...written });
  return { sentTo: user.email!, sentAt: ctx.now, mailId, mailError };
};

/** A new code, in place of an earlier one. */
const issue = async (tx: Tx, ctx: TenantCtx, user: User, terms: Terms): Promise<void> => {
  const [id, code, expiresAt] = [ctx.newId(), newAppCode(ctx.deps.clock), new Date(ctx.now.getTime() + terms.days * 86_400_000)];
  const written = await mail(tx, ctx, user, { code, expiresAt, terms });
  await tx.appInvitation.deleteMany({ where: { userId: user.id } });
  await tx.appInvitation.create({
    data: { id, userId: user.id, tokenHash: digest(code), token: ctx.deps.secrets.seal(code, appTokenPurpose(id)), ...written, expiresAt, activatedAt: user.invitation.activatedAt, createdAt: ctx.now },
    select: { id: true },
  });
};

/** The same code again: whoever is signed in with it stays so. */
const resend = async (tx: Tx, ctx: TenantCtx, user: User, terms: Terms): Promise<void> => {
  const { id, token, expiresAt } = await tx.appInvitation.findFirstOrThrow({ where: { userId: user.id } });
  const data = await mail(tx, ctx, user, { code: ctx.deps.secrets.open(token, appTokenPurpose(id)), expiresAt, terms });
  await tx.appInvitation.update({ where: { id }, data, select: { id: true } });
};

const record = async (tx: Tx, ctx: TenantCtx, action: 'user.invited' | 'user.invitation-resent' | 'user.invitation-reissued', before: User): Promise<User> => {
  const after = await loadUser(tx, before.id);
  await audit(tx, ctx, action, { entity: entityOf(after), before, after });
  return after;
};

/** Sends the invitation, the first time or again. */
export const sendInvitation = async (tx: Tx, ctx: TenantCtx, userId: string): Promise<User> => {
  const user = await lockUser(tx, userId);
  refuse(ctx, user, user.invitation.obstacle);
  const isFirst = user.invitation.sentAt === null;
  await (isFirst ? issue : resend)(tx, ctx, user, await termsOf(tx));
  return record(tx, ctx, isFirst ? 'user.invited' : 'user.invitation-resent', user);
};

/** Held until the transaction ends, so that two who invite at once do not both issue a code. */
const holdUser = async (tx: Tx, id: string): Promise<void> => void (await tx.$queryRaw`select from app_user where id = ${id}::uuid for update`);

const lockUser = async (tx: Tx, id: string): Promise<User> => {
  await holdUser(tx, id);
  return loadUser(tx, id);
};

export const inviteUser = (ctx: TenantCtx, id: string): Promise<User> => ctx.inTenant((tx) => sendInvitation(tx, ctx, id));

export const reissueInvitation = (ctx: TenantCtx, id: string): Promise<User> =>
  ctx.inTenant(async (tx) => {
    const user = await lockUser(tx, id);
    refuse(ctx, user, user.invitation.obstacle === 'expired' ? null : user.invitation.obstacle);
    await issue(tx, ctx, user, await termsOf(tx));
    return record(tx, ctx, 'user.invitation-reissued', user);
  });

/** Who is waiting to be reminded, of all or of one: invited, without a device, with an address, and not written to within the hour. */
const waiting = (tx: Tx, now: Date, id: string | null = null) => tx.$queryRaw<{ id: string }[]>`
  select u.id from app_user u join app_invitation i on i.tenant_id = u.tenant_id and i.user_id = u.id
  where (${id}::uuid is null or u.id = ${id}::uuid) and u.email is not null and i.sent_at < ${now}::timestamptz - interval '1 hour'
    and not exists (select from app_device d where d.tenant_id = u.tenant_id and d.user_id = u.id)
  order by i.sent_at, u.id`;

/** Reminds those who have not activated the app. Whose code has expired gets a new one: the old one cannot be missed. */
export const resendInvitations = (ctx: TenantCtx): Promise<ResponseOf<typeof users.resendInvitations>> =>
  ctx.inTenant(async (tx) => {
    const found = await waiting(tx, ctx.now);
    const terms = await termsOf(tx);
    let [sent, kept] = [0, 0];
    for (const { id } of found.slice(0, mostInvitationsAtOnce)) {
      await holdUser(tx, id);
      // Reminded, activated, changed or removed by somebody else meanwhile.
      if ((await waiting(tx, ctx.now, id)).length === 0) continue;
      const user = await loadUser(tx, id);
      const isExpired = user.invitation.obstacle === 'expired';
      refuse(ctx, user, isExpired ? null : user.invitation.obstacle);
      await (isExpired ? issue : resend)(tx, ctx, user, terms);
      const after = await record(tx, ctx, isExpired ? 'user.invitation-reissued' : 'user.invitation-resent', user);
      if (after.invitation.mailError === noMailServer) kept += 1;
      else sent += 1;
    }
    return { sent, kept, left: Math.max(0, found.length - mostInvitationsAtOnce) };
  });

export const invitationFunnel = async (ctx: TenantCtx): Promise<ResponseOf<typeof users.invitationFunnel>> => {
  const [row] = await ctx.read((sql) => sql<ResponseOf<typeof users.invitationFunnel>>(`
    select count(*)::int as users, count(i.id)::int as invited, (count(i.id) filter (where i.mail_error <> '' and d.last_seen_at is null))::int as failed,
      (count(*) filter (where coalesce(i.opened_at, i.activated_at) is not null))::int as opened, count(i.activated_at)::int as activated,
      (count(*) filter (where d.last_seen_at >= $1::timestamptz - interval '30 days'))::int as active,
      (count(i.id) filter (where d.last_seen_at is null and u.email is not null and i.sent_at < $1::timestamptz - interval '1 hour'))::int as waiting
    from app_user u left join app_invitation i on i.tenant_id = u.tenant_id and i.user_id = u.id
      left join (select user_id, max(last_seen_at) as last_seen_at from app_device group by user_id) d on d.user_id = u.id`, [ctx.now]));
  return row!;
};
