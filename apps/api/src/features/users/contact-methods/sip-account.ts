import type { ContactMethod } from '@patchbay/contract/contact-methods';
import type { SipCredentials } from '@patchbay/contract/extensions';
import { Problem } from '@patchbay/contract/http/problem';
import type { Tx } from '@patchbay/database/scope';
import { sipPasswordFrom, sipUsernameFrom } from '@patchbay/domain/credentials/generated';
import type { z } from 'zod';
import { audit } from '../../../platform/audit.ts';
import type { ActingCtx, TenantCtx } from '../../../platform/ctx.ts';
import { contactSipPasswordPurpose } from '../../../platform/sealed-columns.ts';
import { entityOf, loadContactMethod } from './contact-methods.ts';

const newPassword = ({ deps }: ActingCtx, id: string): string => deps.secrets.seal(sipPasswordFrom(deps.clock.randomBytes(20)), contactSipPasswordPurpose(id));

/** Credentials that nobody has to think of; the name begins with a letter, as those of extensions do not. */
export const newSipAccount = (ctx: ActingCtx, id: string) => ({ sipUsername: sipUsernameFrom(ctx.deps.clock.randomBytes(5), ctx.organisation.code), sipPassword: newPassword(ctx, id) });

const loadSipAccount = async (tx: Tx, id: string) => {
  const found = await loadContactMethod(tx, id);
  if (found.kind !== 'SIP_ACCOUNT') throw new Problem('rule-broken', 'Only a SIP account has a password.');
  return found;
};

export const regenerateSipPassword = (ctx: TenantCtx, id: string): Promise<ContactMethod> =>
  ctx.inTenant(async (tx) => {
    const before = await loadSipAccount(tx, id);
    await tx.contactMethod.update({ where: { id }, data: { sipPassword: newPassword(ctx, id), version: { increment: 1 }, updatedAt: ctx.now }, select: { id: true } });
    await audit(tx, ctx, 'contact-method.sip-password-replaced', { entity: entityOf(before) });
    return loadContactMethod(tx, id);
  });

export const revealSipPassword = (ctx: TenantCtx, id: string): Promise<z.output<typeof SipCredentials>> =>
  ctx.inTenant(async (tx) => {
    const found = await loadSipAccount(tx, id);
    const { sipPassword } = await tx.contactMethod.findUniqueOrThrow({ where: { id }, select: { sipPassword: true } });
    await audit(tx, ctx, 'contact-method.sip-password-revealed', { entity: entityOf(found) });
    return { sipUsername: found.sipUsername, sipPassword: ctx.deps.secrets.open(sipPassword!, contactSipPasswordPurpose(id)), sipServer: ctx.deps.config.sipServer };
  });
