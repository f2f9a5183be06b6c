import type { NumberBulk, NumberBulkType } from '@patchbay/contract/number-bulks';
import { organisations, type Organisation } from '@patchbay/contract/organisations';
import { mostTags, NumberTag, voiceRouteTypes } from '@patchbay/contract/phone-numbers';
import { Id } from '@patchbay/contract/primitives/id';
import { label } from '@patchbay/contract/primitives/label';
import type { ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { isProblem } from '#api/problem.ts';
import { EntityField } from '#ui/fields/entity-field.tsx';
import { NumberField } from '#ui/fields/number-field.tsx';
import { SelectField } from '#ui/fields/select-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormDialog } from '#ui/form-dialog.tsx';
import { type FieldForm, useZodForm } from '#ui/use-zod-form.ts';
import { daysAfter, endOfDay } from '../days.ts';
import { useTransferPlace } from '../transfer.tsx';
import { valuesOf } from './action-values.ts';
import type { Action } from './bulk-dialog.tsx';
import { CarrierFields, carrierOf, keep } from './carrier-fields.tsx';

const askings = ['assign', 'capabilities', 'carriers', 'tags', 'block', 'quarantine'] as const satisfies NumberBulkType[];
type Asking = (typeof askings)[number];

const longestDays = 3_650;
const switched = z.enum([keep, 'on', 'off']).default(keep);
const isOn = { keep: undefined, on: true, off: false };

const tagsOf = (text: string): string[] => [...new Set(text.split(',').map((tag) => tag.trim()).filter(Boolean))];
const tagList = z.string().default('').refine((text) => tagsOf(text).length <= mostTags && tagsOf(text).every((tag) => NumberTag.safeParse(tag).success));

interface Form {
  schema: z.ZodType<FieldValues, FieldValues>;
  toAction: (values: never, now: Date) => Action;
}

/** What each action asks for, and what it makes of the answers. That nothing was chosen is said at the last field: one who goes from the first to the next is not done yet. */
const formOf = (t: (key: 'nothing' | 'noTags' | 'bothTags') => string): { [T in Asking]: Form } => ({
  assign: { schema: z.object({ ownerId: Id }), toAction: ({ ownerId }: { ownerId: string }) => ({ type: 'assign', ownerId }) },
  capabilities: {
    schema: z.object({ voice: z.enum([keep, 'off', ...voiceRouteTypes]).default(keep), sms: switched, fax: switched })
      .refine(({ voice, sms, fax }) => voice !== keep || sms !== keep || fax !== keep, { path: ['fax'], error: t('nothing') }),
    toAction: ({ voice, sms, fax }: { voice: typeof keep | 'off' | (typeof voiceRouteTypes)[number]; sms: keyof typeof isOn; fax: keyof typeof isOn }) => ({
      type: 'capabilities', sms: isOn[sms], fax: isOn[fax],
      ...(voice === 'off' && { voice: false }), ...(voice !== keep && voice !== 'off' && { voice: true, voiceRouteType: voice }),
    }),
  },
  carriers: {
    schema: z.object({ voiceCarrierId: z.string().default(keep), smsCarrierId: z.string().default(keep) })
      .refine(({ voiceCarrierId, smsCarrierId }) => voiceCarrierId !== keep || smsCarrierId !== keep, { path: ['smsCarrierId'], error: t('nothing') }),
    toAction: ({ voiceCarrierId, smsCarrierId }: { voiceCarrierId: string; smsCarrierId: string }) => ({ type: 'carriers', voiceCarrierId: carrierOf(voiceCarrierId), smsCarrierId: carrierOf(smsCarrierId) }),
  },
  tags: {
    schema: z.object({ add: tagList, remove: tagList })
      .refine(({ add, remove }) => tagsOf(add).length + tagsOf(remove).length > 0, { path: ['remove'], error: t('noTags') })
      .refine(({ add, remove }) => !tagsOf(add).some((tag) => tagsOf(remove).includes(tag)), { path: ['remove'], error: t('bothTags') }),
    toAction: ({ add, remove }: { add: string; remove: string }) => ({ type: 'tags', add: tagsOf(add), remove: tagsOf(remove) }),
  },
  block: { schema: z.object({ reason: label(200) }), toAction: ({ reason }: { reason: string }) => ({ type: 'block', reason }) },
  quarantine: {
    schema: z.object({ days: z.int().min(1).max(longestDays) }),
    toAction: ({ days }: { days: number }, now) => ({ type: 'quarantine', until: endOfDay(daysAfter(now, days)) }),
  },
});

const defaults: { [T in Asking]?: FieldValues } = { capabilities: { voice: keep, sms: keep, fax: keep }, carriers: { voiceCarrierId: keep, smsCarrierId: keep }, tags: { add: '', remove: '' }, block: { reason: '' }, quarantine: { days: 30 } };

/** Whether the action says all there is to say. */
export const asksNothing = (type: NumberBulkType): boolean => !(askings as readonly NumberBulkType[]).includes(type);

interface Props {
  type: NumberBulkType;
  at: string;
  bulk: NumberBulk;
  title: string;
  onPlan: (id: string, action: Action) => Promise<unknown>;
  onClose: () => void;
}

/** Asks what is to be done; what was planned before stands there again. */
export const ActionForm = ({ type, at, bulk, title, onPlan, onClose }: Props) => {
  const t = useTranslations('numberBulks');
  const fields = useTranslations('numberBulks.fields');
  const asking = type as Asking;
  const { schema, toAction } = formOf(fields)[asking];
  const form = useZodForm(schema, { defaultValues: valuesOf(bulk) ?? defaults[asking] });
  const Fields = fieldsOf[asking];
  return (
    <FormDialog
      title={title}
      saveLabel={t('preview')}
      size="lg"
      form={form}
      // What follows stands in its place.
      onClose={() => undefined}
      onDismiss={onClose}
      onSave={(values) =>
        onPlan(bulk.id, toAction(values as never, new Date())).catch((error: unknown) => {
          throw isProblem(error) ? error.saidOf(error.errors.map(({ pointer, detail }) => ({ pointer: pointer.replace('/action', ''), detail }))) : error;
        })
      }
    >
      <Fields form={form as never} at={at} bulk={bulk} />
    </FormDialog>
  );
};

interface FieldsProps {
  form: FieldForm<FieldValues>;
  at: string;
  bulk: NumberBulk;
}

const AssignFields = ({ form, at, bulk: { action, ownerName } }: FieldsProps) => {
  const t = useTranslations('numberBulks.fields');
  const reaches = useTransferPlace()?.reachesResellers ? 'organisations' : 'enterprises';
  const chosen = action?.type === 'assign' ? [{ value: action.ownerId, label: ownerName ?? '' }] : undefined;
  return (
    <EntityField form={form} name="ownerId" label={t(`owners.${reaches}`)} help={t(`ownersHelp.${reaches}`)} required endpoint={organisations.list} where={reaches === 'enterprises' ? { kind: 'enterprise' } : {}} chosen={chosen}
      toOption={({ id, name }: Organisation) => ({ value: id, label: name })} at={at} />
  );
};

const CapabilityFields = ({ form }: FieldsProps) => {
  const t = useTranslations('numberBulks.fields');
  const numbers = useTranslations('phoneNumbers');
  const routes = voiceRouteTypes.map((value) => ({ value, label: t('onBy', { route: numbers(`routeTypes.${value}`) }) }));
  const [same, on, off] = [{ value: keep, label: t('keep') }, { value: 'on', label: t('on') }, { value: 'off', label: t('off') }];
  return (
    <>
      <SelectField form={form} name="voice" label={t('voice')} options={[same, ...routes, off]} />
      <SelectField form={form} name="sms" label={t('sms')} options={[same, on, off]} />
      <SelectField form={form} name="fax" label={t('fax')} options={[same, on, off]} />
    </>
  );
};

const TagFields = ({ form }: FieldsProps) => {
  const t = useTranslations('numberBulks.fields');
  return (
    <>
      <TextField form={form} name="add" label={t('add')} help={t('tagsHelp')} />
      <TextField form={form} name="remove" label={t('remove')} />
    </>
  );
};

const BlockFields = ({ form }: FieldsProps) => {
  const t = useTranslations('numberBulks.fields');
  return <TextField form={form} name="reason" label={t('reason')} help={t('reasonHelp')} maxLength={200} required />;
};

const QuarantineFields = ({ form }: FieldsProps) => {
  const t = useTranslations('numberBulks.fields');
  return <NumberField form={form} name="days" label={t('days')} help={t('daysHelp')} min={1} max={longestDays} required />;
};

const fieldsOf: { [T in Asking]: (props: FieldsProps) => ReactNode } = { assign: AssignFields, capabilities: CapabilityFields, carriers: CarrierFields, tags: TagFields, block: BlockFields, quarantine: QuarantineFields };
