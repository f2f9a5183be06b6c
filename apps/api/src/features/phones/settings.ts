import { isDeepStrictEqual } from 'node:util';
import { Problem } from '@patchbay/contract/http/problem';
import type { PhoneDraft } from '@patchbay/contract/phones';
import type { TemplateField } from '@patchbay/contract/phone-templates';
import type { Tx } from '@patchbay/database/scope';
import { phoneModel } from '@patchbay/domain/provisioning/catalogue';
import { familyIdOf } from '@patchbay/domain/provisioning/families';
import { valueProblem } from '@patchbay/domain/provisioning/own-templates/fields';
import { sayFault } from '@patchbay/domain/template-faults/say-fault';
import type { ActingCtx } from '../../platform/ctx.ts';
import { secretFieldsPurpose } from '../../platform/sealed-columns.ts';
import { secretFieldsOf } from '../../provisioning/extras.ts';

const refuse = (pointer: string, detail: string): never => {
  throw new Problem('rule-broken', detail, { errors: [{ pointer, detail }] });
};

/** What the template says to a draft. One that is a stranger's and one that is none read the same, as do layouts. */
export const checkSettings = async (tx: Tx, { language }: ActingCtx, { modelId, templateId, keyLayoutId, fieldValues, hiddenFieldValues = {} }: PhoneDraft): Promise<void> => {
  if (keyLayoutId && !(await tx.keyLayout.findUnique({ where: { id: keyLayoutId }, select: { id: true } }))) refuse('/keyLayoutId', 'There is no such key layout for this enterprise.');
  const template = templateId && (await tx.phoneTemplate.findUnique({ where: { id: templateId }, select: { family: true, fields: true } }));
  if (templateId && !template) refuse('/templateId', 'There is no such template for this enterprise.');
  if (!template) return;
  const model = phoneModel(modelId);
  if (template.family !== familyIdOf(model.vendor, model.family)) refuse('/templateId', `This template is not for the ${model.name}.`);
  const fields = template.fields as unknown as TemplateField[];
  const problems = [
    ...problemsOf(fields.filter(({ type }) => type !== 'secret'), fieldValues, '/fieldValues'),
    ...problemsOf(fields.filter(({ type }) => type === 'secret'), hiddenFieldValues, '/hiddenFieldValues'),
  ];
  for (const { pointer, ...problem } of problems) refuse(pointer, `${sayFault(problem, language)}.`);
};

type Values = Pick<PhoneDraft, 'templateId' | 'fieldValues' | 'hiddenFieldValues'>;

/** Refuses values of variables that the template does not declare; those that a phone has from before, when it did, are let be. */
export const refuseUndeclared = async (tx: Tx, { templateId, fieldValues, hiddenFieldValues = {} }: Values, held: readonly string[] = []): Promise<void> => {
  const template = templateId && (await tx.phoneTemplate.findUnique({ where: { id: templateId }, select: { fields: true } }));
  const declared = template ? (template.fields as unknown as TemplateField[]) : [];
  const isKnown = (name: string, isSecret: boolean) => held.includes(name) || declared.some((field) => field.name === name && (field.type === 'secret') === isSecret);
  for (const name of Object.keys(fieldValues)) if (!isKnown(name, false)) refuse(`/fieldValues/${name}`, `The template has no variable ${name}.`);
  for (const name of Object.keys(hiddenFieldValues)) if (!isKnown(name, true)) refuse(`/hiddenFieldValues/${name}`, `The template has no secret variable ${name}.`);
};

/** Of names that the template does not declare any more nothing is said: they are let go with it. */
const problemsOf = (fields: TemplateField[], values: Record<string, string>, at: string) =>
  fields.flatMap((field) => {
    const value = values[field.name] ?? '';
    const problem = value === '' ? undefined : valueProblem(field, value);
    return problem ? [{ pointer: `${at}/${field.name}`, ...problem }] : [];
  });

/** The secret values that a phone has after a save: those that are named anew, and those that there were. None without a template. */
export const secretFields = ({ deps: { secrets } }: ActingCtx, phoneId: string, { templateId, hiddenFieldValues }: PhoneDraft, sealed: string | null) => {
  const all = templateId ? { ...secretFieldsOf(secrets, phoneId, sealed), ...hiddenFieldValues } : {};
  const values = Object.entries(all).filter(([, value]) => value !== '');
  if (values.length === 0) return { secretFieldValues: null, secretFieldNames: [] };
  // What is sealed anew is another text, and would pass for a change.
  if (sealed !== null && isDeepStrictEqual(Object.fromEntries(values), secretFieldsOf(secrets, phoneId, sealed))) return {};
  return { secretFieldValues: secrets.seal(JSON.stringify(Object.fromEntries(values)), secretFieldsPurpose(phoneId)), secretFieldNames: values.map(([name]) => name).sort() };
};
