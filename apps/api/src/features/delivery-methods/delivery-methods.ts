import { type DeliveryMethod, type DeliveryMethodDraft, type deliveryMethods, deliveryTypes, isCloud } from '@patchbay/contract/delivery-methods';
import type { QueryOf, ResponseOf } from '@patchbay/contract/http/endpoint';
import { notFound, Problem } from '@patchbay/contract/http/problem';
import type { References } from '@patchbay/contract/references';
import { Prisma } from '@patchbay/database/prisma';
import type { Tx } from '@patchbay/database/scope';
import { isDeepStrictEqual } from 'node:util';
import { isSetUp } from '../../adapters/delivery/cloud/oauth.ts';
import { audit } from '../../platform/audit.ts';
import type { ActingCtx, TenantCtx } from '../../platform/ctx.ts';
import type { Deps } from '../../platform/deps.ts';
import { answerList } from '../../platform/http/listing.ts';
import { listPage } from '../../platform/list.ts';
import { callFlowsWith } from '../../platform/relations.ts';
import { deliverySecretsPurpose } from '../../platform/sealed-columns.ts';
import { orStale } from '../../platform/stale.ts';
import { connectionsOf, disconnect } from './connections.ts';
import { deliveryMethodListing, type DeliveryMethodRow, deliveryMethodToWire } from './listing.ts';
import { type OpenedSecrets, placeOf, secretsAfter, serverOf, type Settings, settingsOf } from './target.ts';

export const listDeliveryMethods = (ctx: TenantCtx, query: QueryOf<typeof deliveryMethods.list>) => answerList(ctx, deliveryMethodListing, query);

export const getDeliveryMethod = async (ctx: TenantCtx, id: string): Promise<DeliveryMethod> => {
  const { rows } = await ctx.read((sql) => listPage(sql, deliveryMethodListing.map, { sort: 'name', pageSize: 1, id }));
  if (!rows[0]) throw notFound('delivery method');
  return deliveryMethodToWire(rows[0]);
};

export const deliveryMethodTypes = async ({ deps: { config } }: TenantCtx): Promise<ResponseOf<typeof deliveryMethods.types>> =>
  ({ items: deliveryTypes.map((type) => ({ type, isSetUp: type === 'EMAIL' ? config.smtpUrl !== '' : !isCloud(type) || isSetUp(config, type) })) });

export type StoredMethod = Awaited<ReturnType<Tx['deliveryMethod']['findUniqueOrThrow']>>;

export const wireOf = (row: StoredMethod): DeliveryMethod =>
  deliveryMethodToWire({
    ...row, file_name_pattern: row.fileNamePattern, settings: row.settings as Settings, secret_names: row.secretNames, host_key_fingerprint: row.hostKeyFingerprint,
    last_test: row.lastTest as DeliveryMethodRow['last_test'], last_failure: row.lastFailure as DeliveryMethodRow['last_failure'], test_requested_at: row.testRequestedAt,
    created_at: row.createdAt, updated_at: row.updatedAt,
  });

export const loadDeliveryMethod = async (tx: Tx, id: string): Promise<StoredMethod> => {
  const row = await tx.deliveryMethod.findUnique({ where: { id } });
  if (!row) throw notFound('delivery method');
  return row;
};

export const secretsOf = ({ secrets }: Pick<Deps, 'secrets'>, { id, secrets: sealed }: Pick<StoredMethod, 'id' | 'secrets'>): OpenedSecrets =>
  (sealed === null ? {} : (JSON.parse(secrets.open(sealed, deliverySecretsPurpose(id))) as OpenedSecrets));

/** The columns that hold secrets, and say which there are. */
export const sealedSecrets = ({ secrets }: Pick<Deps, 'secrets'>, id: string, opened: OpenedSecrets) => {
  const secretNames = Object.keys(opened);
  return { secretNames, secrets: secretNames.length === 0 ? null : secrets.seal(JSON.stringify(opened), deliverySecretsPurpose(id)) };
};

/** What the audit log keeps: what was decided, and not how deliveries went. */
export const recorded = ({ id, name, fileNamePattern, target, account, hostKeyFingerprint }: DeliveryMethod) => ({ id, name, fileNamePattern, account, hostKeyFingerprint, ...target });
export type RecordedMethod = ReturnType<typeof recorded>;

export const entityOf = ({ id, name }: { id: string; name: string }) => ({ type: 'delivery-method' as const, id, label: name });

const untried = (type: string, secrets: OpenedSecrets): string => (isCloud(type) && secrets.refreshToken === undefined ? 'NOT_CONNECTED' : 'UNTESTED');

