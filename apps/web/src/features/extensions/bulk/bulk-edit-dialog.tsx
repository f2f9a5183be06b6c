import { dialPlanProfiles } from '@patchbay/contract/dial-plan-profiles';
import { ExtensionBulkChange, extensionBulks } from '@patchbay/contract/extension-bulks';
import { Id } from '@patchbay/contract/primitives/id';
import { Country } from '@patchbay/contract/primitives/locale';
import { useMemo } from 'react';
import { useWatch, type Control } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { useCommand } from '#api/query.ts';
import { useCountryOptions } from '#ui/country.ts';
import { EntityField } from '#ui/fields/entity-field.tsx';
import { SelectField } from '#ui/fields/select-field.tsx';
import { CheckboxField, SwitchField } from '#ui/fields/switch-field.tsx';
import { FormDialog } from '#ui/form-dialog.tsx';
import { Stack } from '#ui/kit.ts';
import { namedOption } from '#ui/number-options.ts';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import type { BulkProps } from './bulk-actions.tsx';

const keys = ['isEnabled', 'dialPlanProfileId', 'country', 'hasPresence', 'isRecorded', 'isAnonymous'] as const;
type Key = (typeof keys)[number];

const Values = z.object({
  sets: z.object(Object.fromEntries(keys.map((key) => [key, z.boolean()])) as { [K in Key]: z.ZodBoolean }),
  isEnabled: z.boolean(), dialPlanProfileId: Id.nullable(), country: Country.nullable(), hasPresence: z.boolean(), isRecorded: z.boolean(), isAnonymous: z.boolean(),
});
const nothingSet = Object.fromEntries(keys.map((key) => [key, false])) as { [K in Key]: boolean };

const toChange = ({ sets, ...values }: z.output<typeof Values>): ExtensionBulkChange => Object.fromEntries(keys.filter((key) => sets[key]).map((key) => [key, values[key]]));

/** Gives what is ticked to all of them; what is not stays as each has it. */
export const BulkEditDialog = ({ choice, count, onDone }: BulkProps) => {
  const t = useTranslations('extensionList');
  const names = useNames();
  const countries = useCountryOptions();
  const cards = useTranslations('extensionCards.numberSettings');
  const nothing = t('bulk.nothing');
  // At the last one: told at the first when that is left, it would move the others away from under a click.
  const schema = useMemo(() => Values.refine(({ sets }) => keys.some((key) => sets[key]), { path: ['sets', 'isAnonymous'], error: nothing }), [nothing]);
  const form = useZodForm(schema, { defaultValues: { sets: nothingSet, isEnabled: true, dialPlanProfileId: null, country: null, hasPresence: true, isRecorded: false, isAnonymous: false } });
  const update = useCommand(extensionBulks.bulkUpdate, { touches: ['audit'] });
  const sets = useWatch({ control: form.control as Control<z.input<typeof schema>>, name: 'sets' });
  const onSaved = ({ changed }: { changed: number }) => {
    toast.done(t('bulk.changed', { count: changed }));
    onDone(true);
  };
  const field = (key: Key) => {
    if (key === 'dialPlanProfileId') return <EntityField form={form} name={key} label={names[key]} placeholder={cards('defaultProfile')} endpoint={dialPlanProfiles.list} toOption={namedOption} clearable />;
    if (key === 'country') return <SelectField form={form} name={key} label={names[key]} placeholder={cards('defaultCountry')} options={countries} clearable />;
    return <SwitchField form={form} name={key} label={names[key]} />;
  };
  return (
    <FormDialog title={t('bulk.editTitle', { count })} form={form} onSave={(values) => update.mutateAsync({ body: { ...choice, change: toChange(values) } })} onSaved={onSaved} onClose={() => onDone(true)} onDismiss={() => onDone(false)}>
      <p>{t('bulk.editHelp')}</p>
      <Stack gap="xs">
        {keys.map((key) => (
          <Stack key={key} gap={6}>
            <CheckboxField form={form} name={`sets.${key}`} label={t('bulk.sets', { field: names[key] })} />
            {sets[key] && <Stack pl={28} pb={6}>{field(key)}</Stack>}
          </Stack>
        ))}
      </Stack>
    </FormDialog>
  );
};

const useNames = (): { [K in Key]: string } => {
  const t = useTranslations('extensionList.fields');
  const extensions = useTranslations('extensions');
  return { isEnabled: extensions('enabled'), dialPlanProfileId: t('dialPlanProfile'), country: t('country'), hasPresence: t('presence'), isRecorded: t('recorded'), isAnonymous: t('anonymous') };
};
