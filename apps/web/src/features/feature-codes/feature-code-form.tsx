import { featureCodes, type FeatureAction, type FeatureCode, type FeatureCodeDraft } from '@patchbay/contract/feature-codes';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { call } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { useDialog } from '#ui/dialog-host.tsx';
import { SwitchField } from '#ui/fields/switch-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormDialog } from '#ui/form-dialog.tsx';
import { toast } from '#ui/toast.ts';
import { type FieldForm, useZodForm } from '#ui/use-zod-form.ts';

/** Opens the dialogs that give an action a code and that change one. */
export const useFeatureCodeForm = () => {
  const open = useDialog();
  return useMemo(
    () => ({
      create: (action: FeatureAction) => open<void>((done) => <Create action={action} onDone={done} />),
      edit: (found: FeatureCode) => open<void>((done) => <Edit found={found} onDone={done} />),
    }),
    [open],
  );
};

const Create = ({ action, onDone }: { action: FeatureAction; onDone: () => void }) => {
  const t = useTranslations('featureCodes');
  const create = useCommand(featureCodes.create);
  const form = useZodForm(featureCodes.create.body!, { defaultValues: { code: '', action, isEnabled: true, comment: '' } });
  return (
    <FormDialog title={t('setFor', { action: t(`actions.${action}`) })} form={form} onClose={onDone} onSave={(body) => create.mutateAsync({ body })} onSaved={({ code }) => toast.done(t('saved', { code }))}>
      <Fields form={form} />
    </FormDialog>
  );
};

const Edit = ({ found, onDone }: { found: FeatureCode; onDone: () => void }) => {
  const t = useTranslations('featureCodes');
  const { id: at } = usePlace();
  const { id, action } = found;
  const update = useCommand(featureCodes.update);
  const form = useZodForm(featureCodes.update.body!, { defaultValues: found });
  return (
    <FormDialog title={t('editFor', { action: t(`actions.${action}`) })} form={form} onClose={onDone} latest={() => call(featureCodes.get, { at, params: { id } })}
      onSave={(body) => update.mutateAsync({ params: { id }, body })} onSaved={({ code }) => toast.done(t('saved', { code }))}>
      <Fields form={form} />
    </FormDialog>
  );
};

const Fields = ({ form }: { form: FieldForm<z.input<typeof FeatureCodeDraft>> }) => {
  const t = useTranslations('featureCodes');
  return (
    <>
      <TextField form={form} name="code" label={t('fields.code')} help={t('form.codeHelp')} required inputMode="tel" maxLength={5} mono />
      <TextField form={form} name="comment" label={t('fields.comment')} maxLength={100} />
      <SwitchField form={form} name="isEnabled" label={t('enabled')} help={t('form.enabledHelp')} />
    </>
  );
};
