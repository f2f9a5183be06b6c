import type { Extension, SipCredentials } from '@patchbay/contract/extensions';
import { Problem } from '@patchbay/contract/http/problem';
import type { Tx } from '@patchbay/database/scope';
import { passwordWeakness, passwordWeaknessText } from '@patchbay/domain/credentials/password-problem';
import type { z } from 'zod';
import { audit } from '../../platform/audit.ts';
import type { TenantCtx } from '../../platform/ctx.ts';
import { sipPasswordPurpose } from '../../platform/sealed-columns.ts';
import { entityOf, loadExtension } from './load.ts';
import { generatedSipPassword, newSipPassword, sealedSipPassword } from './sip-password.ts';

/** What they are called where the password is that of a SIP account. */
const weaknessText = { ...passwordWeaknessText, 'contains-email': 'It must not contain the name of the SIP account.', 'contains-name': 'It must not contain the name of the extension.' };

const refuseWeak = (password: string, { sipUsername, displayName }: Pick<Extension, 'sipUsername' | 'displayName'>): void => {
  const weakness = passwordWeakness(password, { email: sipUsername, name: displayName });
  if (weakness === undefined) return;
  const detail = weaknessText[weakness];
  throw new Problem('rule-broken', detail, { errors: [{ pointer: '/sipPassword', detail }] });
};

const setPassword = async (tx: Tx, ctx: TenantCtx, extension: Extension, sealed: string): Promise<void> => {
  await tx.extension.update({ where: { id: extension.id }, data: { sipPassword: sealed, version: { increment: 1 }, updatedAt: ctx.now }, select: { id: true } });
  await audit(tx, ctx, 'extension.sip-password-replaced', { entity: entityOf(extension) });
};

export const regenerateSipPassword = (ctx: TenantCtx, id: string): Promise<Extension> =>
  ctx.inTenant(async (tx) => {
    await setPassword(tx, ctx, await loadExtension(tx, id), newSipPassword(ctx, id));
    return loadExtension(tx, id);
  });

/** Sets a chosen SIP password or a generated one, and shows it this once. */
export const replaceSipPassword = (ctx: TenantCtx, id: string, chosen: string | null): Promise<z.output<typeof SipCredentials>> =>
  ctx.inTenant(async (tx) => {
    const extension = await loadExtension(tx, id);
    if (chosen !== null) refuseWeak(chosen, extension);
    const sipPassword = chosen ?? generatedSipPassword(ctx);
    await setPassword(tx, ctx, extension, sealedSipPassword(ctx, id, sipPassword));
    return { sipUsername: extension.sipUsername, sipPassword, sipServer: ctx.deps.config.sipServer };
  });

export const revealSipPassword = (ctx: TenantCtx, id: string): Promise<z.output<typeof SipCredentials>> =>
  ctx.inTenant(async (tx) => {
    const extension = await loadExtension(tx, id);
    const { sipPassword } = await tx.extension.findUniqueOrThrow({ where: { id }, select: { sipPassword: true } });
    await audit(tx, ctx, 'extension.sip-password-revealed', { entity: entityOf(extension) });
    return { sipUsername: extension.sipUsername, sipPassword: ctx.deps.secrets.open(sipPassword, sipPasswordPurpose(id)), sipServer: ctx.deps.config.sipServer };
  });
