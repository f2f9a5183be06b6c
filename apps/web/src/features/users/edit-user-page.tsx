import { users, type User } from '@patchbay/contract/users';
import { useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { call } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useApi, useCommand } from '#api/query.ts';
import { FormPage } from '#ui/form-page.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import { UserFields } from './user-fields.tsx';

/** Changes a user. */
export const EditUserPage = () => {
  const { id = '' } = useParams();
  const query = useApi(users.get, { params: { id } });
  return <Loaded query={query}>{(found) => <EditForm key={found.id} found={found} />}</Loaded>;
};

const EditForm = ({ found }: { found: User }) => {
  const t = useTranslations('users');
  const { id: at, base } = usePlace();
  const navigate = useNavigate();
  const { id } = found;
  const update = useCommand(users.update, { touches: ['appConfigurations', 'phoneNumbers'] });
  const form = useZodForm(users.update.body!, { defaultValues: found });
  const page = `${base}/users/${id}`;
  const onSaved = (saved: User) => {
    toast.done(t('saved', { name: saved.name }));
    void navigate(page);
  };
  return (
    <FormPage title={t('editTitle', { name: found.name })} parent={{ to: page, label: found.name }} form={form} latest={() => call(users.get, { at, params: { id } })}
      onSave={(body) => update.mutateAsync({ params: { id }, body })} onSaved={onSaved}>
      <UserFields form={form} found={found} />
    </FormPage>
  );
};
