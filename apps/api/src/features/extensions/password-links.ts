import type { Tx } from '@patchbay/database/scope';
import { prepareMessages } from '../../platform/accounts/message.ts';
import { ownContact } from '../../platform/accounts/write-to.ts';
import { auditMany } from '../../platform/audit-many.ts';
import type { TenantCtx } from '../../platform/ctx.ts';
import { resetMilliseconds } from '../../platform/invitations.ts';
import type { Limit } from '../../platform/limits.ts';
import { digest } from '../../platform/secrets.ts';
import { linkTo, newToken } from '../../platform/tokens.ts';
import { entityOf, type ExtensionState } from './load.ts';

/** How often somebody is sent a link. */
export const linksTo = ({ organisation }: TenantCtx, id: string): Limit => ({ name: 'reset-extension', subject: `${organisation.id} ${id}`, tiers: [{ attempts: 5, seconds: 3_600 }] });

/** As long as an invitation holds, for a first password. */
const firstDays = 7;

/** The addresses of the users whose apps ring, by extension. */
export const userAddresses = async (tx: Tx, states: ExtensionState[]): Promise<Map<string, string>> => {
  const userOf = ({ endpoints: { mobile } }: ExtensionState) => mobile.userId;
  const users = await tx.user.findMany({ where: { id: { in: states.flatMap((state) => userOf(state) ?? []) }, email: { not: null } }, select: { id: true, email: true } });
  const known = new Map(users.map(({ id, email }) => [id, email!]));
  return new Map(states.flatMap((state): [string, string][] => {
    const address = known.get(userOf(state) ?? '');
    return address === undefined ? [] : [[state.id, address]];
  }));
};

/** Where each is written to: the personal contact, else a user name that is an address, else the address of the linked user. */
export const contactsOf = async (tx: Tx, states: ExtensionState[]): Promise<Map<string, string>> => {
  const users = await userAddresses(tx, states);
  return new Map(states.flatMap((state): [string, string][] => {
    const contact = ownContact(state.identity) ?? users.get(state.id);
    return contact === undefined ? [] : [[state.id, contact]];
  }));
};

export const languageOf = async (tx: Tx, { organisation }: TenantCtx): Promise<string> =>
  (await tx.organisation.findUniqueOrThrow({ where: { id: organisation.id }, select: { language: true } })).language;

export interface Reached {
  state: ExtensionState;
  contact: string;
}

const withPassword = async (tx: Tx, ids: string[]): Promise<Set<string>> => {
  const rows = await tx.$queryRaw<{ id: string }[]>`select e.id from unnest(${ids}::uuid[]) as e (id) cross join lateral extension_account(e.id) a where a.has_password`;
  return new Set(rows.map(({ id }) => id));
};

/**
 * Sends the persons of extensions a link to choose a password, the first or a new one. Their sessions end and the old passwords
 * stop working with it; text messages go by what is answered, once that is so.
 */
export const sendPasswordLinks = async (tx: Tx, ctx: TenantCtx, reached: Reached[]): Promise<() => Promise<void>> => {
  const [has, language] = [await withPassword(tx, reached.map(({ state }) => state.id)), await languageOf(tx, ctx)];
  const { name: organisation, code: enterprise } = ctx.organisation;
  const links = reached.map(({ state, contact }) => {
    const [token, days] = [newToken(ctx.deps.clock), has.has(state.id) ? 0 : firstDays];
    const { identity: { username }, displayName } = state;
    const facts = { name: displayName || username, organisation, enterprise, username, days, link: linkTo(ctx.deps, 'reset', token, enterprise) };
    const expiresAt = new Date(ctx.now.getTime() + (days === 0 ? resetMilliseconds : days * 86_400_000));
    return { row: { id: state.id, token_id: ctx.newId(), digest: digest(token).toString('hex'), expires_at: expiresAt }, message: { contact, language, facts } };
  });
  await tx.$queryRaw`select count(reset_extension_password(w.id, w.token_id, decode(w.digest, 'hex'), w.expires_at, ${ctx.now}))
    from (select * from jsonb_to_recordset(${JSON.stringify(links.map(({ row }) => row))}::jsonb) as r (id uuid, token_id uuid, digest text, expires_at timestamptz) order by id) w`;
  const send = await prepareMessages(tx, ctx, 'password-choice', links.map(({ message }) => message));
  await auditMany(tx, ctx, { action: 'extension.reset-sent', type: 'extension' }, reached.map(({ state }) => ({ ...entityOf(state), before: null, after: null, organisation: ctx.organisation })));
  return send;
};
