import { accounts } from '@patchbay/contract/accounts';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormDialog } from '#ui/form-dialog.tsx';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import { RoleFields } from './role-fields.tsx';
import { signInNameOf } from './sign-in-name.ts';

/** Invites a person by e-mail, with a first role. */
export const InviteDialog = ({ onClose }: { onClose: () => void }) => {
  const t = useTranslations('accounts');
  const { id } = usePlace();
  const invite = useCommand(accounts.create, { touches: ['audit', 'outbox'] });
  const form = useZodForm(accounts.create.body!, { defaultValues: { email: '', name: '', organisationId: id, role: 'administrator' } });
  return (
    <FormDialog
      title={t('inviteTitle')}
      saveLabel={t('inviteAction')}
      form={form}
      onClose={onClose}
      onSave={(body) => invite.mutateAsync({ body })}
      onSaved={(invited) => toast.done(t('invited', { email: signInNameOf(invited) }))}
    >
      <TextField form={form} name="name" label={t('name')} required />
      <TextField form={form} name="email" type="email" label={t('email')} help={t('emailHelp')} required />
      <RoleFields form={form} />
    </FormDialog>
  );
};
