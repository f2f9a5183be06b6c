import { inflateRawSync } from 'node:zlib';
import type { ResponseOf } from '@patchbay/contract/http/endpoint';
import { notFound } from '@patchbay/contract/http/problem';
import type { phones } from '@patchbay/contract/phones';
import type { Tx } from '@patchbay/database/scope';
import type { DeviceView } from '@patchbay/domain/provisioning/device-view';
import type { OwnTemplate } from '@patchbay/domain/provisioning/own-templates/own-template';
import { makeFile } from '@patchbay/domain/provisioning/render';
import { filesOf } from '@patchbay/domain/provisioning/requested-file';
import { audit } from '../../platform/audit.ts';
import type { ActingCtx, TenantCtx } from '../../platform/ctx.ts';
import { httpPasswordPurpose, phoneSecretPurpose } from '../../platform/sealed-columns.ts';
import { EntityTags } from '../../provisioning/entity-tag.ts';
import { maskedView, secretMask } from '../../provisioning/masked.ts';
import { type Provisioned, provisionedPhones, templateOf } from '../../provisioning/provisioned.ts';
import { viewOf } from '../../provisioning/view.ts';
import { loadPhone } from './find.ts';
import { entityOf } from './phones.ts';

const find = async (tx: Tx, ctx: ActingCtx, id: string): Promise<Provisioned> => {
  await loadPhone(tx, ctx, id);
  const [found] = await provisionedPhones(tx, [id]);
  if (!found) throw notFound('phone');
  return found;
};

/** Under one name once: some phones ask for the same file by several. */
const files = (view: DeviceView, own: OwnTemplate | undefined) =>
  filesOf(view.phone).map(({ name, kind }) => ({ name, kind, ...makeFile(view, name, own)! }));

/** Every file that a phone would get now beside what it was given last, with a mask in place of each secret. */
export const phoneFiles = (ctx: TenantCtx, id: string): Promise<ResponseOf<typeof phones.files>> =>
  ctx.inTenant(async (tx) => {
    const { phone } = await find(tx, ctx, id);
    const own = await templateOf(tx, phone);
    const served = await tx.phoneServedFile.findMany({ where: { phoneId: id }, select: { kind: true, at: true, text: { select: { body: true } } } });
    const tags = new EntityTags(ctx.deps, { of: () => own });
    return {
      items: files(maskedView(ctx.deps, phone), own).map((file) => {
        const last = served.find(({ kind }) => kind === file.kind);
        if (!last) return { ...file, served: null };
        const body = inflateRawSync(last.text.body).toString('utf8');
        const haveSecretsMoved = body === file.body && body.includes(secretMask) && phone.served[file.kind]?.etag !== tags.of(phone, file.kind);
        return { ...file, served: { at: last.at.toISOString(), body, haveSecretsMoved } };
      }),
    };
  });

/** The same with its secrets, which the log tells. */
export const revealPhoneFiles = (ctx: TenantCtx, id: string): Promise<ResponseOf<typeof phones.revealFiles>> =>
  ctx.inTenant(async (tx) => {
    const { phone } = await find(tx, ctx, id);
    const sealed = await tx.phone.findUniqueOrThrow({ where: { id }, select: { name: true, secret: true, httpPassword: true } });
    await audit(tx, ctx, 'phone.files-revealed', { entity: entityOf({ id, name: sealed.name }) });
    const { secrets } = ctx.deps;
    const httpPassword = sealed.httpPassword === null ? '' : secrets.open(sealed.httpPassword, httpPasswordPurpose(id));
    return { items: files(viewOf(ctx.deps, phone, secrets.open(sealed.secret, phoneSecretPurpose(id)), httpPassword), await templateOf(tx, phone)) };
  });
