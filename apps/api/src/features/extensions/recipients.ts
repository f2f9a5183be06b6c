import type { extensionBulks, ExtensionRecipients, RecipientGap } from '@patchbay/contract/extension-bulks';
import type { BodyOf } from '@patchbay/contract/http/endpoint';
import { notFound, Problem } from '@patchbay/contract/http/problem';
import type { Tx } from '@patchbay/database/scope';
import { isEmailAddress } from '@patchbay/domain/credentials/contact';
import { ownContact } from '../../platform/accounts/write-to.ts';
import { auditMany } from '../../platform/audit-many.ts';
import { mostNamed } from '../../platform/counted-references.ts';
import type { TenantCtx } from '../../platform/ctx.ts';
import { chosenExtensions } from '../../platform/extension-choice.ts';
import { countEach, takeAttempt } from '../../platform/limits.ts';
import { mailText } from '../../platform/mail-texts.ts';
import { postMails } from '../../platform/outbox.ts';
import { entityOf, type ExtensionState, findStates } from './load.ts';
import { contactsOf, languageOf, linksTo, type Reached, sendPasswordLinks, userAddresses } from './password-links.ts';
import { isStrongerPerson } from './person.ts';

const longest = { longestMs: 60_000 };

interface Left {
  state: ExtensionState;
  reason: RecipientGap;
}
type Judged = Reached | Left;

const isLeft = (one: Judged): one is Left => 'reason' in one;
const reachedOf = (judged: Judged[]): Reached[] => judged.filter((one): one is Reached => !isLeft(one));

const toWire = (judged: Judged[]): ExtensionRecipients => {
  const named = ({ state }: Left) => ({ kind: 'extension', id: state.id, label: entityOf(state).label });
  const left = [...Map.groupBy(judged.filter(isLeft), ({ reason }) => reason)].map(([reason, all]) => ({ reason, count: all.length, first: all.slice(0, mostNamed).map(named) }));
  return { people: judged.length - left.reduce((sum, { count }) => sum + count, 0), left };
};

type Judge = (tx: Tx, ctx: TenantCtx, states: ExtensionState[]) => Promise<Judged[]>;

/** Who gets a link: whoever may sign in, and has an address. A contact that is a number gets one by itself alone. */
const judgeReset: Judge = async (tx, ctx, states) => {
  const contacts = await contactsOf(tx, states);
  const own = ctx.actor.kind === 'account' ? await tx.extension.findFirst({ where: { accountId: ctx.actor.id }, select: { id: true } }) : null;
  return states.map((state): Judged => {
    const contact = contacts.get(state.id);
    if (!state.identity.isSignInAllowed || !state.isEnabled) return { state, reason: 'no-sign-in' };
    if (isStrongerPerson(ctx, state.identity)) return { state, reason: 'stronger-person' };
    if (state.id === own?.id) return { state, reason: 'own-extension' };
    return contact !== undefined && isEmailAddress(contact) ? { state, contact } : { state, reason: 'no-address' };
  });
};

/** Who gets a message: whoever has an address, of their own or by the user whose app rings. */
const judgeMessage: Judge = async (tx, _ctx, states) => {
  const users = await userAddresses(tx, states);
  return states.map((state): Judged => {
    const own = ownContact(state.identity);
    const contact = own !== null && isEmailAddress(own) ? own : users.get(state.id);
    return contact === undefined ? { state, reason: 'no-address' } : { state, contact };
  });
};

const judgeChosen = async (tx: Tx, ctx: TenantCtx, { ids, judge }: { ids: string[]; judge: Judge }): Promise<Judged[]> => {
  const states = await findStates(tx, ids);
  if (states.length === 0) throw notFound('extension');
  return judge(tx, ctx, states);
};

const preview = (judge: Judge) => async (ctx: TenantCtx, choice: BodyOf<typeof extensionBulks.bulkResetRecipients>): Promise<ExtensionRecipients> => {
  const ids = await chosenExtensions(ctx, choice);
  return ctx.inTenant(async (tx) => toWire(await judgeChosen(tx, ctx, { ids, judge })), longest);
};

export const previewReset = preview(judgeReset);
export const previewMessage = preview(judgeMessage);

const refuseNobody = (reached: Reached[]): void => {
  if (reached.length === 0) throw new Problem('rule-broken', 'None of them can be written to.', { params: { reason: 'nobody' } });
};

/** Ends the sessions of all who can be mailed a link to choose a password, and mails it. */
export const resetChosenPasswords = async (ctx: TenantCtx, choice: BodyOf<typeof extensionBulks.bulkReset>): Promise<ExtensionRecipients> => {
  const ids = await chosenExtensions(ctx, choice);
  const waits = await countEach(ctx, ids.map((id) => linksTo(ctx, id)));
  const tooOften = new Set(ids.filter((_, place) => waits[place]! > 0));
  return ctx.inTenant(async (tx) => {
    const judged = (await judgeChosen(tx, ctx, { ids, judge: judgeReset })).map((one): Judged => (!isLeft(one) && tooOften.has(one.state.id) ? { state: one.state, reason: 'too-often' } : one));
    const reached = reachedOf(judged);
    refuseNobody(reached);
    await sendPasswordLinks(tx, ctx, reached);
    return toWire(judged);
  }, longest);
};

/** No tool to flood people with. */
const messaging = ({ organisation }: TenantCtx) => [{ name: 'extension-message', subject: organisation.id, tiers: [{ attempts: 5, seconds: 3_600 }, { attempts: 20, seconds: 86_400 }] }];

/** Mails a message to all who have an address. */
export const messageChosen = async (ctx: TenantCtx, { subject, text, ...choice }: BodyOf<typeof extensionBulks.bulkMessage>): Promise<ExtensionRecipients> => {
  await takeAttempt(ctx, messaging(ctx));
  const ids = await chosenExtensions(ctx, choice);
  return ctx.inTenant(async (tx) => {
    const judged = await judgeChosen(tx, ctx, { ids, judge: judgeMessage });
    const reached = reachedOf(judged);
    refuseNobody(reached);
    const language = await languageOf(tx, ctx);
    const facts = { organisation: ctx.organisation.name, sender: ctx.actor.name, subject, message: text };
    await postMails(tx, ctx, reached.map(({ state, contact }) => ({ to: contact, ...mailText('administrator-message', language, { ...facts, name: state.displayName }) })));
    await auditMany(tx, ctx, { action: 'extension.messaged', type: 'extension' }, reached.map(({ state }) => ({ ...entityOf(state), before: null, after: { subject, text }, organisation: ctx.organisation })));
    return toWire(judged);
  }, longest);
};
