import type { App } from '@patchbay/api/platform/http/route';
import { httpPasswordPurpose, phoneSecretPurpose } from '@patchbay/api/platform/sealed-columns';
import { digest } from '@patchbay/api/platform/secrets';
import { asPlatform } from '@patchbay/database/as-platform';
import { tokenFrom } from '@patchbay/domain/credentials/generated';
import type { Node } from './organisations.ts';

export interface BuiltPhone {
  id: string;
  name: string;
  mac: string | null;
  /** The path secret of its provisioning address. */
  secret: string;
  httpUsername: string;
  httpPassword: string;
}

interface Overrides {
  name?: string;
  modelId?: string;
  mac?: string | null;
  fileName?: string;
  acceptsDataFromPhone?: boolean;
  /** Empty: the address asks for nothing but its secret. */
  httpUsername?: string;
  httpScheme?: 'ANY' | 'DIGEST';
  /** When its first fetches end; null: never. */
  firstFetchUntil?: Date | null;
  templateId?: string;
  keyLayoutId?: string;
  /** Extension ids by line position. */
  lines?: Record<number, string>;
}

let counter = 0;
/** A MAC address that no other builder of the run gives out; Yealink's prefix. */
export const uniqueMac = (): string =>
  `805ec0${(((process.pid * 4_111 + Number(process.env.VITEST_POOL_ID ?? 0) * 99_991 + counter++) * 7) % 0x1000000).toString(16).padStart(6, '0')}`;

/** A phone with its secrets, straight in the database. */
export const aPhone = ({ deps }: App, enterprise: Pick<Node, 'id'>, { lines = {}, ...overrides }: Overrides = {}): Promise<BuiltPhone> =>
  asPlatform(deps.database, async (tx) => {
    const id = deps.clock.newId();
    const secret = tokenFrom(deps.clock.randomBytes(20));
    const httpPassword = tokenFrom(deps.clock.randomBytes(15));
    const mac = overrides.mac === undefined ? uniqueMac() : overrides.mac;
    const data = { name: `Phone ${mac ?? 'virtual'}`, modelId: 'yealink-t46u', httpUsername: 'phone', ...overrides, mac, isVirtual: mac === null };
    const sealed = { secretHash: digest(secret), secret: deps.secrets.seal(secret, phoneSecretPurpose(id)), httpPassword: data.httpUsername === '' ? null : deps.secrets.seal(httpPassword, httpPasswordPurpose(id)) };
    await tx.phone.create({ data: { ...data, ...sealed, id, tenantId: enterprise.id } });
    await tx.phoneLine.createMany({ data: Object.entries(lines).map(([position, extensionId]) => ({ tenantId: enterprise.id, phoneId: id, position: Number(position), extensionId })) });
    return { id, name: data.name, mac, secret, httpUsername: data.httpUsername, httpPassword };
  });
