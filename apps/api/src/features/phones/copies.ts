import type { HandsetDraft, PhoneDuplicateDraft } from '@patchbay/contract/phone-copies';
import { Problem } from '@patchbay/contract/http/problem';
import type { Phone } from '@patchbay/contract/phones';
import { phoneModel } from '@patchbay/domain/provisioning/catalogue';
import { familyIdOf } from '@patchbay/domain/provisioning/families';
import { impossibleKeys } from '@patchbay/domain/provisioning/keys';
import { movedLines } from '@patchbay/domain/provisioning/fill-lines';
import { audit } from '../../platform/audit.ts';
import type { TenantCtx } from '../../platform/ctx.ts';
import { secretFieldsOf } from '../../provisioning/extras.ts';
import { loadPhone } from './find.ts';
import { changePhone, entityOf, insertPhone, recorded } from './phones.ts';
import { atOnce, replacedPhoneSecret } from './secrets.ts';

const refuse = (pointer: string, detail: string): never => {
  throw new Problem('rule-broken', detail, { errors: [{ pointer, detail }] });
};

type Model = ReturnType<typeof phoneModel>;

const familyOfModel = ({ vendor, family }: Model): string => familyIdOf(vendor, family);

/** A phone with the settings of another one. Its MAC address, secret and credentials are its own; where the other asks for none, so does it. */
export const duplicatePhone = (ctx: TenantCtx, sourceId: string, { name, mac, keepsLines }: PhoneDuplicateDraft): Promise<Phone> =>
  ctx.inTenant(async (tx) => {
    const { httpPassword: _, hiddenFieldValues: _hidden, ...source } = await loadPhone(tx, ctx, sourceId);
    const { secretFieldValues } = await tx.phone.findUniqueOrThrow({ where: { id: sourceId }, select: { secretFieldValues: true } });
    const hiddenFieldValues = secretFieldsOf(ctx.deps.secrets, sourceId, secretFieldValues);
    if (source.isVirtual && mac !== null) refuse('/mac', 'A virtual phone has no MAC address');
    if (!source.isVirtual && mac === null) refuse('/mac', 'A phone that is not virtual has a MAC address');
    const httpUsername = source.httpUsername === '' ? '' : undefined;
    const after = await insertPhone(tx, ctx, ctx.newId(), { ...source, name, mac, httpUsername, hiddenFieldValues, lines: keepsLines ? source.lines : [] });
    await audit(tx, ctx, 'phone.created', { entity: entityOf(after), after: recorded(after) });
    return after;
  });

/** Those of its own keys that another model has too. */
const possibleKeys = (model: Model, templateId: string | null, keys: Phone['keys']): Phone['keys'] => {
  if (model.keyKinds.length === 0 && !templateId) return [];
  const impossible = impossibleKeys(model, keys);
  return keys.filter((_, index) => !impossible.includes(index));
};

/** Another handset for a phone: settings and lines stay, but for keys that it does not have, a template, which is for one family, and the address that the old one asks at stops answering at once. */
export const replaceHandset = (ctx: TenantCtx, id: string, { mac, modelId, version }: HandsetDraft): Promise<Phone> =>
  ctx.inTenant(async (tx) => {
    const before = await loadPhone(tx, ctx, id);
    if (before.isVirtual) refuse('/mac', 'A virtual phone has no handset.');
    if (mac === before.mac && version === before.version) refuse('/mac', 'This is the MAC address that it has.');
    const model = phoneModel(modelId ?? before.modelId);
    const lines = movedLines(before.lines, model) ?? refuse('/modelId', `The ${model.name} has fewer lines than are in use.`);
    const { httpPassword: _, hiddenFieldValues: _hidden, ...settings } = before;
    const templateId = familyOfModel(phoneModel(before.modelId)) === familyOfModel(model) ? before.templateId : null;
    const keys = possibleKeys(model, templateId, before.keys);
    await changePhone(tx, ctx, before, { ...settings, mac, modelId: model.id, templateId, lines, keys, version });
    await tx.phone.update({ where: { id }, data: await replacedPhoneSecret(tx, ctx, id, atOnce), select: { id: true } });
    const after = await loadPhone(tx, ctx, id);
    await audit(tx, ctx, 'phone.handset-replaced', { entity: entityOf(after), before: recorded(before), after: recorded(after) });
    return after;
  });
