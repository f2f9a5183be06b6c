import type { SentTo } from '@patchbay/contract/extension-identity';
import { Problem } from '@patchbay/contract/http/problem';
import type { Tx } from '@patchbay/database/scope';
import { maskContact } from '@patchbay/domain/credentials/contact';
import type { z } from 'zod';
import { prepareMessage } from '../../platform/accounts/message.ts';
import { ownContact } from '../../platform/accounts/write-to.ts';
import { audit } from '../../platform/audit.ts';
import type { TenantCtx } from '../../platform/ctx.ts';
import { resetMilliseconds } from '../../platform/invitations.ts';
import { type Limit, takeAttempt } from '../../platform/limits.ts';
import { digest } from '../../platform/secrets.ts';
import { linkTo, newToken } from '../../platform/tokens.ts';
import { refuseStrongerPerson } from './person.ts';
import { entityOf, type ExtensionState, loadState } from './load.ts';

const mailing = (ctx: TenantCtx, id: string): Limit[] => [{ name: 'reset-extension', subject: `${ctx.organisation.id} ${id}`, tiers: [{ attempts: 5, seconds: 3_600 }] }];

/** As long as an invitation holds, for a first password. */
const firstDays = 7;

const refuse = (detail: string, reason: string): never => {
  throw new Problem('rule-broken', detail, { params: { reason } });
};

/** The personal contact, else a user name that is an address, else the address of the linked user. */
const contactOf = async (tx: Tx, { identity, endpoints: { mobile } }: ExtensionState): Promise<string> => {
  const own = ownContact(identity);
  if (own !== null) return own;
  const user = mobile.userId === null ? null : await tx.user.findUnique({ where: { id: mobile.userId }, select: { email: true } });
  return user?.email ?? refuse('There is nowhere to send a link to: enter a personal contact first, or link a user who has an e-mail address.', 'no-contact');
};

const languageOf = async (tx: Tx, { organisation }: TenantCtx): Promise<string> =>
  (await tx.organisation.findUniqueOrThrow({ where: { id: organisation.id }, select: { language: true } })).language;

/**
 * Sends the person of an extension a link to choose a password, the first or a new one. Their sessions end and the old password
 * stops working with it; a text message goes once that is so.
 */
export const resetExtensionPassword = async (ctx: TenantCtx, id: string): Promise<z.output<typeof SentTo>> => {
  await takeAttempt(ctx, mailing(ctx, id));
  let send = (): Promise<void> => Promise.resolve();
  const answer = await ctx.inTenant(async (tx) => {
    const state = await loadState(tx, id);
    const { identity, displayName } = state;
    if (!identity.isSignInAllowed || !state.isEnabled) return refuse('Nobody may sign in with this extension. Allow that first, and enable the extension.', 'no-sign-in');
    refuseStrongerPerson(ctx, identity);
    const contact = await contactOf(tx, state);
    const [account] = await tx.$queryRaw<{ has_password: boolean }[]>`select has_password from extension_account(${id}::uuid)`;
    const days = account?.has_password ? 0 : firstDays;
    const token = newToken(ctx.deps.clock);
    const expiresAt = new Date(ctx.now.getTime() + (days === 0 ? resetMilliseconds : days * 86_400_000));
    await tx.$queryRaw`select reset_extension_password(${id}::uuid, ${ctx.newId()}::uuid, ${digest(token)}, ${expiresAt}, ${ctx.now}) as done`;
    const { name: organisation, code: enterprise } = ctx.organisation;
    const facts = { name: displayName || identity.username, organisation, enterprise, username: identity.username, days, link: linkTo(ctx.deps, 'reset', token, enterprise) };
    send = await prepareMessage(tx, ctx, 'password-choice', { contact, language: await languageOf(tx, ctx), facts });
    await audit(tx, ctx, 'extension.reset-sent', { entity: entityOf(state) });
    return { sentTo: maskContact(contact) };
  });
  await send();
  return answer;
};
