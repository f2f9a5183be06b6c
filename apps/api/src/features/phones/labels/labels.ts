import type { LabelsDraft } from '@patchbay/contract/phone-labels';
import { notFound } from '@patchbay/contract/http/problem';
import type { Phone } from '@patchbay/contract/phones';
import type { Tx } from '@patchbay/database/scope';
import { findPhoneModel } from '@patchbay/domain/provisioning/catalogue';
import { areCredentialsInAddress } from '@patchbay/domain/provisioning/requested-file';
import { auditMany } from '../../../platform/audit-many.ts';
import type { TenantCtx } from '../../../platform/ctx.ts';
import { Streamed } from '../../../platform/http/route.ts';
import { fileUrlOf } from '../../../platform/phone-files.ts';
import { httpPasswordPurpose, phoneSecretPurpose } from '../../../platform/sealed-columns.ts';
import { findPhones } from '../find.ts';
import { entityOf } from '../phones.ts';
import { drawLabels, type Label } from './draw.ts';

/** What the QR code of each phone says, and what is entered at the phone besides. */
type Codes = (tx: Tx, phones: Phone[]) => Promise<(phone: Phone) => Pick<Label, 'code' | 'access'>>;

const sheetOf = async (ctx: TenantCtx, { ids, sheet, skip }: LabelsDraft, codes: Codes): Promise<Streamed> => {
  const { phones, codeOf } = await ctx.inTenant(async (tx) => {
    const phones = await findPhones(tx, ctx, ids);
    if (phones.length === 0) throw notFound('phone');
    return { phones, codeOf: await codes(tx, phones) };
  });
  const labels = phones.map((phone) => ({
    name: phone.name, lines: phone.lines.map(({ shortNumber, displayName }) => `${shortNumber} ${displayName}`), model: phone.modelName, ...codeOf(phone),
    mac: phone.mac?.toUpperCase().replace(/(..)(?=.)/g, '$1:') ?? '—',
  }));
  const at = new Date(Math.max(...phones.map(({ updatedAt }) => Date.parse(updatedAt))));
  const bytes = await drawLabels({ labels, sheet, skip, at });
  return new Streamed('application/pdf', 'labels.pdf', (write) => write(bytes));
};

export const phoneLabelSheet = (ctx: TenantCtx, draft: LabelsDraft): Promise<Streamed> =>
  sheetOf(ctx, draft, () => Promise.resolve(({ id }) => ({ code: `${ctx.deps.config.publicUrl}/t/${ctx.organisation.id}/phones/${id}`, access: [] })));

/** The log has a row for each phone whose address is on paper now. */
export const provisioningLabelSheet = (ctx: TenantCtx, draft: LabelsDraft): Promise<Streamed> =>
  sheetOf(ctx, draft, async (tx, phones) => {
    const sealed = await tx.phone.findMany({ where: { id: { in: phones.map(({ id }) => id) } }, select: { id: true, secret: true, httpPassword: true } });
    await auditMany(tx, ctx, { action: 'phone.provisioning-revealed', type: 'phone' }, phones.map((phone) => ({ ...entityOf(phone), before: null, after: null, organisation: ctx.organisation })));
    const { config, secrets } = ctx.deps;
    const known = new Map(sealed.map(({ id, secret, httpPassword }) => [id, { secret: secrets.open(secret, phoneSecretPurpose(id)), password: httpPassword === null ? '' : secrets.open(httpPassword, httpPasswordPurpose(id)) }]));
    return (phone) => {
      const { httpUsername: username, modelId } = phone;
      const { secret, password } = known.get(phone.id)!;
      const isTyped = username !== '' && !(findPhoneModel(modelId) && areCredentialsInAddress(modelId));
      return { code: fileUrlOf(config.provisioningUrl, phone, { secret, username, password }), access: isTyped ? [username, password] : [] };
    };
  });
