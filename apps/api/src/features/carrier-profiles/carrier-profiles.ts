import type { CarrierProfile, CarrierProfileDraft, carrierProfiles } from '@patchbay/contract/carrier-profiles';
import type { QueryOf } from '@patchbay/contract/http/endpoint';
import { notFound, Problem, type Reference } from '@patchbay/contract/http/problem';
import type { References } from '@patchbay/contract/references';
import type { Tx } from '@patchbay/database/scope';
import { audit } from '../../platform/audit.ts';
import type { ActingCtx, SubtreeCtx } from '../../platform/ctx.ts';
import { answerList } from '../../platform/http/listing.ts';
import { listPage } from '../../platform/list.ts';
import { carrierCredentialsPurpose } from '../../platform/sealed-columns.ts';
import { orStale } from '../../platform/stale.ts';
import { carrierProfileListing, carrierProfileToWire } from './listing.ts';

export const listCarrierProfiles = (ctx: SubtreeCtx, query: QueryOf<typeof carrierProfiles.list>) => answerList(ctx, carrierProfileListing, query);

export const getCarrierProfile = async (ctx: SubtreeCtx, id: string): Promise<CarrierProfile> => {
  const { rows } = await ctx.read((sql) => listPage(sql, carrierProfileListing.map, { sort: 'label', pageSize: 1, id }));
  if (!rows[0]) throw notFound('carrier profile');
  return carrierProfileToWire(rows[0]);
};

const withOwner = { owner: { select: { id: true, path: true, name: true } } } as const;

/** One of the scope: those above can be seen, and are changed by their owner. */
const find = async (tx: Tx, ctx: ActingCtx, id: string) => {
  const row = await tx.carrierProfile.findUnique({ where: { id } });
  if (!row) return null;
  if (!row.ownerPath.startsWith(ctx.organisation.path)) throw new Problem('forbidden', `${row.ownerName} owns this profile, and alone changes it.`);
  return tx.carrierProfile.findUniqueOrThrow({ where: { id }, include: withOwner });
};
type Row = NonNullable<Awaited<ReturnType<typeof find>>>;

const toWire = (row: Row): CarrierProfile =>
  carrierProfileToWire({ ...row, is_default: row.isDefault, owner_id: row.ownerId, owner_name: row.ownerName, has_credentials: row.credentials !== null, created_at: row.createdAt, updated_at: row.updatedAt });

const load = async (tx: Tx, ctx: ActingCtx, id: string): Promise<Row> => {
  const row = await find(tx, ctx, id);
  if (!row) throw notFound('carrier profile');
  return row;
};

export const findCarrierProfile = async (tx: Tx, ctx: ActingCtx, id: string): Promise<CarrierProfile | null> => {
  const row = await find(tx, ctx, id);
  return row && toWire(row);
};

type Draft = Omit<CarrierProfileDraft, 'credentials'> & { credentials?: CarrierProfileDraft['credentials'] };

const seal = (ctx: ActingCtx, id: string, credentials: Record<string, string> | null): string | null =>
  credentials && Object.keys(credentials).length > 0 ? ctx.deps.secrets.seal(JSON.stringify(credentials), carrierCredentialsPurpose(id)) : null;

const entityOf = ({ id, label }: CarrierProfile) => ({ type: 'carrier-profile' as const, id, label });

export const insertCarrierProfile = async (tx: Tx, ctx: ActingCtx, owner: { id: string; path: string }, { id, serves, carrier, name, isDefault, credentials }: Draft & { id: string }): Promise<Row> => {
  const sealed = seal(ctx, id, credentials ?? null);
  const data = { id, ownerId: owner.id, ownerPath: owner.path, serves, carrier, name, isDefault, credentials: sealed, createdAt: ctx.now, updatedAt: ctx.now };
  await tx.carrierProfile.create({ data, select: { id: true } });
  return load(tx, ctx, id);
};

/** Brings one to this state; `version`, where given, is the one that it must have. Credentials that are not named stay. */
export const changeCarrierProfile = async (tx: Tx, ctx: ActingCtx, id: string, { serves, carrier, name, isDefault, credentials, version }: Draft & { version?: number }): Promise<Row> => {
  const before = await load(tx, ctx, id);
  if (serves !== before.serves) {
    const detail = 'What a profile serves stays as it was made.';
    throw new Problem('rule-broken', detail, { errors: [{ pointer: '/serves', detail }] });
  }
  const sealed = credentials === undefined ? {} : { credentials: seal(ctx, id, credentials) };
  const data = { carrier, name, isDefault, ...sealed, version: { increment: 1 }, updatedAt: ctx.now };
  await tx.carrierProfile.update({ where: { id, version: version ?? before.version }, data, select: { id: true } }).catch(orStale);
  return load(tx, ctx, id);
};

const mostReferences = 50;

const numbersOf = async (tx: Tx, id: string): Promise<Reference[]> => {
  const where = { OR: [{ voiceCarrierId: id }, { smsCarrierId: id }] };
  const rows = await tx.phoneNumber.findMany({ where, select: { id: true, e164: true }, orderBy: { e164: 'asc' }, take: mostReferences });
  return rows.map((row) => ({ kind: 'phone-number', id: row.id, label: row.e164 }));
};

/** Takes one away that no number is carried with. */
export const dropCarrierProfile = async (tx: Tx, ctx: ActingCtx, id: string): Promise<Row> => {
  const before = await load(tx, ctx, id);
  const references = await numbersOf(tx, id);
  if (references.length > 0) throw new Problem('in-use', `${before.label} carries numbers. Give them another profile first.`, { references });
  await tx.carrierProfile.delete({ where: { id }, select: { id: true } });
  return before;
};

export const restoredCarrierProfile = toWire;

export const createCarrierProfile = (ctx: SubtreeCtx, draft: CarrierProfileDraft): Promise<CarrierProfile> =>
  ctx.inSubtree(async (tx) => {
    const after = toWire(await insertCarrierProfile(tx, ctx, ctx.organisation, { ...draft, id: ctx.newId() }));
    await audit(tx, ctx, 'carrier-profile.created', { entity: entityOf(after), after });
    return after;
  });

export const updateCarrierProfile = (ctx: SubtreeCtx, id: string, draft: CarrierProfileDraft & { version: number }): Promise<CarrierProfile> =>
  ctx.inSubtree(async (tx) => {
    const { owner, ...before } = await load(tx, ctx, id);
    const after = toWire(await changeCarrierProfile(tx, ctx, id, draft));
    await audit(tx, ctx, 'carrier-profile.updated', { entity: entityOf(after), before: toWire({ ...before, owner }), after, organisation: owner });
    return after;
  });

export const removeCarrierProfile = (ctx: SubtreeCtx, id: string): Promise<void> =>
  ctx.inSubtree(async (tx) => {
    const row = await dropCarrierProfile(tx, ctx, id);
    const before = toWire(row);
    await audit(tx, ctx, 'carrier-profile.removed', { entity: entityOf(before), before, organisation: row.owner });
  });

export const carrierProfileReferences = (ctx: SubtreeCtx, id: string): Promise<References> =>
  ctx.inSubtree(async (tx) => {
    if (!(await tx.carrierProfile.findUnique({ where: { id }, select: { id: true } }))) throw notFound('carrier profile');
    return { blocking: await numbersOf(tx, id), removed: [], released: [] };
  });