export const insertDeliveryMethod = async (tx: Tx, ctx: ActingCtx, id: string, { name, fileNamePattern, target }: DeliveryMethodDraft): Promise<StoredMethod> => {
  const secrets = secretsAfter(target, null);
  const data = {
    id, name, fileNamePattern, type: target.type, settings: settingsOf(target) as Prisma.InputJsonObject, place: placeOf(target), ...sealedSecrets(ctx.deps, id, secrets),
    status: untried(target.type, secrets), createdAt: ctx.now, updatedAt: ctx.now,
  };
  await tx.deliveryMethod.create({ data, select: { id: true } });
  return loadDeliveryMethod(tx, id);
};

type Change = DeliveryMethodDraft & { version?: number; isUndo?: boolean };

/** Brings one to this state; `version`, where given, is the one that it must have. Secrets that are not named stay, unless they would go elsewhere. */
export const changeDeliveryMethod = async (tx: Tx, ctx: ActingCtx, before: StoredMethod, { name, fileNamePattern, target, version = before.version, isUndo }: Change): Promise<StoredMethod> => {
  const { id, type } = before;
  if (target.type !== type) {
    const detail = 'A delivery method stays of its type.';
    throw new Problem('rule-broken', detail, { errors: [{ pointer: '/target/type', detail }] });
  }
  const [oldSettings, settings, oldSecrets] = [before.settings as Settings, settingsOf(target), secretsOf(ctx.deps, before)];
  const secrets = secretsAfter(target, { type, settings: oldSettings, secrets: oldSecrets }, { isUndo });
  const isAsItWas = isDeepStrictEqual(settings, oldSettings) && isDeepStrictEqual(secrets, oldSecrets);
  const data = {
    name, fileNamePattern, settings: settings as Prisma.InputJsonObject, place: placeOf(target), ...sealedSecrets(ctx.deps, id, secrets),
    ...(!isAsItWas && { status: untried(type, secrets), lastFailure: Prisma.DbNull }),
    ...(serverOf(settings) !== serverOf(oldSettings) && { hostKeyFingerprint: null }),
    version: { increment: 1 }, updatedAt: ctx.now,
  };
  await tx.deliveryMethod.update({ where: { id, version }, data, select: { id: true } }).catch(orStale);
  return loadDeliveryMethod(tx, id);
};

export const createDeliveryMethod = (ctx: TenantCtx, draft: DeliveryMethodDraft): Promise<DeliveryMethod> =>
  ctx.inTenant(async (tx) => {
    const after = wireOf(await insertDeliveryMethod(tx, ctx, ctx.newId(), draft));
    await audit(tx, ctx, 'delivery-method.created', { entity: entityOf(after), after: recorded(after) });
    return after;
  });

export const updateDeliveryMethod = (ctx: TenantCtx, id: string, draft: DeliveryMethodDraft & { version: number }): Promise<DeliveryMethod> =>
  ctx.inTenant(async (tx) => {
    const before = await loadDeliveryMethod(tx, id);
    const after = wireOf(await changeDeliveryMethod(tx, ctx, before, draft));
    await audit(tx, ctx, 'delivery-method.updated', { entity: entityOf(after), before: recorded(wireOf(before)), after: recorded(after) });
    return after;
  });

/** Takes one away, and with it its connections: what delivered by it does so no more. */
export const dropDeliveryMethod = async (tx: Tx, ctx: ActingCtx, method: { id: string; name: string }): Promise<void> => {
  await disconnect(tx, ctx, method);
  await tx.deliveryMethod.delete({ where: { id: method.id }, select: { id: true } });
};

export const removeDeliveryMethod = (ctx: TenantCtx, id: string): Promise<void> =>
  ctx.inTenant(async (tx) => {
    const before = wireOf(await loadDeliveryMethod(tx, id));
    await dropDeliveryMethod(tx, ctx, before);
    await audit(tx, ctx, 'delivery-method.removed', { entity: entityOf(before), before: recorded(before) });
  });

export const deliveryMethodReferences = (ctx: TenantCtx, id: string): Promise<References> =>
  ctx.inTenant(async (tx) => {
    await loadDeliveryMethod(tx, id);
    const connections = await connectionsOf(tx, id);
    const where = (wanted: boolean) => connections.filter(({ isLast }) => isLast === wanted).map(({ kind, id: holderId, label }) => ({ kind, id: holderId, label }));
    return { blocking: where(true), removed: [], released: [...where(false), ...(await callFlowsWith(tx, [id]))] };
  });
