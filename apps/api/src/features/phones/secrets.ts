import { Problem } from '@patchbay/contract/http/problem';
import type { PhoneDraft } from '@patchbay/contract/phones';
import { tokenFrom } from '@patchbay/domain/credentials/generated';
import { familyOf, phoneModel } from '@patchbay/domain/provisioning/catalogue';
import type { ActingCtx } from '../../platform/ctx.ts';
import { httpPasswordPurpose, phoneSecretPurpose } from '../../platform/sealed-columns.ts';
import { digest } from '../../platform/secrets.ts';

/** A new path secret of 160 bits: its hash for the look-up, sealed for display. Never chosen, so never guessed. */
export const newPhoneSecret = ({ deps }: Pick<ActingCtx, 'deps'>, phoneId: string) => {
  const secret = tokenFrom(deps.clock.randomBytes(20));
  return { secret: deps.secrets.seal(secret, phoneSecretPurpose(phoneId)), secretHash: digest(secret) };
};

const generated = ({ deps }: Pick<ActingCtx, 'deps'>, bytes: number): string => tokenFrom(deps.clock.randomBytes(bytes));

/**
 * What HTTP credentials a phone has after a save. Nothing said: kept, or generated for a new phone of a family that learns them by
 * itself; an empty user name: none; a user name without a password: the one there was, else a generated one.
 */
export const httpCredentials = (ctx: Pick<ActingCtx, 'deps'>, phoneId: string, draft: Pick<PhoneDraft, 'modelId' | 'httpUsername' | 'httpPassword'>, before?: { httpUsername: string; hasHttpPassword: boolean }) => {
  const httpUsername = draft.httpUsername ?? before?.httpUsername ?? (familyOf(phoneModel(draft.modelId)).credentials === 'by-hand' ? '' : `phone-${generated(ctx, 5)}`);
  if (httpUsername === '') {
    if (draft.httpPassword === undefined) return { httpUsername, httpPassword: null };
    const detail = 'A password needs a user name.';
    throw new Problem('rule-broken', detail, { errors: [{ pointer: '/httpPassword', detail }] });
  }
  if (draft.httpPassword === undefined && before?.hasHttpPassword) return { httpUsername };
  return { httpUsername, httpPassword: ctx.deps.secrets.seal(draft.httpPassword ?? generated(ctx, 15), httpPasswordPurpose(phoneId)) };
};
