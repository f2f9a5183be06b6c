import type { Extension, SipCredentials } from '@patchbay/contract/extensions';
import type { z } from 'zod';
import { audit } from '../../platform/audit.ts';
import type { TenantCtx } from '../../platform/ctx.ts';
import { sipPasswordPurpose } from '../../platform/sealed-columns.ts';
import { entityOf, loadExtension } from './extensions.ts';
import { newSipPassword } from './sip-password.ts';

export const regenerateSipPassword = (ctx: TenantCtx, id: string): Promise<Extension> =>
  ctx.inTenant(async (tx) => {
    const before = await loadExtension(tx, id);
    await tx.extension.update({ where: { id }, data: { sipPassword: newSipPassword(ctx, id), version: { increment: 1 }, updatedAt: ctx.now }, select: { id: true } });
    await audit(tx, ctx, 'extension.sip-password-replaced', { entity: entityOf(before) });
    return loadExtension(tx, id);
  });

export const revealSipPassword = (ctx: TenantCtx, id: string): Promise<z.output<typeof SipCredentials>> =>
  ctx.inTenant(async (tx) => {
    const extension = await loadExtension(tx, id);
    const { sipPassword } = await tx.extension.findUniqueOrThrow({ where: { id }, select: { sipPassword: true } });
    await audit(tx, ctx, 'extension.sip-password-revealed', { entity: entityOf(extension) });
    return { sipUsername: extension.sipUsername, sipPassword: ctx.deps.secrets.open(sipPassword, sipPasswordPurpose(id)), sipServer: ctx.deps.config.sipServer };
  });
