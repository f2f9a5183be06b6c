import { type KeyLayout, type KeyLayoutInput, KeyLayoutDraft as Draft, keyLayouts } from '@patchbay/contract/key-layouts';
import { Version } from '@patchbay/contract/primitives/id';
import { Navigate, useNavigate, useParams, useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { call } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useApi, useCommand } from '#api/query.ts';
import { KeysField } from '#ui/fields/keys-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormPage } from '#ui/form-page.tsx';
import { listAddress } from '#ui/list-address.ts';
import { Loaded } from '#ui/loaded.tsx';
import { toast } from '#ui/toast.ts';
import { type FieldForm, useZodForm } from '#ui/use-zod-form.ts';
import { Impact } from './impact.tsx';

const Fields = ({ form }: { form: FieldForm<KeyLayoutInput> }) => {
  const t = useTranslations('keyLayouts');
  return (
    <>
      <TextField form={form} name="name" label={t('fields.name')} help={t('form.nameHelp')} required maxLength={60} />
      <KeysField form={form} name="keys" label={t('fields.keys')} help={t('form.keysHelp')} />
    </>
  );
};

/** Makes a new one, or a copy (`?copy=`). */
export const NewKeyLayoutPage = () => {
  const [search] = useSearchParams();
  const copied = search.get('copy');
  return copied ? <CopyOf id={copied} /> : <NewForm start={{ name: '', keys: [] }} />;
};

const CopyOf = ({ id }: { id: string }) => {
  const t = useTranslations('keyLayouts');
  return <Loaded query={useApi(keyLayouts.get, { params: { id } })}>{({ name, keys }) => <NewForm start={{ name: t('copyName', { name }).slice(0, 60), keys }} />}</Loaded>;
};

const NewForm = ({ start }: { start: KeyLayoutInput }) => {
  const t = useTranslations('keyLayouts');
  const { base } = usePlace();
  const navigate = useNavigate();
  const create = useCommand(keyLayouts.create);
  const form = useZodForm(Draft, { defaultValues: start });
  const onSaved = (saved: KeyLayout) => {
    toast.done(t('created', { name: saved.name }));
    void navigate(`${base}/key-layouts/${saved.id}`);
  };
  return (
    <FormPage title={t('new')} parent={{ to: listAddress(`${base}/key-layouts`), label: t('title') }} form={form} onSave={(body) => create.mutateAsync({ body })} onSaved={onSaved}>
      <Fields form={form} />
    </FormPage>
  );
};

/** Changes one; what belongs to somebody above can only be looked at, and copied. */
export const EditKeyLayoutPage = () => {
  const { id = '' } = useParams();
  const query = useApi(keyLayouts.get, { params: { id } });
  const { base } = usePlace();
  return <Loaded query={query}>{(found) => (found.ownerId === null ? <Navigate replace to={`${base}/key-layouts/${id}`} /> : <EditForm key={found.id} found={found} />)}</Loaded>;
};

const editForm = Draft.extend({ version: Version });

const EditForm = ({ found }: { found: KeyLayout }) => {
  const t = useTranslations('keyLayouts');
  const { id: at, base } = usePlace();
  const navigate = useNavigate();
  const { id, name, keys, version } = found;
  const update = useCommand(keyLayouts.update, { touches: ['phones'] });
  const form = useZodForm(editForm, { defaultValues: { name, keys, version } });
  const page = `${base}/key-layouts/${id}`;
  const onSaved = (saved: KeyLayout) => {
    toast.done(t('saved', { name: saved.name }));
    void navigate(page);
  };
  return (
    <FormPage title={name} parent={{ to: page, label: name }} form={form} latest={() => call(keyLayouts.get, { at, params: { id } })} onSave={(body) => update.mutateAsync({ params: { id }, body })} onSaved={onSaved}
      aside={<Impact id={id} form={form} />}>
      <Fields form={form} />
    </FormPage>
  );
};
