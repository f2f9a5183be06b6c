import { phoneCopies } from '@patchbay/contract/phone-copies';
import type { Phone } from '@patchbay/contract/phones';
import { useTranslations } from 'use-intl';
import { useCommand } from '#api/query.ts';
import { MacField } from '#ui/fields/mac-field.tsx';
import { SwitchField } from '#ui/fields/switch-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormDialog } from '#ui/form-dialog.tsx';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';

/** Copies the settings of a phone to another one. */
export const DuplicateDialog = ({ phone, onDone }: { phone: Phone; onDone: (made: Phone) => void }) => {
  const t = useTranslations('phones');
  const form = useZodForm(phoneCopies.duplicate.body!, { defaultValues: { name: '', mac: null, keepsLines: false } });
  const duplicate = useCommand(phoneCopies.duplicate, { touches: ['extensions', 'audit'] });
  return (
    <FormDialog title={t('duplicate.title', { name: phone.name })} saveLabel={t('duplicate.action')} form={form} onClose={() => onDone(undefined as never)}
      onSave={(body) => duplicate.mutateAsync({ params: { id: phone.id }, body })}
      onSaved={(made) => {
        toast.done(t('created', { name: made.name }));
        onDone(made);
      }}>
      <p>{t('duplicate.help')}</p>
      <TextField form={form} name="name" label={t('fields.name')} help={t('form.nameHelp')} required maxLength={60} />
      {!phone.isVirtual && <MacField form={form} name="mac" label={t('form.mac')} help={t('form.macHelp')} required />}
      {phone.lines.length > 0 && <SwitchField form={form} name="keepsLines" label={t('duplicate.keepsLines')} help={t('duplicate.keepsLinesHelp')} />}
    </FormDialog>
  );
};
