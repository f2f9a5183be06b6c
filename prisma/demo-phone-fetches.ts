import { hash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import type { TenantCtx } from '@patchbay/api/platform/ctx';
import { EntityTags } from '@patchbay/api/provisioning/entity-tag';
import type { Fetch } from '@patchbay/api/provisioning/fetch-log';
import { maskedView } from '@patchbay/api/provisioning/masked';
import { provisionedPhones, templateOf } from '@patchbay/api/provisioning/provisioned';
import type { Tx } from '@patchbay/database/scope';
import { renderFile } from '@patchbay/domain/provisioning/render';
import { filesOf } from '@patchbay/domain/provisioning/requested-file';

const secondsBetween = 2;

interface Seen {
  at: Date;
  ip: string;
  userAgent: string;
}

/** What the provisioning server records of a phone that asks for all of its files, one after the other, and is given them. */
export const fetchesOf = (ctx: TenantCtx, phoneId: string, { at, ip, userAgent }: Seen) =>
  ctx.inTenant(async (tx) => {
    const [found] = await provisionedPhones(tx, [phoneId]);
    if (!found) throw new Error(`There is no phone ${phoneId} to fetch anything`);
    const [view, own] = [maskedView(ctx.deps, found.phone), await templateOf(tx, found.phone)];
    const tags = new EntityTags(ctx.deps, { of: () => own });
    const [row] = await tx.$queryRaw<{ revision: string }[]>`select phone_revision(${phoneId}::uuid) as revision`;
    const of = { tenantId: found.phone.tenant_id, phoneId, mac: found.phone.mac, ip, userAgent, method: 'GET', status: 200, reason: '', revision: row!.revision, learns: '' };
    const files = filesOf(view.phone).map(({ kind, name }, index) => ({ kind, name, at: new Date(at.getTime() + index * secondsBetween * 1_000).toISOString(), body: renderFile(view, name, own)!.body }));
    return {
      told: files.map((file): Fetch => ({ ...of, at: file.at, file: file.name, isFetched: true, isConfig: file.kind === 'device' })),
      kept: files.map(({ kind, at: given, body }) => ({ phoneId, mac: found.phone.mac, kind, etag: tags.of(found.phone, kind), at: given, hash: hash('sha256', body), body: deflateRawSync(body).toString('base64') })),
    };
  });

/** As the platform, which alone may record them. */
export const recordFetches = async (tx: Tx, fetches: Awaited<ReturnType<typeof fetchesOf>>[]): Promise<void> => {
  await tx.$executeRaw`select record_phone_fetches(${JSON.stringify(fetches.flatMap(({ told }) => told))}::jsonb)`;
  await tx.$executeRaw`select store_served_files(${JSON.stringify(fetches.flatMap(({ kept }) => kept))}::jsonb)`;
};
