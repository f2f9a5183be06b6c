import type { BodyOf, QueryOf } from '@patchbay/contract/http/endpoint';
import { notFound, Problem, type Reference } from '@patchbay/contract/http/problem';
import type { PhoneTemplate, PhoneTemplateDraft, phoneTemplates, TemplateField } from '@patchbay/contract/phone-templates';
import type { References } from '@patchbay/contract/references';
import type { Tx } from '@patchbay/database/scope';
import { audit } from '../../platform/audit.ts';
import type { ActingCtx, SubtreeCtx } from '../../platform/ctx.ts';
import { answerList } from '../../platform/http/listing.ts';
import { phonesUsing } from '../../platform/phones-using.ts';
import { orStale } from '../../platform/stale.ts';
import { phoneTemplateListing, phoneTemplateToWire, shippedBase } from './listing.ts';
import { hashOf, readTexts, textsOf } from './texts.ts';

export const listPhoneTemplates = (ctx: SubtreeCtx, query: QueryOf<typeof phoneTemplates.list>) => answerList(ctx, phoneTemplateListing, query);

const withBase = { base: { select: { hash: true } } } as const;

const findRow = (tx: Tx, id: string) => tx.phoneTemplate.findUnique({ where: { id }, include: withBase });
export type TemplateRow = NonNullable<Awaited<ReturnType<typeof findRow>>>;

const isOwn = (ctx: ActingCtx, { ownerPath }: Pick<TemplateRow, 'ownerPath'>): boolean => ownerPath.startsWith(ctx.organisation.path);

export const templateWire = (ctx: ActingCtx, row: TemplateRow): PhoneTemplate => ({
  ...phoneTemplateToWire({
    id: row.id, name: row.name, family: row.family, owner_id: isOwn(ctx, row) ? row.ownerId : null, owner_name: row.ownerName, base_id: row.baseId, base_name: row.baseName,
    base_hash: row.baseHash, base_hash_now: row.base?.hash ?? null, fields: row.fields as unknown as TemplateField[], version: row.version, created_at: row.createdAt, updated_at: row.updatedAt,
  }),
  ...textsOf(row),
});

/** What the log keeps of one that goes: besides, what it was a copy of as that was, and its own copies, so that all of them know each other again once it is back. */
export const recordedTemplate = async (tx: Tx, ctx: ActingCtx, row: TemplateRow) => ({
  ...templateWire(ctx, row),
  copiedFrom: { name: row.baseName, texts: { device: row.baseDevice, boot: row.baseBoot, common: row.baseCommon } },
  copyIds: (await tx.phoneTemplate.findMany({ where: { baseId: row.id }, select: { id: true }, orderBy: { id: 'asc' } })).map(({ id }) => id),
});
export type RecordedTemplate = PhoneTemplate & Partial<Awaited<ReturnType<typeof recordedTemplate>>>;

/** One that may be seen: the scope's, and those above. */
export const loadTemplate = async (tx: Tx, id: string): Promise<TemplateRow> => {
  const row = await findRow(tx, id);
  if (!row) throw notFound('phone template');
  return row;
};

/** One of the scope: those above are changed by their owner. */
export const loadOwnTemplate = async (tx: Tx, ctx: ActingCtx, id: string): Promise<TemplateRow> => {
  const row = await loadTemplate(tx, id);
  if (!isOwn(ctx, row)) throw new Problem('forbidden', `${row.ownerName} owns this template, and alone changes it. Make a copy to change.`);
  return row;
};

export const ownerOf = (tx: Tx, { ownerId }: TemplateRow) => tx.organisation.findUniqueOrThrow({ where: { id: ownerId }, select: { id: true, path: true, name: true } });

export const entityOf = ({ id, name }: Pick<PhoneTemplate, 'id' | 'name'>) => ({ type: 'phone-template' as const, id, label: name });

export const getPhoneTemplate = (ctx: SubtreeCtx, id: string): Promise<PhoneTemplate> => ctx.inSubtree(async (tx) => templateWire(ctx, await loadTemplate(tx, id)));

/** What a new one is a copy of: texts, and by what name. */
const baseOf = async (tx: Tx, family: string, baseId: string | null) => {
  const base = baseId === null ? undefined : await tx.phoneTemplate.findUnique({ where: { id: baseId } });
  if (baseId !== null && base?.family !== family) {
    const detail = 'There is no such template of this family.';
    throw new Problem('rule-broken', detail, { errors: [{ pointer: '/baseId', detail }] });
  }
  return base ? { name: base.name, texts: textsOf(base) } : { name: '', texts: shippedBase(family)! };
};

