import type { Extension, SipCredentials } from '@patchbay/contract/extensions';
import { Problem } from '@patchbay/contract/http/problem';
import { passwordWeakness, passwordWeaknessText } from '@patchbay/domain/credentials/password-problem';
import type { z } from 'zod';
import { audit } from '../../platform/audit.ts';
import type { TenantCtx } from '../../platform/ctx.ts';
import { entityOf, loadExtension } from './load.ts';
import { generatedSipPassword, sealedSipPassword } from './sip-password.ts';

/** What they are called where the password is that of a SIP account. */
const weaknessText = { ...passwordWeaknessText, 'contains-email': 'It must not contain the name of the SIP account.', 'contains-name': 'It must not contain the name of the extension.' };

const refuseWeak = (password: string, { sipUsername, displayName }: Pick<Extension, 'sipUsername' | 'displayName'>): void => {
  const weakness = passwordWeakness(password, { email: sipUsername, name: displayName });
  if (weakness === undefined) return;
  const detail = weaknessText[weakness];
  throw new Problem('rule-broken', detail, { errors: [{ pointer: '/sipPassword', detail }] });
};

/** Sets a chosen SIP password or a generated one, and shows it this once. */
export const replaceSipPassword = (ctx: TenantCtx, id: string, chosen: string | null): Promise<z.output<typeof SipCredentials>> =>
  ctx.inTenant(async (tx) => {
    const extension = await loadExtension(tx, id);
    if (chosen !== null) refuseWeak(chosen, extension);
    const sipPassword = chosen ?? generatedSipPassword(ctx);
    await tx.extension.update({ where: { id }, data: { sipPassword: sealedSipPassword(ctx, id, sipPassword), version: { increment: 1 }, updatedAt: ctx.now }, select: { id: true } });
    await audit(tx, ctx, 'extension.sip-password-replaced', { entity: entityOf(extension) });
    return { sipUsername: extension.sipUsername, sipPassword, sipServer: ctx.deps.config.sipServer };
  });
