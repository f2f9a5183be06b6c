import type { SentTo } from '@patchbay/contract/extension-identity';
import { Problem } from '@patchbay/contract/http/problem';
import { maskContact } from '@patchbay/domain/credentials/contact';
import type { z } from 'zod';
import type { TenantCtx } from '../../platform/ctx.ts';
import { takeAttempt } from '../../platform/limits.ts';
import { loadState } from './load.ts';
import { contactsOf, linksTo, sendPasswordLinks } from './password-links.ts';
import { refuseStrongerPerson } from './person.ts';

const refuse = (detail: string, reason: string): never => {
  throw new Problem('rule-broken', detail, { params: { reason } });
};

/** Sends the person of an extension a link to choose a password, by mail or as a text message. */
export const resetExtensionPassword = async (ctx: TenantCtx, id: string): Promise<z.output<typeof SentTo>> => {
  await takeAttempt(ctx, [linksTo(ctx, id)]);
  let send = (): Promise<void> => Promise.resolve();
  const answer = await ctx.inTenant(async (tx) => {
    const state = await loadState(tx, id);
    if (!state.identity.isSignInAllowed || !state.isEnabled) return refuse('Nobody may sign in with this extension. Allow that first, and enable the extension.', 'no-sign-in');
    refuseStrongerPerson(ctx, state.identity);
    const contact = (await contactsOf(tx, [state])).get(id) ?? refuse('There is nowhere to send a link to: enter a personal contact first, or link a user who has an e-mail address.', 'no-contact');
    send = await sendPasswordLinks(tx, ctx, [{ state, contact }]);
    return { sentTo: maskContact(contact) };
  });
  await send();
  return answer;
};
