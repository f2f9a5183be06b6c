import { Problem } from '@patchbay/contract/http/problem';
import type { PhoneDraft } from '@patchbay/contract/phones';
import type { Tx } from '@patchbay/database/scope';
import { tokenFrom } from '@patchbay/domain/credentials/generated';
import { familyOf, phoneModel } from '@patchbay/domain/provisioning/catalogue';
import type { Family } from '@patchbay/domain/provisioning/model';
import type { ActingCtx } from '../../platform/ctx.ts';
import { httpPasswordPurpose, phoneSecretPurpose } from '../../platform/sealed-columns.ts';
import { digest } from '../../platform/secrets.ts';

/** A new path secret of 160 bits: its hash for the look-up, sealed for display. Never chosen, so never guessed. */
export const newPhoneSecret = ({ deps }: Pick<ActingCtx, 'deps'>, phoneId: string) => {
  const secret = tokenFrom(deps.clock.randomBytes(20));
  return { secret: deps.secrets.seal(secret, phoneSecretPurpose(phoneId)), secretHash: digest(secret) };
};

/** When the old address ends that does not answer for a while more, whatever the clocks of other processes say. */
export const atOnce = new Date(0);

/** The same in place of the one that there is, which is remembered: until then it leads to the new one, and afterwards it says whose it was. */
export const replacedPhoneSecret = async (tx: Tx, ctx: ActingCtx, phoneId: string, oldSecretUntil: Date) => {
  const { secretHash } = await tx.phone.findUniqueOrThrow({ where: { id: phoneId }, select: { secretHash: true } });
  return { ...newPhoneSecret(ctx, phoneId), oldSecretHash: secretHash, oldSecretUntil };
};

const generated = ({ deps }: Pick<ActingCtx, 'deps'>, bytes: number): string => tokenFrom(deps.clock.randomBytes(bytes));

/**
 * What HTTP credentials a phone has after a save. Nothing said: kept, or generated for a new phone of a family that learns them by
 * itself; an empty user name: none; a user name without a password: the one there was, if its phones take it, else a generated one.
 */
export const httpCredentials = (ctx: Pick<ActingCtx, 'deps'>, phoneId: string, draft: Pick<PhoneDraft, 'modelId' | 'httpUsername' | 'httpPassword'>, before?: { httpUsername: string; httpPassword: string | null }) => {
  const { credentials, longestCredentials } = familyOf(phoneModel(draft.modelId));
  const httpUsername = draft.httpUsername ?? before?.httpUsername ?? (learntAtOnce.includes(credentials) ? `phone-${generated(ctx, 5)}` : '');
  if (httpUsername === '') {
    if (draft.httpPassword === undefined) return { httpUsername, httpPassword: null };
    throw refusal('/httpPassword', 'A password needs a user name.');
  }
  if (longestCredentials && httpUsername.length > longestCredentials.username) throw refusal('/httpUsername', `Phones of this model take a user name of at most ${longestCredentials.username} characters.`);
  if (longestCredentials && (draft.httpPassword ?? '').length > longestCredentials.password) throw refusal('/httpPassword', `Phones of this model take a password of at most ${longestCredentials.password} characters.`);
  const kept = draft.httpPassword === undefined ? (before?.httpPassword ?? null) : null;
  const isTaken = kept !== null && (!longestCredentials || ctx.deps.secrets.open(kept, httpPasswordPurpose(phoneId)).length <= longestCredentials.password);
  if (isTaken) return { httpUsername };
  const bytes = Math.min(15, Math.floor(((longestCredentials?.password ?? 24) * 5) / 8));
  return { httpUsername, httpPassword: ctx.deps.secrets.seal(draft.httpPassword ?? generated(ctx, bytes), httpPasswordPurpose(phoneId)) };
};

const learntAtOnce: readonly Family['credentials'][] = ['in-file', 'in-address'];

const refusal = (pointer: string, detail: string) => new Problem('rule-broken', detail, { errors: [{ pointer, detail }] });
