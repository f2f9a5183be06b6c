import { extensionCopies } from '@patchbay/contract/extension-copies';
import type { Extension } from '@patchbay/contract/extensions';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { useDialog } from '#ui/dialog-host.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormDialog } from '#ui/form-dialog.tsx';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import { nameOf } from './name-of.ts';
import { useShortNumberSuggestion } from './use-short-number-suggestion.ts';

/** Opens the dialog that copies an extension, and then leads to the copy. */
export const useDuplicate = () => {
  const open = useDialog();
  const { base } = usePlace();
  const navigate = useNavigate();
  return async (extension: Extension) => {
    const made = await open<Extension>((done) => <DuplicateDialog extension={extension} onDone={done} />);
    if (made) void navigate(`${base}/extensions/${made.id}`);
  };
};

const DuplicateDialog = ({ extension, onDone }: { extension: Extension; onDone: (made: Extension) => void }) => {
  const t = useTranslations('extensions');
  const form = useZodForm(extensionCopies.duplicate.body!, { defaultValues: { shortNumber: '', displayName: extension.displayName } });
  const duplicate = useCommand(extensionCopies.duplicate, { touches: ['audit', 'dialSpace'] });
  const suggestion = useShortNumberSuggestion(true);
  useEffect(() => {
    if (suggestion && !form.getFieldState('shortNumber').isDirty) form.resetField('shortNumber', { defaultValue: suggestion });
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [suggestion]);
  return (
    <FormDialog title={t('duplicate.title', { name: nameOf(extension) })} saveLabel={t('duplicate.action')} form={form} onClose={() => onDone(undefined as never)}
      onSave={(body) => duplicate.mutateAsync({ params: { id: extension.id }, body })}
      onSaved={(made) => {
        toast.done(t('created', { name: nameOf(made) }));
        onDone(made);
      }}>
      <p>{t('duplicate.help')}</p>
      <TextField form={form} name="shortNumber" label={t('fields.shortNumber')} help={suggestion ? t('form.shortNumberSuggested', { number: suggestion }) : t('form.shortNumberHelp')} required inputMode="numeric" maxLength={4} mono />
      <TextField form={form} name="displayName" label={t('fields.displayName')} help={t('form.displayNameHelp')} required maxLength={60} />
    </FormDialog>
  );
};
