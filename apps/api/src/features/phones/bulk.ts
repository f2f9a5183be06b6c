import type { BodyOf, ResponseOf } from '@patchbay/contract/http/endpoint';
import { notFound, Problem } from '@patchbay/contract/http/problem';
import type { PhoneBulkChange, phoneBulks } from '@patchbay/contract/phone-bulks';
import type { TemplateField } from '@patchbay/contract/phone-templates';
import type { Phone } from '@patchbay/contract/phones';
import type { Tx } from '@patchbay/database/scope';
import { findPhoneModel } from '@patchbay/domain/provisioning/catalogue';
import { familyIdOf } from '@patchbay/domain/provisioning/families';
import { valueProblem } from '@patchbay/domain/provisioning/own-templates/fields';
import { auditMany } from '../../platform/audit-many.ts';
import { mostNamed } from '../../platform/counted-references.ts';
import type { TenantCtx } from '../../platform/ctx.ts';
import { chosenPhones } from './choice.ts';
import { findPhones } from './find.ts';
import { dropPhones, entityOf, recorded } from './phones.ts';

const longest = { longestMs: 60_000 };

/** Those of these phones that there are, held in one order until the transaction ends. */
const lockPhones = async (tx: Tx, ctx: TenantCtx, ids: string[]): Promise<Phone[]> => {
  await tx.$queryRaw`select from phone where id = any(${ids}::uuid[]) order by id for no key update`;
  const found = await findPhones(tx, ctx, ids);
  if (found.length === 0) throw notFound('phone');
  return found;
};

const refuse = (pointer: string, detail: string): never => {
  throw new Problem('rule-broken', detail, { errors: [{ pointer, detail }] });
};

interface Template {
  family: string;
  fields: TemplateField[];
}

/** The template that all of them get, where they get one. One that is a stranger's and one that is none read the same, as do layouts. */
const checkChange = async (tx: Tx, { templateId, keyLayoutId }: PhoneBulkChange): Promise<Template | undefined> => {
  if (keyLayoutId && !(await tx.keyLayout.findUnique({ where: { id: keyLayoutId }, select: { id: true } }))) refuse('/keyLayoutId', 'There is no such key layout for this enterprise.');
  if (!templateId) return undefined;
  const template = await tx.phoneTemplate.findUnique({ where: { id: templateId }, select: { family: true, fields: true } });
  return template ? { family: template.family, fields: template.fields as unknown as TemplateField[] } : refuse('/templateId', 'There is no such template for this enterprise.');
};

const familyOf = ({ modelId }: Phone): string => {
  const model = findPhoneModel(modelId);
  return model ? familyIdOf(model.vendor, model.family) : '';
};

const saysNothingOfKeys = ({ modelId }: Phone): boolean => findPhoneModel(modelId)?.keyKinds.length === 0;

const keys = ['templateId', 'keyLayoutId', 'acceptsDataFromPhone', 'httpScheme'] as const satisfies (keyof PhoneBulkChange)[];
const isAsked = (phone: Phone, change: PhoneBulkChange): boolean => keys.every((key) => change[key] === undefined || change[key] === phone[key]);

/** Values that the new template has no such variable for go with the old one. */
const keptValues = ({ fieldValues }: Phone, { fields }: Template): Phone['fieldValues'] =>
  Object.fromEntries(Object.entries(fieldValues).filter(([name, value]) => fields.some((field) => field.name === name && field.type !== 'secret' && valueProblem(field, value) === undefined)));

const write = async (tx: Tx, ctx: TenantCtx, phones: Phone[], { change, template }: { change: PhoneBulkChange; template: Template | undefined }): Promise<void> => {
  const without = change.templateId === null && { fieldValues: {}, secretFieldValues: null, secretFieldNames: [] };
  await tx.phone.updateMany({ where: { id: { in: phones.map(({ id }) => id) } }, data: { ...change, ...without, version: { increment: 1 }, updatedAt: ctx.now } });
  // What its family comes with may say nothing of keys; the form would refuse them from now on.
  if (change.templateId === null) await tx.phone.updateMany({ where: { id: { in: phones.filter(saysNothingOfKeys).map(({ id }) => id) } }, data: { keys: [] } });
  if (!template) return;
  for (const phone of phones) {
    const fieldValues = keptValues(phone, template);
    if (Object.keys(fieldValues).length < Object.keys(phone.fieldValues).length) await tx.phone.update({ where: { id: phone.id }, data: { fieldValues }, select: { id: true } });
  }
};

/** Gives all of them the same settings. Those that have them already stay untouched. */
export const updateChosenPhones = async (ctx: TenantCtx, { change, ...choice }: BodyOf<typeof phoneBulks.bulkUpdate>): Promise<ResponseOf<typeof phoneBulks.bulkUpdate>> => {
  const ids = await chosenPhones(ctx, choice);
  return ctx.inTenant(async (tx) => {
    const found = await lockPhones(tx, ctx, ids);
    const template = await checkChange(tx, change);
    const fitting = found.filter((phone) => !template || familyOf(phone) === template.family);
    const before = fitting.filter((phone) => !isAsked(phone, change));
    await write(tx, ctx, before, { change, template });
    const after = new Map((await findPhones(tx, ctx, before.map(({ id }) => id))).map((phone) => [phone.id, phone]));
    await auditMany(tx, ctx, { action: 'phone.updated', type: 'phone' }, before.map((phone) => ({ ...entityOf(phone), before: recorded(phone), after: recorded(after.get(phone.id)!), organisation: ctx.organisation })));
    return { changed: before.length, unfit: found.length - fitting.length };
  }, longest);
};

/** All of them in one change set, that is undone as a whole. */
export const removeChosenPhones = async (ctx: TenantCtx, choice: BodyOf<typeof phoneBulks.bulkRemove>): Promise<ResponseOf<typeof phoneBulks.bulkRemove>> => {
  const ids = await chosenPhones(ctx, choice);
  return ctx.inTenant(async (tx) => {
    const found = await lockPhones(tx, ctx, ids);
    await dropPhones(tx, ctx, found);
    await auditMany(tx, ctx, { action: 'phone.removed', type: 'phone' }, found.map((phone) => ({ ...entityOf(phone), before: recorded(phone), after: null, organisation: ctx.organisation })));
    return { removed: found.length };
  }, longest);
};

export const previewRemoval = async (ctx: TenantCtx, choice: BodyOf<typeof phoneBulks.bulkRemoval>): Promise<ResponseOf<typeof phoneBulks.bulkRemoval>> => {
  const ids = await chosenPhones(ctx, choice);
  return ctx.inTenant(async (tx) => {
    const found = await findPhones(tx, ctx, ids);
    if (found.length === 0) throw notFound('phone');
    const extensions = new Map(found.flatMap(({ lines }) => lines.map(({ extensionId: id, shortNumber, displayName }) => [id, { kind: 'extension', id, label: `${shortNumber} ${displayName}` }])));
    return { phones: found.length, released: { count: extensions.size, first: [...extensions.values()].sort((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true })).slice(0, mostNamed) } };
  }, longest);
};
