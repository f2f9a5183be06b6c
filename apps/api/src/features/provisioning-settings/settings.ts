import type { BodyOf, ResponseOf } from '@patchbay/contract/http/endpoint';
import { Problem } from '@patchbay/contract/http/problem';
import type { ProvisioningSettings, ProvisioningSettingsDraft, provisioningSettings } from '@patchbay/contract/provisioning-settings';
import type { Tx } from '@patchbay/database/scope';
import { tokenFrom } from '@patchbay/domain/credentials/generated';
import { familiesRefusing } from '@patchbay/domain/provisioning/web-password';
import { vendorGuides } from '@patchbay/domain/provisioning/vendor-guides';
import { audit } from '../../platform/audit.ts';
import { hoursFrom } from '../../platform/clock.ts';
import type { ActingCtx, TenantCtx } from '../../platform/ctx.ts';
import { enrolmentSecretPurpose, webPasswordPurpose } from '../../platform/sealed-columns.ts';
import { digest } from '../../platform/secrets.ts';

/** What the masked part of an address looks like, however long the secret is. */
const mask = '••••••••';

/** As they are inside the transaction. An enterprise that never touched them has them as they come. */
export const loadSettings = async (tx: Tx, ctx: ActingCtx): Promise<ProvisioningSettings> => {
  const row = await tx.provisioningSettings.findFirst();
  return {
    networks: row?.networks ?? [],
    firstFetchHours: row?.firstFetchHours ?? null,
    hasWebPassword: row?.webPassword != null,
    familiesKeepingTheirs: row?.webPassword == null ? [] : familiesRefusing(ctx.deps.secrets.open(row.webPassword, webPasswordPurpose(ctx.organisation.id))),
    enrolmentUrl: row?.enrolmentSecret == null ? null : enrolmentUrl(ctx, mask),
    version: row?.version ?? 1,
    updatedAt: row?.updatedAt.toISOString() ?? null,
  };
};

const enrolmentUrl = ({ deps: { config } }: ActingCtx, secret: string): string => `${config.provisioningUrl}/p/${secret}/`;

export const settingsEntity = ({ organisation: { id, name } }: ActingCtx) => ({ type: 'provisioning-settings' as const, id, label: name });

/** What the audit log keeps: the address is a secret's and has verbs of its own. */
export const recordedSettings = ({ enrolmentUrl: _url, updatedAt: _at, familiesKeepingTheirs: _families, ...settings }: ProvisioningSettings) => settings;
export type RecordedSettings = ReturnType<typeof recordedSettings>;

export const getSettings = (ctx: TenantCtx): Promise<ProvisioningSettings> => ctx.inTenant((tx) => loadSettings(tx, ctx));

export const listVendorGuides = (): Promise<ResponseOf<typeof provisioningSettings.guide>> => Promise.resolve({ items: vendorGuides.map((guide) => ({ ...guide, options: [...guide.options] })) });

/** Every change is one of a row. */
const ensureRow = (tx: Tx, { organisation, now }: ActingCtx): Promise<unknown> =>
  tx.$executeRaw`insert into provisioning_settings (tenant_id, updated_at) values (${organisation.id}::uuid, ${now}) on conflict do nothing`;

const sealedWebPassword = ({ deps, organisation }: ActingCtx, { webPassword }: ProvisioningSettingsDraft) => {
  if (webPassword === undefined) return {};
  return { webPassword: webPassword === '' ? null : deps.secrets.seal(webPassword, webPasswordPurpose(organisation.id)) };
};

export const changeSettings = async (tx: Tx, ctx: ActingCtx, draft: ProvisioningSettingsDraft, version: number): Promise<ProvisioningSettings> => {
  await ensureRow(tx, ctx);
  const { networks, firstFetchHours } = draft;
  const data = { networks, firstFetchHours, ...sealedWebPassword(ctx, draft), version: { increment: 1 }, updatedAt: ctx.now };
  const { count } = await tx.provisioningSettings.updateMany({ where: { version }, data });
  if (count === 0) throw new Problem('stale-version', 'Somebody changed this meanwhile. Reload, compare, and save again.');
  return loadSettings(tx, ctx);
};

export const updateSettings = (ctx: TenantCtx, { version, ...draft }: ProvisioningSettingsDraft & { version: number }): Promise<ProvisioningSettings> =>
  ctx.inTenant(async (tx) => {
    const before = await loadSettings(tx, ctx);
    const after = await changeSettings(tx, ctx, draft, version);
    await audit(tx, ctx, 'provisioning-settings.updated', { entity: settingsEntity(ctx), before: recordedSettings(before), after: recordedSettings(after) });
    return after;
  });

/** New phones may come for so many hours, and so may those that never came and have no such time. */
const openFirstFetches = async (tx: Tx, ctx: ActingCtx, firstFetchHours: number): Promise<void> => {
  await tx.phone.updateMany({ where: { firstFetchUntil: null, lastFetch: null, isVirtual: false }, data: { firstFetchUntil: hoursFrom(ctx.now, firstFetchHours) } });
  const before = await loadSettings(tx, ctx);
  if (before.firstFetchHours === firstFetchHours) return;
  const after = await changeSettings(tx, ctx, { networks: before.networks, firstFetchHours }, before.version);
  await audit(tx, ctx, 'provisioning-settings.updated', { entity: settingsEntity(ctx), before: recordedSettings(before), after: recordedSettings(after) });
};

/** An address for phones out of their boxes, with a new secret of 160 bits; one that there was stops answering. */
export const makeEnrolment = (ctx: TenantCtx, { firstFetchHours }: BodyOf<typeof provisioningSettings.enrol>): Promise<ProvisioningSettings> =>
  ctx.inTenant(async (tx) => {
    await openFirstFetches(tx, ctx, firstFetchHours);
    const secret = tokenFrom(ctx.deps.clock.randomBytes(20));
    await ensureRow(tx, ctx);
    const data = { enrolmentSecret: ctx.deps.secrets.seal(secret, enrolmentSecretPurpose(ctx.organisation.id)), enrolmentHash: digest(secret), updatedAt: ctx.now };
    await tx.provisioningSettings.updateMany({ data });
    await audit(tx, ctx, 'provisioning-settings.enrolment-made', { entity: settingsEntity(ctx) });
    return loadSettings(tx, ctx);
  });

export const endEnrolment = (ctx: TenantCtx): Promise<void> =>
  ctx.inTenant(async (tx) => {
    await tx.provisioningSettings.updateMany({ data: { enrolmentSecret: null, enrolmentHash: null, updatedAt: ctx.now } });
    await audit(tx, ctx, 'provisioning-settings.enrolment-ended', { entity: settingsEntity(ctx) });
  });

export const revealEnrolment = (ctx: TenantCtx): Promise<ResponseOf<typeof provisioningSettings.revealEnrolment>> =>
  ctx.inTenant(async (tx) => {
    const sealed = await tx.provisioningSettings.findFirst({ select: { enrolmentSecret: true } });
    if (sealed?.enrolmentSecret == null) throw new Problem('not-found', 'There is no address for phones out of their boxes yet.');
    await audit(tx, ctx, 'provisioning-settings.enrolment-revealed', { entity: settingsEntity(ctx) });
    return { enrolmentUrl: enrolmentUrl(ctx, ctx.deps.secrets.open(sealed.enrolmentSecret, enrolmentSecretPurpose(ctx.organisation.id))) };
  });
