import { type KeyLayout, keyLayouts } from '@patchbay/contract/key-layouts';
import { PhoneBulkChange, phoneBulks } from '@patchbay/contract/phone-bulks';
import { phoneTemplates, type PhoneTemplateSummary } from '@patchbay/contract/phone-templates';
import { useMemo } from 'react';
import { type Control, useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { useCommand } from '#api/query.ts';
import { EntityField } from '#ui/fields/entity-field.tsx';
import { SelectField } from '#ui/fields/select-field.tsx';
import { CheckboxField, SwitchField } from '#ui/fields/switch-field.tsx';
import { FormDialog } from '#ui/form-dialog.tsx';
import { Stack } from '#ui/kit.ts';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import styles from './operations.module.css';
import type { BulkProps } from './phone-bulk-actions.tsx';

const keys = ['templateId', 'keyLayoutId', 'acceptsDataFromPhone', 'httpScheme'] as const;
type Key = (typeof keys)[number];

const { templateId, keyLayoutId, acceptsDataFromPhone, httpScheme } = PhoneBulkChange.shape;
const Values = z.object({
  sets: z.object(Object.fromEntries(keys.map((key) => [key, z.boolean()])) as { [K in Key]: z.ZodBoolean }),
  templateId: templateId.unwrap(), keyLayoutId: keyLayoutId.unwrap(), acceptsDataFromPhone: acceptsDataFromPhone.unwrap(), httpScheme: httpScheme.unwrap(),
});
const nothingSet = Object.fromEntries(keys.map((key) => [key, false])) as { [K in Key]: boolean };

const toChange = ({ sets, ...values }: z.output<typeof Values>): PhoneBulkChange => Object.fromEntries(keys.filter((key) => sets[key]).map((key) => [key, values[key]]));

const templateOption = ({ id, name, vendor, familyName }: PhoneTemplateSummary) => ({ value: id, label: `${name} (${vendor} ${familyName})` });
const layoutOption = ({ id, name, ownerName }: KeyLayout) => ({ value: id, label: `${name} (${ownerName})` });

/** Gives what is ticked to all of them; what is not stays as each has it. */
export const EditPhonesDialog = ({ choice, count, onDone }: BulkProps) => {
  const t = useTranslations('phones');
  const schemes = useTranslations('provisioning.access.schemes');
  const names = useNames();
  const nothing = t('bulk.nothing');
  // At the last one: told at the first when that is left, it would move the others away from under a click.
  const schema = useMemo(() => Values.refine(({ sets }) => keys.some((key) => sets[key]), { path: ['sets', 'httpScheme'], error: nothing }), [nothing]);
  const form = useZodForm(schema, { defaultValues: { sets: nothingSet, templateId: null, keyLayoutId: null, acceptsDataFromPhone: true, httpScheme: 'ANY' } });
  const update = useCommand(phoneBulks.bulkUpdate, { touches: ['audit'] });
  const sets = useWatch({ control: form.control as Control<z.input<typeof schema>>, name: 'sets' });
  const onSaved = ({ changed, unfit }: { changed: number; unfit: number }) => {
    toast.done(unfit > 0 ? `${t('bulk.changed', { count: changed })} ${t('bulk.unfit', { count: unfit })}` : t('bulk.changed', { count: changed }));
    onDone(true);
  };
  const field = (key: Key) => {
    if (key === 'templateId') return <EntityField form={form} name={key} label={names[key]} help={t('bulk.templateHelp')} placeholder={t('form.shippedTemplate')} endpoint={phoneTemplates.list} toOption={templateOption} clearable />;
    if (key === 'keyLayoutId') return <EntityField form={form} name={key} label={names[key]} placeholder={t('form.noLayout')} endpoint={keyLayouts.list} toOption={layoutOption} clearable />;
    if (key === 'httpScheme') return <SelectField form={form} name={key} label={names[key]} options={(['ANY', 'DIGEST'] as const).map((value) => ({ value, label: schemes(value) }))} />;
    return <SwitchField form={form} name={key} label={names[key]} />;
  };
  return (
    <FormDialog title={t('bulk.editTitle', { count })} form={form} onSave={(values) => update.mutateAsync({ body: { ...choice, change: toChange(values) } })} onSaved={onSaved} onClose={() => onDone(true)} onDismiss={() => onDone(false)}>
      <p>{t('bulk.editHelp')}</p>
      <Stack gap="md">
        {keys.map((key) => (
          <Stack key={key} gap={6}>
            <CheckboxField form={form} name={`sets.${key}`} label={t('bulk.sets', { field: names[key] })} />
            {sets[key] && <div className={styles.chosen}>{field(key)}</div>}
          </Stack>
        ))}
      </Stack>
    </FormDialog>
  );
};

const useNames = (): { [K in Key]: string } => {
  const t = useTranslations('phones.form');
  const access = useTranslations('provisioning.access');
  return { templateId: t('template'), keyLayoutId: t('keyLayout'), acceptsDataFromPhone: t('accepts'), httpScheme: access('scheme') };
};
