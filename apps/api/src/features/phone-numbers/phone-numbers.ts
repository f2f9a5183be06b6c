import type { BodyOf, QueryOf, ResponseOf } from '@patchbay/contract/http/endpoint';
import { notFound, Problem } from '@patchbay/contract/http/problem';
import type { NumberCapabilities, PhoneNumber, phoneNumbers } from '@patchbay/contract/phone-numbers';
import type { E164 } from '@patchbay/contract/primitives/phone-number';
import type { References } from '@patchbay/contract/references';
import { Prisma } from '@patchbay/database/prisma';
import type { Sql, Tx } from '@patchbay/database/scope';
import { expandRange, rangeProblemText } from '@patchbay/domain/numbering/expand-range';
import type { z } from 'zod';
import { audit } from '../../platform/audit.ts';
import { auditMany } from '../../platform/audit-many.ts';
import type { ActingCtx, SubtreeCtx } from '../../platform/ctx.ts';
import { answerList, isExport } from '../../platform/http/listing.ts';
import { orStale } from '../../platform/stale.ts';
import { columns, phoneNumberListingIn, type PhoneNumberRow, phoneNumberToWire } from './listing.ts';
import { phoneNumberPage } from './page.ts';
import { forwardsTo, referencesTo, refuseTakingAway, refuseWhereUsed, usesOf } from './uses.ts';

type Capabilities = z.output<typeof NumberCapabilities>;

export const listPhoneNumbers = async (ctx: SubtreeCtx, query: QueryOf<typeof phoneNumbers.list>) => {
  if (isExport(query)) return answerList(ctx, phoneNumberListingIn(ctx.organisation), query);
  const { rows, ...rest } = await ctx.read((sql) => phoneNumberPage(ctx, sql, query));
  return { ...rest, items: rows.map(phoneNumberToWire) };
};

export const getPhoneNumber = async (ctx: SubtreeCtx, id: string): Promise<PhoneNumber> => {
  const { rows } = await ctx.read((sql) => phoneNumberPage(ctx, sql, { sort: 'e164', pageSize: 1, id }));
  if (!rows[0]) throw notFound('phone number');
  return phoneNumberToWire(rows[0]);
};

const withOwner = { owner: { select: { id: true, path: true, name: true, kind: true } } } as const;
export type NumberRow = Awaited<ReturnType<typeof findNumber>>;

/** A number of the scope, locked until the transaction ends, so that nobody assigns it meanwhile. */
export const findNumber = async (tx: Tx, id: string) => {
  await tx.$queryRaw`select id from phone_number where id = ${id}::uuid for update`;
  const row = await tx.phoneNumber.findUnique({ where: { id }, include: withOwner });
  if (!row) throw notFound('phone number');
  return row;
};

export const loadNumber = async (tx: Tx, id: string): Promise<PhoneNumber> => {
  const [row] = await tx.$queryRaw<PhoneNumberRow[]>`select n.id, ${Prisma.raw(columns)} from phone_number n where n.id = ${id}::uuid`;
  if (!row) throw notFound('phone number');
  return phoneNumberToWire(row);
};

/** What the audit log keeps of a number: itself and its holder. Who it is assigned to is told by what happens to those. */
export const recorded = (row: Pick<NumberRow, 'id' | 'e164' | 'ownerId' | 'voice' | 'sms' | 'fax' | 'voiceRouteType' | 'voiceCarrierId' | 'smsCarrierId' | 'source' | 'tags' | 'blockedReason' | 'quarantineUntil'> & { owner: { name: string } }) => ({
  id: row.id,
  e164: row.e164,
  ownerId: row.ownerId,
  ownerName: row.owner.name,
  voice: row.voice,
  sms: row.sms,
  fax: row.fax,
  voiceRouteType: row.voiceRouteType,
  voiceCarrierId: row.voiceCarrierId,
  smsCarrierId: row.smsCarrierId,
  source: row.source,
  tags: row.tags,
  blockedReason: row.blockedReason,
  quarantineUntil: row.quarantineUntil?.toISOString() ?? null,
});
export type RecordedNumber = ReturnType<typeof recorded>;

export const entityOf = ({ id, e164 }: { id: string; e164: string }) => ({ type: 'phone-number' as const, id, label: e164 });

