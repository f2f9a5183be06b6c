import { account } from '@patchbay/contract/session';
import { useTranslations } from 'use-intl';
import { useCommand } from '#api/query.ts';
import { FormSection } from '#ui/form-page.tsx';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import { InlineForm } from './inline-form.tsx';
import { PasswordField } from './password-field.tsx';

const blank = { currentPassword: '', password: '' };

/** A new password; the old one proves that it is oneself who asks. */
export const PasswordSection = () => {
  const t = useTranslations('ownAccount');
  const change = useCommand(account.changePassword);
  const form = useZodForm(account.changePassword.body!, { defaultValues: blank });
  return (
    <FormSection title={t('password')} help={t('passwordHelp')}>
      <InlineForm
        label={t('password')}
        saveLabel={t('changePassword')}
        form={form}
        onSave={(body) => change.mutateAsync({ body })}
        onSaved={() => {
          form.reset(blank);
          toast.done(t('passwordChanged'));
        }}
      >
        <PasswordField form={form} name="currentPassword" label={t('currentPassword')} autoComplete="current-password" required />
        <PasswordField form={form} name="password" label={t('newPassword')} help={t('newPasswordHelp')} autoComplete="new-password" required />
      </InlineForm>
    </FormSection>
  );
};
