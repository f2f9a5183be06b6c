import type { QueryOf } from '@patchbay/contract/http/endpoint';
import { notFound, Problem } from '@patchbay/contract/http/problem';
import type { Phone, PhoneDraft, phones } from '@patchbay/contract/phones';
import type { References } from '@patchbay/contract/references';
import type { Tx } from '@patchbay/database/scope';
import { phoneModel } from '@patchbay/domain/provisioning/catalogue';
import { impossibleKeys } from '@patchbay/domain/provisioning/keys';
import { impossibleLines } from '@patchbay/domain/provisioning/line-positions';
import type { PhoneModel } from '@patchbay/domain/provisioning/model';
import { fileNameProblem, isNameOfOtherFile } from '@patchbay/domain/provisioning/requested-file';
import { audit } from '../../platform/audit.ts';
import type { ActingCtx, TenantCtx } from '../../platform/ctx.ts';
import { hoursFrom } from '../../platform/clock.ts';
import { answerList } from '../../platform/http/listing.ts';
import { bumpCards } from '../../platform/extension-cards.ts';
import { listPage } from '../../platform/list.ts';
import { orStale } from '../../platform/stale.ts';
import { loadPhone } from './find.ts';
import { phoneListing } from './listing.ts';
import { checkSettings, refuseUndeclared, secretFields } from './settings.ts';
import { httpCredentials, newPhoneSecret } from './secrets.ts';

export const listPhones = (ctx: TenantCtx, query: QueryOf<typeof phones.list>) => answerList(ctx, phoneListing(ctx.deps.config.provisioningUrl), query);

export const getPhone = async (ctx: TenantCtx, id: string): Promise<Phone> => {
  const { map, toWire } = phoneListing(ctx.deps.config.provisioningUrl);
  const { rows } = await ctx.read((sql) => listPage(sql, map, { sort: 'name', pageSize: 1, id }));
  if (!rows[0]) throw notFound('phone');
  return toWire(rows[0]);
};

export const entityOf = ({ id, name }: Pick<Phone, 'id' | 'name'>) => ({ type: 'phone' as const, id, label: name });

/** What the audit log keeps of a phone: no address, and nothing that the phone does by itself. */
export const recorded = ({ provisioningUrl: _url, lastFetch: _fetch, isChangedSinceFetch: _changed, firstFetchUntil: _until, knownNetworks: _networks, oldSecretUntil: _old, ...phone }: Phone) => phone;
export type RecordedPhone = ReturnType<typeof recorded>;

const refuse = (errors: { pointer: string; detail: string }[]): void => {
  if (errors.length > 0) throw new Problem('rule-broken', errors[0]!.detail, { errors });
};

const placeProblem = ({ name, expansionModule }: PhoneModel, { module, position }: PhoneDraft['keys'][number]): string => {
  if (module === 0) return `The ${name} has no key ${position}.`;
  const isThere = expansionModule && module <= expansionModule.count && position <= expansionModule.keys;
  return isThere ? `The files of the ${name} say nothing of key ${position} of a sidecar.` : `The ${name} has no key ${position} on a sidecar ${module}.`;
};

const nameOfOther = (model: string, { name, modelId, mac, fileName }: PhoneDraft): string | undefined =>
  isNameOfOtherFile({ name, modelId, fileName, mac: mac ?? '' }) ? `The ${model} asks for another file under this name.` : undefined;

/** What the model and the enterprise's extensions say to a draft. A stranger's extension and none at all read the same. */
const check = async (tx: Tx, ctx: ActingCtx, draft: PhoneDraft): Promise<void> => {
  const model = phoneModel(draft.modelId);
  refuse(impossibleLines(model, draft.lines).map((index) => ({ pointer: `/lines/${index}/position`, detail: `The ${model.name} has no line ${draft.lines[index]!.position}.` })));
  refuse(impossibleKeys(model, draft.keys).map((index) => ({ pointer: `/keys/${index}/position`, detail: placeProblem(model, draft.keys[index]!) })));
  if (model.keyKinds.length === 0 && !draft.templateId) refuse(draft.keys.map((_, index) => ({ pointer: `/keys/${index}/kind`, detail: `The files of the ${model.name} say nothing of keys.` })));
  const fileName = draft.fileName === '' ? undefined : (fileNameProblem(draft.fileName) ?? nameOfOther(model.name, draft));
  refuse(fileName ? [{ pointer: '/fileName', detail: fileName }] : []);
  await checkSettings(tx, ctx, draft);
  const known = await tx.extension.findMany({ where: { id: { in: draft.lines.map((line) => line.extensionId) } }, select: { id: true } });
  const ids = new Set(known.map(({ id }) => id));
  refuse(draft.lines.flatMap((line, index) => (ids.has(line.extensionId) ? [] : [{ pointer: `/lines/${index}/extensionId`, detail: 'The enterprise has no such extension.' }])));
};

const toRow = ({ name, isVirtual, modelId, mac, acceptsDataFromPhone, fileName, httpScheme, templateId, fieldValues, keyLayoutId, keys }: PhoneDraft) =>
  ({ name, isVirtual, modelId, mac, acceptsDataFromPhone, fileName, httpScheme, templateId, fieldValues: templateId ? fieldValues : {}, keyLayoutId, keys });

