import { users, type User } from '@patchbay/contract/users';
import { useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { call } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useApi, useCommand } from '#api/query.ts';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormPage } from '#ui/form-page.tsx';
import { listAddress } from '#ui/list-address.ts';
import { Loaded } from '#ui/loaded.tsx';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';

export const NewUserPage = () => {
  const t = useTranslations('users');
  const { base } = usePlace();
  const navigate = useNavigate();
  const create = useCommand(users.create);
  const form = useZodForm(users.create.body!, { defaultValues: { name: '' } });
  const onSaved = (saved: User) => {
    toast.done(t('created', { name: saved.name }));
    void navigate(`${base}/users/${saved.id}`);
  };
  return (
    <FormPage title={t('new')} parent={{ to: listAddress(`${base}/users`), label: t('title') }} form={form} onSave={(body) => create.mutateAsync({ body })} onSaved={onSaved}>
      <TextField form={form} name="name" label={t('fields.name')} required maxLength={60} />
    </FormPage>
  );
};

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
  const update = useCommand(users.update);
  const form = useZodForm(users.update.body!, { defaultValues: found });
  const page = `${base}/users/${id}`;
  const onSaved = (saved: User) => {
    toast.done(t('saved', { name: saved.name }));
    void navigate(page);
  };
  return (
    <FormPage title={found.name} parent={{ to: page, label: found.name }} form={form} latest={() => call(users.get, { at, params: { id } })}
      onSave={(body) => update.mutateAsync({ params: { id }, body })} onSaved={onSaved}>
      <TextField form={form} name="name" label={t('fields.name')} required maxLength={60} />
    </FormPage>
  );
};
