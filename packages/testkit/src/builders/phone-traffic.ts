import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from '@patchbay/api/platform/http/route';
import { phoneDataKey } from '@patchbay/api/platform/phone-data';
import { asPlatform } from '@patchbay/database/as-platform';
import type { Node } from './organisations.ts';

interface UploadOverrides {
  name?: string;
  kind?: string;
  text?: string;
  receivedAt?: Date;
}

/** A file that a phone has sent, in the database and in the storage. */
export const aPhoneUpload = async ({ deps }: App, { id: tenantId }: Pick<Node, 'id'>, phoneId: string, overrides: UploadOverrides = {}): Promise<{ id: string }> => {
  const { text = 'account.1.label = Ann\n', name = 'desk-local.cfg', kind = 'settings', receivedAt = deps.clock.now() } = overrides;
  const id = deps.clock.newId();
  const path = join(tmpdir(), randomUUID());
  await writeFile(path, text);
  await deps.storage.put(phoneDataKey(id), path);
  await rm(path);
  await asPlatform(deps.database, (tx) => tx.phoneUpload.create({
    data: { tenantId, id, phoneId, name, kind, type: 'text', sizeBytes: Buffer.byteLength(text), receivedAt, ip: '192.0.2.7', userAgent: 'Yealink SIP-T46U 108.86.0.20', isStored: true },
  }));
  return { id };
};

/** A request that a phone has made. */
export const aPhoneFetch = async ({ deps }: App, { id: tenantId }: Pick<Node, 'id'>, phoneId: string, overrides: { at?: Date; file?: string; status?: number; reason?: string } = {}): Promise<void> => {
  const { at = deps.clock.now(), file = 'desk.cfg', status = 200, reason = '' } = overrides;
  await asPlatform(deps.database, (tx) => tx.phoneFetch.create({ data: { tenantId, phoneId, at, ip: '192.0.2.7', userAgent: 'Yealink SIP-T46U 108.86.0.20', file, status, reason } }));
};