const putLines = async (tx: Tx, phoneId: string, lines: PhoneDraft['lines']): Promise<void> => {
  await tx.phoneLine.deleteMany({ where: { phoneId } });
  await tx.phoneLine.createMany({ data: lines.map(({ position, extensionId }) => ({ phoneId, position, extensionId })) });
};

type Lines = { extensionId: string }[];

/** Whoever is editing the endpoints of an extension learns that it got or lost a line. */
const tellExtensions = async (tx: Tx, ctx: ActingCtx, before: Lines, after: Lines): Promise<void> => {
  const without = (lines: Lines, others: Lines) => lines.map(({ extensionId }) => extensionId).filter((id) => !others.some(({ extensionId }) => extensionId === id));
  await bumpCards(tx, ctx, [...without(before, after), ...without(after, before)], ['endpoints']);
};

/** A new phone with that id and new secrets. */
export const insertPhone = async (tx: Tx, ctx: ActingCtx, id: string, draft: PhoneDraft): Promise<Phone> => {
  await check(tx, ctx, draft);
  const secrets = { ...newPhoneSecret(ctx, id), ...httpCredentials(ctx, id, draft), ...secretFields(ctx, id, draft, null) };
  const settings = await tx.provisioningSettings.findFirst({ select: { firstFetchHours: true } });
  const firstFetchUntil = settings?.firstFetchHours ? hoursFrom(ctx.now, settings.firstFetchHours) : null;
  await tx.phone.create({ data: { id, ...toRow(draft), ...secrets, firstFetchUntil, createdAt: ctx.now, updatedAt: ctx.now }, select: { id: true } });
  await putLines(tx, id, draft.lines);
  await tellExtensions(tx, ctx, [], draft.lines);
  return loadPhone(tx, ctx, id);
};

/** Brings a phone to this state; `version`, where given, is the one that it must have. Its path secret stays. */
export const changePhone = async (tx: Tx, ctx: ActingCtx, before: RecordedPhone, draft: PhoneDraft & { version?: number }): Promise<Phone> => {
  const { id } = before;
  const kept = await tx.phone.findUnique({ where: { id }, select: { secretFieldValues: true, httpPassword: true } });
  const secrets = { ...httpCredentials(ctx, id, draft, { ...before, httpPassword: kept?.httpPassword ?? null }), ...secretFields(ctx, id, draft, kept?.secretFieldValues ?? null) };
  const data = { ...toRow(draft), ...secrets, version: { increment: 1 }, updatedAt: ctx.now };
  await tx.phone.update({ where: { id, version: draft.version ?? before.version }, data, select: { id: true } }).catch(orStale);
  await check(tx, ctx, draft);
  await putLines(tx, id, draft.lines);
  await tellExtensions(tx, ctx, before.lines, draft.lines);
  return loadPhone(tx, ctx, id);
};

/** @throws not-found where one of them went meanwhile */
export const dropPhones = async (tx: Tx, ctx: ActingCtx, phones: Pick<Phone, 'id' | 'lines'>[]): Promise<void> => {
  // Phones before their extensions, as everywhere: whoever goes the other way round waits for the first for ever.
  const { count } = await tx.phone.deleteMany({ where: { id: { in: phones.map(({ id }) => id) } } });
  if (count < phones.length) throw notFound('phone');
  await tellExtensions(tx, ctx, phones.flatMap(({ lines }) => lines), []);
};

export const createPhone = (ctx: TenantCtx, draft: PhoneDraft): Promise<Phone> =>
  ctx.inTenant(async (tx) => {
    const after = await insertPhone(tx, ctx, ctx.newId(), draft);
    await refuseUndeclared(tx, draft);
    await audit(tx, ctx, 'phone.created', { entity: entityOf(after), after: recorded(after) });
    return after;
  });

export const updatePhone = (ctx: TenantCtx, id: string, draft: PhoneDraft & { version: number }): Promise<Phone> =>
  ctx.inTenant(async (tx) => {
    const before = await loadPhone(tx, ctx, id);
    const after = await changePhone(tx, ctx, before, draft);
    await refuseUndeclared(tx, draft, [...Object.keys(before.fieldValues), ...before.hiddenFieldsSet]);
    await audit(tx, ctx, 'phone.updated', { entity: entityOf(after), before: recorded(before), after: recorded(after) });
    return after;
  });

export const removePhone = (ctx: TenantCtx, id: string): Promise<void> =>
  ctx.inTenant(async (tx) => {
    const before = await loadPhone(tx, ctx, id);
    await dropPhones(tx, ctx, [before]);
    await audit(tx, ctx, 'phone.removed', { entity: entityOf(before), before: recorded(before) });
  });

export const phoneReferences = (ctx: TenantCtx, id: string): Promise<References> =>
  ctx.inTenant(async (tx) => {
    const { lines } = await loadPhone(tx, ctx, id);
    return { blocking: [], removed: [], released: lines.map((line) => ({ kind: 'extension', id: line.extensionId, label: `${line.shortNumber} ${line.displayName}` })) };
  });
