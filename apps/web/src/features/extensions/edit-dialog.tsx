import { extensions, type Extension } from '@patchbay/contract/extensions';
import { useTranslations } from 'use-intl';
import { call } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { SwitchField } from '#ui/fields/switch-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormDialog } from '#ui/form-dialog.tsx';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import { nameOf } from './name-of.ts';

/** What an extension is called, and whether it is in use; its numbers are cards of their own. */
export const EditDialog = ({ extension, onClose }: { extension: Extension; onClose: () => void }) => {
  const t = useTranslations('extensions');
  const { id: at } = usePlace();
  const params = { id: extension.id };
  const update = useCommand(extensions.update, { touches: ['audit', 'phones'] });
  const form = useZodForm(extensions.update.body!, { defaultValues: extension });
  return (
    <FormDialog title={t('editTitle', { name: nameOf(extension) })} form={form} latest={() => call(extensions.get, { at, params })} onSave={(body) => update.mutateAsync({ params, body })}
      onSaved={(saved) => toast.done(t('saved', { name: nameOf(saved) }))} onClose={onClose}>
      <TextField form={form} name="displayName" label={t('fields.displayName')} help={t('form.displayNameHelp')} required maxLength={60} />
      <SwitchField form={form} name="isEnabled" label={t('enabled')} help={t('form.enabledHelp')} />
    </FormDialog>
  );
};
