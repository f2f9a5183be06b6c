import type { ParamsOf, QueryOf } from '@patchbay/contract/http/endpoint';
import { notFound, Problem } from '@patchbay/contract/http/problem';
import type { PhoneUpload, phoneTraffic } from '@patchbay/contract/phone-traffic';
import { audit } from '../../platform/audit.ts';
import type { TenantCtx } from '../../platform/ctx.ts';
import { answerList, type Listing } from '../../platform/http/listing.ts';
import { ServedFile } from '../../platform/http/served-file.ts';
import { likeAnywhere } from '../../platform/list.ts';
import { phoneDataKey } from '../../platform/phone-data.ts';
import { loadPhone } from './find.ts';
import { entityOf } from './phones.ts';

interface UploadRow {
  id: string;
  name: string;
  kind: string;
  type: string;
  size_bytes: number;
  received_at: Date;
  ip: string;
}

const listing: Listing<UploadRow, PhoneUpload> = {
  map: {
    from: 'phone_upload u',
    id: 'u.id',
    select: 'u.name, u.kind, u.type, u.size_bytes, u.received_at, u.ip',
    where: 'u.is_stored and u.removed_at is null',
    sort: {
      receivedAt: { sql: 'u.received_at', type: 'timestamptz' },
      name: { sql: 'u.name', type: 'text' },
      sizeBytes: { sql: 'u.size_bytes', type: 'integer' },
    },
    search: (text, param) => `u.name like ${param(likeAnywhere(text.toLowerCase()))}`,
    filters: {
      phoneId: (value, param) => `u.phone_id = ${param(value)}`,
      kind: (values, param) => `u.kind = any(${param(values)})`,
    },
  },
  toWire: ({ id, name, kind, type, size_bytes: sizeBytes, received_at: receivedAt, ip }) =>
    ({ id, name, kind: kind as PhoneUpload['kind'], type: type as PhoneUpload['type'], sizeBytes, receivedAt: receivedAt.toISOString(), ip }),
};

export const listPhoneUploads = async (ctx: TenantCtx, id: string, query: QueryOf<typeof phoneTraffic.uploads>) => {
  await ctx.inTenant((tx) => loadPhone(tx, ctx, id));
  return answerList(ctx, listing, { ...query, phoneId: id });
};

type One = ParamsOf<typeof phoneTraffic.uploadContent>;

const kept = ({ id, uploadId }: One) => ({ id: uploadId, phoneId: id, isStored: true, removedAt: null });

/** For saving, never for showing: whatever a phone has sent is no page of ours. */
export const phoneUploadContent = async (ctx: TenantCtx, one: One): Promise<ServedFile> => {
  const found = await ctx.inTenant((tx) => tx.phoneUpload.findFirst({ where: kept(one) }));
  if (!found) throw notFound('file');
  return new ServedFile({
    contentType: 'application/octet-stream',
    fileName: found.name,
    isAttachment: true,
    sizeBytes: found.sizeBytes,
    entityTag: `"${found.id}"`,
    open: async (range) => {
      const stored = await ctx.deps.storage.open(phoneDataKey(found.id), range);
      if (stored) return stored.stream;
      ctx.log.error({ uploadId: found.id }, 'a file that a phone has sent is not in the storage');
      throw new Problem('unavailable', 'This file is missing in the storage. Whoever runs the installation has to restore it from a backup.');
    },
  });
};

/** Gone at once for everybody; its bytes go soon after. */
export const removePhoneUpload = (ctx: TenantCtx, one: One): Promise<void> =>
  ctx.inTenant(async (tx) => {
    const phone = await loadPhone(tx, ctx, one.id);
    const { count } = await tx.phoneUpload.updateMany({ where: kept(one), data: { removedAt: ctx.now } });
    if (count === 0) throw notFound('file');
    await audit(tx, ctx, 'phone.upload-removed', { entity: entityOf(phone) });
  });