export const baseColumns = (family: string, { name, texts }: { name: string; texts: ReturnType<typeof textsOf> }) =>
  ({ baseName: name, baseDevice: texts.device, baseBoot: texts.boot, baseCommon: texts.common, baseHash: hashOf(family, texts) });

const columnsOf = (ctx: ActingCtx, family: string, draft: PhoneTemplateDraft) => {
  const { fields } = readTexts(ctx, family, draft);
  return { name: draft.name, ...textsOf(draft), hash: hashOf(family, draft), fields: fields.map(({ options, ...field }) => ({ ...field, options: options.map((option) => ({ ...option })) })) };
};

type NewTemplate = PhoneTemplateDraft & { id: string; family: string; baseId: string | null };

export const insertTemplate = async (tx: Tx, ctx: ActingCtx, owner: { id: string; path: string }, { id, family, baseId, ...draft }: NewTemplate): Promise<TemplateRow> => {
  const columns = columnsOf(ctx, family, draft);
  const base = baseColumns(family, await baseOf(tx, family, baseId));
  await tx.phoneTemplate.create({ data: { id, ownerId: owner.id, ownerPath: owner.path, family, ...columns, baseId, ...base, createdAt: ctx.now, updatedAt: ctx.now }, select: { id: true } });
  return loadTemplate(tx, id);
};

/** Brings one to this state; `version`, where given, is the one that it must have. */
export const changeTemplate = async (tx: Tx, ctx: ActingCtx, id: string, { version, ...draft }: PhoneTemplateDraft & { version?: number }): Promise<TemplateRow> => {
  const before = await loadOwnTemplate(tx, ctx, id);
  const data = { ...columnsOf(ctx, before.family, draft), version: { increment: 1 }, updatedAt: ctx.now };
  await tx.phoneTemplate.update({ where: { id, version: version ?? before.version }, data, select: { id: true } }).catch(orStale);
  return loadTemplate(tx, id);
};

const mostReferences = 50;
const references = async (tx: Tx, id: string): Promise<Reference[]> =>
  (await phonesUsing(tx, id, mostReferences)).phones.map((phone) => ({ kind: 'phone', id: phone.id, label: `${phone.name} (${phone.enterpriseName})` }));

/** Takes one away that no phone has. */
export const dropTemplate = async (tx: Tx, ctx: ActingCtx, id: string): Promise<TemplateRow> => {
  const before = await loadOwnTemplate(tx, ctx, id);
  const phones = await references(tx, id);
  if (phones.length > 0) throw new Problem('in-use', `${before.name} is the template of phones. Give them another first.`, { references: phones });
  await tx.phoneTemplate.delete({ where: { id }, select: { id: true } });
  return before;
};

export const createPhoneTemplate = (ctx: SubtreeCtx, draft: BodyOf<typeof phoneTemplates.create>): Promise<PhoneTemplate> =>
  ctx.inSubtree(async (tx) => {
    const after = templateWire(ctx, await insertTemplate(tx, ctx, ctx.organisation, { ...draft, id: ctx.newId() }));
    await audit(tx, ctx, 'phone-template.created', { entity: entityOf(after), after });
    return after;
  });

export const updatePhoneTemplate = (ctx: SubtreeCtx, id: string, draft: BodyOf<typeof phoneTemplates.update>): Promise<PhoneTemplate> =>
  ctx.inSubtree(async (tx) => {
    const row = await loadOwnTemplate(tx, ctx, id);
    const after = templateWire(ctx, await changeTemplate(tx, ctx, id, draft));
    await audit(tx, ctx, 'phone-template.updated', { entity: entityOf(after), before: templateWire(ctx, row), after, organisation: await ownerOf(tx, row) });
    return after;
  });

export const removePhoneTemplate = (ctx: SubtreeCtx, id: string): Promise<void> =>
  ctx.inSubtree(async (tx) => {
    const row = await loadOwnTemplate(tx, ctx, id);
    const organisation = await ownerOf(tx, row);
    const before = await recordedTemplate(tx, ctx, row);
    await dropTemplate(tx, ctx, id);
    await audit(tx, ctx, 'phone-template.removed', { entity: entityOf(before), before, organisation });
  });

export const phoneTemplateReferences = (ctx: SubtreeCtx, id: string): Promise<References> =>
  ctx.inSubtree(async (tx) => {
    await loadTemplate(tx, id);
    return { blocking: await references(tx, id), removed: [], released: [] };
  });