/** Without voice there is no route; with it there has to be one. */
export const capabilitiesToRow = ({ voice, sms, fax, voiceRouteType }: Capabilities) => {
  if (voice && voiceRouteType === null) {
    const detail = 'A voice number has a route.';
    throw new Problem('rule-broken', detail, { errors: [{ pointer: '/voiceRouteType', detail }] });
  }
  return { voice, sms, fax, voiceRouteType: voice ? voiceRouteType : null };
};

/** The organisation that is to hold numbers; it lies in the scope, or there is none. */
export const findOwner = async (tx: Tx, ownerId: string) => {
  const owner = await tx.organisation.findUnique({ where: { id: ownerId }, select: { id: true, path: true, name: true } });
  if (owner) return owner;
  const problem = notFound('organisation');
  throw new Problem('not-found', problem.message, { errors: [{ pointer: '/ownerId', detail: problem.message }] });
};

/** The profiles that numbers of an organisation get where none is named: for each direction the nearest default at or above it. */
export const defaultCarriers = async (tx: Tx, ownerPath: string): Promise<{ voiceCarrierId: string | null; smsCarrierId: string | null }> => {
  const rows = await tx.$queryRaw<{ id: string; serves: string }[]>`
    select distinct on (serves) id, serves from carrier_profile where is_default and starts_with(${ownerPath}, owner_path) order by serves, length(owner_path) desc`;
  const idOf = (serves: string) => rows.find((row) => row.serves === serves)?.id ?? null;
  return { voiceCarrierId: idOf('VOICE'), smsCarrierId: idOf('SMS') };
};

interface Carriers {
  voiceCarrierId: string | null;
  smsCarrierId: string | null;
}

interface NewNumbers {
  numbers: E164[];
  owner: Pick<NumberRow['owner'], 'id' | 'path'>;
  capabilities: Capabilities;
  carriers: Carriers;
  source: PhoneNumber['source'];
  tags: string[];
}

/** For a whole range, on a machine that does other things too. */
const longest = { longestMs: 30_000 };

const expand = ({ first, last }: BodyOf<typeof phoneNumbers.create>): E164[] => {
  const range = expandRange(first, last === null ? { count: 1 } : { last });
  if (range.ok) return range.numbers;
  const detail = rangeProblemText[range.problem];
  throw new Problem('rule-broken', detail, { errors: [{ pointer: range.problem === 'first-invalid' || last === null ? '/first' : '/last', detail }] });
};

const shownNumbers = 5;

/** Says which numbers are not to be had. Whose they are is said of those that the asker may see anyway. */
const refuseTaken = async (tx: Tx, taken: E164[], total: number): Promise<never> => {
  const own = await tx.phoneNumber.findMany({ where: { e164: { in: taken } }, select: { id: true, e164: true }, orderBy: { e164: 'asc' }, take: 50 });
  const shown = taken.slice(0, shownNumbers).join(', ') + (taken.length > shownNumbers ? ` and ${taken.length - shownNumbers} more` : '');
  const detail = total === 1 ? 'This number is not available.' : `${taken.length} of the ${total} numbers are not available: ${shown}`;
  throw new Problem('already-exists', total === 1 ? detail : `${detail}. None was added.`, {
    errors: [{ pointer: '/first', detail }],
    references: own.map(({ id, e164 }) => ({ kind: 'phone-number', id, label: e164 })),
    params: { count: taken.length, total },
  });
};

/** All of them or none, in one statement. */
export const addNumbers = async (tx: Tx, ctx: ActingCtx, { numbers, owner, capabilities, carriers, source, tags }: NewNumbers): Promise<{ id: string; e164: E164 }[]> => {
  const { voice, sms, fax, voiceRouteType } = capabilitiesToRow(capabilities);
  const added = await tx.$queryRaw<{ id: string; e164: E164 }[]>`
    insert into phone_number (e164, owner_id, owner_path, voice, sms, fax, voice_route_type, voice_carrier_id, sms_carrier_id, source, tags, created_at, updated_at)
    select e164, ${owner.id}::uuid, ${owner.path}, ${voice}, ${sms}, ${fax}, ${voiceRouteType}, ${carriers.voiceCarrierId}::uuid, ${carriers.smsCarrierId}::uuid,
      ${source}, ${tags}::text[], ${ctx.now}, ${ctx.now} from unnest(${numbers}::text[]) as e164
    on conflict (e164) do nothing returning id, e164`;
  if (added.length === numbers.length) return added;
  const got = new Set(added.map((number) => number.e164));
  return refuseTaken(tx, numbers.filter((number) => !got.has(number)), numbers.length);
};

