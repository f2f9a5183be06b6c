import type { SipCredentials } from '@patchbay/contract/extensions';
import { Problem } from '@patchbay/contract/http/problem';
import { sipPasswordFrom, sipUsernameFrom } from '@patchbay/domain/credentials/generated';
import type { z } from 'zod';
import { audit } from '../../../platform/audit.ts';
import type { ActingCtx, TenantCtx } from '../../../platform/ctx.ts';
import { contactSipPasswordPurpose } from '../../../platform/sealed-columns.ts';
import { entityOf, loadContactMethod } from './contact-methods.ts';

const generated = ({ deps }: ActingCtx): string => sipPasswordFrom(deps.clock.randomBytes(20));
const sealed = ({ deps }: ActingCtx, id: string, password: string): string => deps.secrets.seal(password, contactSipPasswordPurpose(id));

/** Credentials that nobody has to think of; the name begins with a letter, as those of extensions do not. */
export const newSipAccount = (ctx: ActingCtx, id: string) => ({ sipUsername: sipUsernameFrom(ctx.deps.clock.randomBytes(5), ctx.organisation.code), sipPassword: sealed(ctx, id, generated(ctx)) });

/** Generates another SIP password, and shows it this once. */
export const replaceSipPassword = (ctx: TenantCtx, id: string): Promise<z.output<typeof SipCredentials>> =>
  ctx.inTenant(async (tx) => {
    const found = await loadContactMethod(tx, id);
    if (found.kind !== 'SIP_ACCOUNT') throw new Problem('rule-broken', 'Only a SIP account has a password.');
    const sipPassword = generated(ctx);
    await tx.contactMethod.update({ where: { id }, data: { sipPassword: sealed(ctx, id, sipPassword), version: { increment: 1 }, updatedAt: ctx.now }, select: { id: true } });
    await audit(tx, ctx, 'contact-method.sip-password-replaced', { entity: entityOf(found) });
    return { sipUsername: found.sipUsername, sipPassword, sipServer: ctx.deps.config.sipServer };
  });
