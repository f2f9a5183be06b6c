import { hash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import type { Deps } from '@patchbay/api/deps';
import type { Fetch } from '@patchbay/api/provisioning/fetch-log';
import { maskedView } from '@patchbay/api/provisioning/masked';
import { provisionedPhones, templateOf } from '@patchbay/api/provisioning/provisioned';
import type { Tx } from '@patchbay/database/scope';
import { renderFile } from '@patchbay/domain/provisioning/render';
import { filesOf } from '@patchbay/domain/provisioning/requested-file';

const secondsBetween = 2;

/** A phone that asked for all of its files, one after the other, and was given them. */
export const addPhoneFetches = async (tx: Tx, deps: Deps, phoneId: string, { at, ip, userAgent }: { at: Date; ip: string; userAgent: string }): Promise<void> => {
  const [{ phone }] = (await provisionedPhones(tx, [phoneId])) as [Awaited<ReturnType<typeof provisionedPhones>>[number]];
  const [view, own] = [maskedView(deps, phone), await templateOf(tx, phone)];
  const [row] = await tx.$queryRaw<{ revision: string }[]>`select phone_revision(${phoneId}::uuid) as revision`;
  const files = filesOf(view.phone).map(({ kind, name }, index) => ({ kind, name, at: new Date(at.getTime() + index * secondsBetween * 1_000).toISOString(), body: renderFile(view, name, own)!.body }));
  const told = files.map((file): Fetch => ({
    tenantId: phone.tenant_id, phoneId, mac: phone.mac, at: file.at, ip, userAgent, method: 'GET', file: file.name, status: 200, reason: '', isConfig: file.kind === 'device', revision: row!.revision, learns: '',
  }));
  await tx.$executeRaw`select record_phone_fetches(${JSON.stringify(told)}::jsonb)`;
  const kept = files.map(({ kind, at: given, body }) => ({ phoneId, kind, etag: `"${hash('sha256', body, 'base64url').slice(0, 27)}"`, at: given, hash: hash('sha256', body), body: deflateRawSync(body).toString('base64') }));
  await tx.$executeRaw`select store_served_files(${JSON.stringify(kept)}::jsonb)`;
};