/** Somebody of the enterprise itself, not of an organisation above. */
export const isOwnPeople = ({ organisation, reachPath }: SubtreeCtx): boolean => organisation.kind === 'enterprise' && reachPath === organisation.path;

const notAllowedExternal = (name: string): string => `${name} gets its numbers from the organisation above, which can allow external numbers.`;

/** The same as `refuseExternal`, said in answer to what SQL found. */
export const externalRefusal = async (sql: Sql, { id, name }: { id: string; name: string }, isOwn: boolean): Promise<string | null> => {
  if (!isOwn) return null;
  const [row] = await sql<{ isAllowed: boolean }>('select allow_external_numbers as "isAllowed" from organisation where id = $1::uuid', [id]);
  return row?.isAllowed ? null : notAllowedExternal(name);
};

/** An enterprise's own people bring numbers of their own only where the organisation above lets them. */
export const refuseExternal = async (tx: Tx, ctx: SubtreeCtx): Promise<void> => {
  if (!isOwnPeople(ctx)) return;
  const { allowExternalNumbers } = await tx.organisation.findUniqueOrThrow({ where: { id: ctx.organisation.id }, select: { allowExternalNumbers: true } });
  if (!allowExternalNumbers) throw new Problem('rule-broken', notAllowedExternal(ctx.organisation.name));
};

/** What is not named stays; without a capability there is nobody to carry it. */
const carriersToRow = ({ voice, sms, voiceCarrierId, smsCarrierId }: Capabilities & Partial<Record<keyof Carriers, string | null | undefined>>, otherwise: Carriers): Carriers => ({
  voiceCarrierId: voice ? (voiceCarrierId === undefined ? otherwise.voiceCarrierId : voiceCarrierId) : null,
  smsCarrierId: sms ? (smsCarrierId === undefined ? otherwise.smsCarrierId : smsCarrierId) : null,
});

export const createPhoneNumbers = (ctx: SubtreeCtx, body: BodyOf<typeof phoneNumbers.create>): Promise<ResponseOf<typeof phoneNumbers.create>> => {
  const numbers = expand(body);
  return ctx.inSubtree(async (tx) => {
    await refuseExternal(tx, ctx);
    const owner = await findOwner(tx, body.ownerId);
    const capabilities = capabilitiesToRow(body);
    const carriers = carriersToRow(body, await defaultCarriers(tx, owner.path));
    const source = isOwnPeople(ctx) ? 'EXTERNAL' : 'PROVIDER';
    const { tags } = body;
    const added = await addNumbers(tx, ctx, { numbers, owner, capabilities, carriers, source, tags });
    const common = { ownerId: owner.id, owner, ...capabilities, ...carriers, source, tags, blockedReason: null, quarantineUntil: null };
    const changes = added.map(({ id, e164 }) => ({ id, label: e164, before: null, after: recorded({ id, e164, ...common }), organisation: owner }));
    await auditMany(tx, ctx, { action: 'phone-number.added', type: 'phone-number' }, changes);
    return { added: numbers.length, first: numbers[0]!, last: numbers.at(-1)! };
  }, longest);
};

export const updatePhoneNumber = (ctx: SubtreeCtx, id: string, body: BodyOf<typeof phoneNumbers.update>): Promise<PhoneNumber> =>
  ctx.inSubtree(async (tx) => {
    const before = await findNumber(tx, id);
    const capabilities = capabilitiesToRow(body);
    const carriers = carriersToRow(body, before);
    const { voiceRouteType } = capabilities;
    refuseTakingAway(await usesOf(tx, [id]), { ...capabilities, voiceRouteType: voiceRouteType === before.voiceRouteType ? undefined : voiceRouteType, ...(carriers.smsCarrierId !== before.smsCarrierId && carriers) });
    const after = await tx.phoneNumber
      .update({ where: { id, version: body.version }, data: { ...capabilities, ...carriers, version: { increment: 1 }, updatedAt: ctx.now }, include: withOwner })
      .catch(orStale);
    await audit(tx, ctx, 'phone-number.updated', { entity: entityOf(before), before: recorded(before), after: recorded(after), organisation: before.owner });
    return loadNumber(tx, id);
  });

/** The longest path that both lie below. */
const commonPath = (a: string, b: string): string => {
  let end = 0;
  for (let i = 0; i < a.length && a[i] === b[i]; i += 1) if (a[i] === '/') end = i + 1;
  return a.slice(0, end);
};

