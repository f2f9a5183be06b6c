import { UserDraft, users, type User } from '@patchbay/contract/users';
import { useEffect, useState } from 'react';
import { useWatch, type Control } from 'react-hook-form';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { SwitchField } from '#ui/fields/switch-field.tsx';
import { FormPage, FormSection } from '#ui/form-page.tsx';
import { listAddress } from '#ui/list-address.ts';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import { UserFields } from './user-fields.tsx';

/** Who is to use the app needs an address for the invitation. */
const NewUser = UserDraft.extend({ configuresLine: z.boolean() })
  .refine(({ configuresLine, email }) => !configuresLine || email !== null, { path: ['email'], error: 'The invitation to the app goes to this address' });

const nobody = { firstName: '', lastName: '', email: '', department: '', jobTitle: '', crmUserId: '', timeScheduleId: null };

/** Creates a user, and goes on to the application line where that is wanted. */
export const NewUserPage = () => {
  const t = useTranslations('users');
  const { base, may } = usePlace();
  const navigate = useNavigate();
  const create = useCommand(users.create, { touches: ['appConfigurations'] });
  const mayConfigure = may('contactMethods:write');
  const form = useZodForm(NewUser, { defaultValues: { ...nobody, configuresLine: mayConfigure } });
  const configuresLine = useWatch({ control: form.control as Control<z.input<typeof NewUser>>, name: 'configuresLine' });
  const onSaved = ({ id, name, appConfiguration }: User) => {
    toast.done(t('created', { name }));
    void navigate(configuresLine ? `${base}/contact-methods/app-configurations/${appConfiguration.id}/edit?new=` : `${base}/users/${id}`);
  };
  const [made, setMade] = useState(0);
  const { setFocus } = form;
  // The fields are there again once the emptied form is shown.
  useEffect(() => {
    if (made > 0) setFocus('firstName');
  }, [made, setFocus]);
  const onAnother = ({ name }: User) => {
    toast.done(t('created', { name }));
    form.reset({ ...nobody, configuresLine: false });
    setMade(made + 1);
  };
  return (
    <FormPage title={t('newTitle')} parent={{ to: listAddress(`${base}/users`), label: t('title') }} form={form} saveLabel={configuresLine ? t('next') : undefined}
      onAnother={configuresLine ? undefined : onAnother} onSave={({ configuresLine: _, ...body }) => create.mutateAsync({ body })} onSaved={onSaved}>
      <UserFields form={form} needsEmail={configuresLine} />
      {mayConfigure && (
        <FormSection title={t('form.line')} help={t('form.lineHelp')}>
          <SwitchField form={form} name="configuresLine" label={t('form.configuresLine')} help={t('form.configuresLineHelp')} />
        </FormSection>
      )}
    </FormPage>
  );
};
