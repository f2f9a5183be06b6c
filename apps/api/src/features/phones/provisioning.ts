import type { BodyOf, QueryOf, ResponseOf } from '@patchbay/contract/http/endpoint';
import type { Phone, phones } from '@patchbay/contract/phones';
import { provisioningPath } from '@patchbay/domain/provisioning/requested-file';
import { audit } from '../../platform/audit.ts';
import { hoursFrom } from '../../platform/clock.ts';
import type { TenantCtx } from '../../platform/ctx.ts';
import { fileUrlOf } from '../../platform/phone-files.ts';
import { httpPasswordPurpose, phoneSecretPurpose } from '../../platform/sealed-columns.ts';
import { loadPhone } from './find.ts';
import { entityOf } from './phones.ts';
import { atOnce, replacedPhoneSecret } from './secrets.ts';

/** The old address stops answering at once, or leads to the new one for a while. */
export const regeneratePhoneSecret = (ctx: TenantCtx, id: string, { graceHours }: QueryOf<typeof phones.regenerateSecret>): Promise<Phone> =>
  ctx.inTenant(async (tx) => {
    const before = await loadPhone(tx, ctx, id);
    const secret = await replacedPhoneSecret(tx, ctx, id, graceHours === 0 ? atOnce : hoursFrom(ctx.now, graceHours));
    await tx.phone.update({ where: { id }, data: { ...secret, version: { increment: 1 }, updatedAt: ctx.now }, select: { id: true } });
    await audit(tx, ctx, 'phone.secret-replaced', { entity: entityOf(before) });
    return loadPhone(tx, ctx, id);
  });

/** The networks from which it came before go on to be known. */
export const setFirstFetch = (ctx: TenantCtx, id: string, { hours }: BodyOf<typeof phones.setFirstFetch>): Promise<Phone> =>
  ctx.inTenant(async (tx) => {
    const phone = await loadPhone(tx, ctx, id);
    await tx.phone.update({ where: { id }, data: { firstFetchUntil: hours === null ? null : hoursFrom(ctx.now, hours) }, select: { id: true } });
    await audit(tx, ctx, 'phone.first-fetch-set', { entity: entityOf(phone) });
    return loadPhone(tx, ctx, id);
  });

export const revealProvisioning = (ctx: TenantCtx, id: string): Promise<ResponseOf<typeof phones.revealProvisioning>> =>
  ctx.inTenant(async (tx) => {
    const phone = await loadPhone(tx, ctx, id);
    const sealed = await tx.phone.findUniqueOrThrow({ where: { id }, select: { secret: true, httpPassword: true } });
    await audit(tx, ctx, 'phone.provisioning-revealed', { entity: entityOf(phone) });
    const { config, secrets } = ctx.deps;
    const secret = secrets.open(sealed.secret, phoneSecretPurpose(id));
    const { httpUsername } = phone;
    const httpPassword = sealed.httpPassword === null ? '' : secrets.open(sealed.httpPassword, httpPasswordPurpose(id));
    return {
      provisioningUrl: config.provisioningUrl + provisioningPath(secret, ''),
      fileUrl: fileUrlOf(config.provisioningUrl, phone, { secret, username: httpUsername, password: httpPassword }),
      httpUsername, httpPassword,
    };
  });
