import { accounts, type Account } from '@patchbay/contract/accounts';
import { useTranslations } from 'use-intl';
import { call } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormDialog } from '#ui/form-dialog.tsx';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';

export const RenameDialog = ({ account, onClose }: { account: Account; onClose: () => void }) => {
  const t = useTranslations('accounts');
  const { id: at } = usePlace();
  const { id, name } = account;
  const update = useCommand(accounts.update, { touches: ['audit'] });
  const form = useZodForm(accounts.update.body!, { defaultValues: account });
  return (
    <FormDialog
      title={t('editTitle', { name })}
      size="sm"
      form={form}
      onClose={onClose}
      latest={() => call(accounts.get, { at, params: { id } })}
      onSave={(body) => update.mutateAsync({ params: { id }, body })}
      onSaved={(saved) => toast.done(t('saved', { name: saved.name }))}
    >
      <TextField form={form} name="name" label={t('name')} required />
    </FormDialog>
  );
};
