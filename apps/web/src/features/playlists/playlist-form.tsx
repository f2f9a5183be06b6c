import { playlists, type Playlist, type PlaylistDraft } from '@patchbay/contract/playlists';
import { useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { call } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useApi, useCommand } from '#api/query.ts';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormPage } from '#ui/form-page.tsx';
import { listAddress } from '#ui/list-address.ts';
import { Loaded } from '#ui/loaded.tsx';
import { toast } from '#ui/toast.ts';
import { useZodForm, type FieldForm } from '#ui/use-zod-form.ts';
import { OrderField } from './order-field.tsx';

const Fields = ({ form }: { form: FieldForm<z.input<typeof PlaylistDraft>> }) => {
  const t = useTranslations('playlists');
  return (
    <>
      <TextField form={form} name="name" label={t('fields.name')} required maxLength={60} />
      <OrderField form={form} />
    </>
  );
};

/** Makes a new one. */
export const NewPlaylistPage = () => {
  const t = useTranslations('playlists');
  const { base } = usePlace();
  const navigate = useNavigate();
  const create = useCommand(playlists.create, { touches: ['audioFiles'] });
  const form = useZodForm(playlists.create.body!, { defaultValues: { name: '', audioFileIds: [] } });
  const onSaved = (saved: Playlist) => {
    toast.done(t('created', { name: saved.name }));
    void navigate(`${base}/playlists/${saved.id}`);
  };
  return (
    <FormPage title={t('new')} parent={{ to: listAddress(`${base}/playlists`), label: t('title') }} form={form} onSave={(body) => create.mutateAsync({ body })} onSaved={onSaved}>
      <Fields form={form} />
    </FormPage>
  );
};

/** Changes one. */
export const EditPlaylistPage = () => {
  const { id = '' } = useParams();
  const query = useApi(playlists.get, { params: { id } });
  return <Loaded query={query}>{(found) => <EditForm key={found.id} found={found} />}</Loaded>;
};

const EditForm = ({ found }: { found: Playlist }) => {
  const t = useTranslations('playlists');
  const { id: at, base } = usePlace();
  const navigate = useNavigate();
  const { id } = found;
  const update = useCommand(playlists.update, { touches: ['audioFiles'] });
  const form = useZodForm(playlists.update.body!, { defaultValues: found });
  const page = `${base}/playlists/${id}`;
  const onSaved = (saved: Playlist) => {
    toast.done(t('saved', { name: saved.name }));
    void navigate(page);
  };
  return (
    <FormPage title={found.name} parent={{ to: page, label: found.name }} form={form} latest={() => call(playlists.get, { at, params: { id } })}
      onSave={(body) => update.mutateAsync({ params: { id }, body })} onSaved={onSaved}>
      <Fields form={form} />
    </FormPage>
  );
};