/** Where it is told that numbers went from one to the other: at whoever stands above both, for neither may learn of the other. */
export const meetingPoints = async (tx: Tx, ctx: { organisation: { id: string; path: string; name: string } }, pairs: [string, string][]) => {
  const paths = [...new Set(pairs.map(([from, to]) => commonPath(from, to)))];
  const nodes = await tx.organisation.findMany({ where: { path: { in: paths } }, select: { id: true, path: true, name: true } });
  return (from: string, to: string) => nodes.find((node) => node.path === commonPath(from, to)) ?? ctx.organisation;
};

export const transferPhoneNumbers = (ctx: SubtreeCtx, body: BodyOf<typeof phoneNumbers.transfer>): Promise<ResponseOf<typeof phoneNumbers.transfer>> =>
  ctx.inSubtree(async (tx) => {
    const ids = [...new Set(body.ids)].sort();
    const owner = await findOwner(tx, body.ownerId);
    // In one order, so that two transfers of the same numbers wait for each other instead of dying.
    await tx.$queryRaw`select id from phone_number where id = any(${ids}::uuid[]) order by id for update`;
    const before = await tx.phoneNumber.findMany({ where: { id: { in: ids } }, include: withOwner });
    if (before.length < ids.length) throw notFound('phone number');
    refuseWhereUsed(await usesOf(tx, ids), 'only unassigned numbers can be given to another organisation');
    const moving = before.filter((row) => row.ownerId !== owner.id);
    if (moving.length === 0) return { transferred: 0 };
    await moveNumbers(tx, ctx, moving.map((row) => row.id), owner);
    const moved = new Map((await tx.phoneNumber.findMany({ where: { id: { in: moving.map((row) => row.id) } }, include: withOwner })).map((row) => [row.id, row]));
    const meetingPoint = await meetingPoints(tx, ctx, moving.map((row) => [row.owner.path, owner.path]));
    await auditMany(tx, ctx, { action: 'phone-number.transferred', type: 'phone-number' }, moving.map((row) => ({
      id: row.id, label: row.e164, before: recorded(row), after: recorded(moved.get(row.id)!), organisation: meetingPoint(row.owner.path, owner.path),
    })));
    return { transferred: moving.length };
  });

/** What an enterprise noted on its numbers stays with it, and what it brought itself is its own no more. */
export const moveNumbers = async (tx: Tx, ctx: ActingCtx, ids: string[], owner: Pick<NumberRow['owner'], 'id' | 'path'>): Promise<void> => {
  await tx.$executeRaw`
    update phone_number n set owner_id = ${owner.id}::uuid, owner_path = ${owner.path}, source = 'PROVIDER', version = version + 1, updated_at = ${ctx.now},
      tags = case when (select o.kind from organisation o where o.id = n.owner_id) = 'enterprise' then '{}' else n.tags end
    where n.id = any(${ids}::uuid[])`;
};

export const phoneNumberReferences = (ctx: SubtreeCtx, id: string): Promise<References> =>
  ctx.inSubtree(async (tx) => {
    await findNumber(tx, id);
    return { blocking: referencesTo(await usesOf(tx, [id])), removed: [], released: await forwardsTo(tx, [id]) };
  });

/** What an organisation above brought to an enterprise is not for the enterprise's own people to take away, or to bring back. */
export const isNotTheirs = (ctx: SubtreeCtx, { source }: { source: string }): boolean => isOwnPeople(ctx) && source !== 'EXTERNAL';

/** Takes an unassigned number off the platform. */
export const removeNumber = async (tx: Tx, ctx: SubtreeCtx, id: string): Promise<NumberRow> => {
  const before = await findNumber(tx, id);
  if (isNotTheirs(ctx, before)) throw new Problem('forbidden', 'The organisation above brought this number, and alone removes it.');
  refuseWhereUsed(await usesOf(tx, [id]), 'only an unassigned number can be removed');
  await tx.phoneNumber.delete({ where: { id }, select: { id: true } });
  return before;
};

export const removePhoneNumber = (ctx: SubtreeCtx, id: string): Promise<void> =>
  ctx.inSubtree(async (tx) => {
    const before = await removeNumber(tx, ctx, id);
    await audit(tx, ctx, 'phone-number.removed', { entity: entityOf(before), before: recorded(before), organisation: before.owner });
  });
