import { carrierProfiles, type CarrierProfile } from '@patchbay/contract/carrier-profiles';
import { Version } from '@patchbay/contract/primitives/id';
import { useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { call } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useApi, useCommand } from '#api/query.ts';
import { FormPage } from '#ui/form-page.tsx';
import { listAddress } from '#ui/list-address.ts';
import { Loaded } from '#ui/loaded.tsx';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import { CarrierProfileFields, profileForm, toDraft } from './carrier-profile-fields.tsx';

/** Makes a new one. */
export const NewCarrierProfilePage = () => {
  const t = useTranslations('carrierProfiles');
  const { base } = usePlace();
  const navigate = useNavigate();
  const create = useCommand(carrierProfiles.create, { touches: ['phoneNumbers'] });
  const form = useZodForm(profileForm, { defaultValues: { serves: 'SMS', carrier: '', name: '', isDefault: false } });
  const onSaved = (saved: CarrierProfile) => {
    toast.done(t('created', { name: saved.label }));
    void navigate(`${base}/carrier-profiles/${saved.id}`);
  };
  return (
    <FormPage title={t('new')} parent={{ to: listAddress(`${base}/carrier-profiles`), label: t('title') }} form={form} onSave={(values) => create.mutateAsync({ body: toDraft(values) })} onSaved={onSaved}>
      <CarrierProfileFields form={form} isNew hasCredentials={false} />
    </FormPage>
  );
};

const editForm = profileForm.extend({ version: Version });

/** Changes one. */
export const EditCarrierProfilePage = () => {
  const { id = '' } = useParams();
  const query = useApi(carrierProfiles.get, { params: { id } });
  return <Loaded query={query}>{(found) => <EditForm key={found.id} found={found} />}</Loaded>;
};

const EditForm = ({ found }: { found: CarrierProfile }) => {
  const t = useTranslations('carrierProfiles');
  const { id: at, base } = usePlace();
  const navigate = useNavigate();
  const { id } = found;
  const update = useCommand(carrierProfiles.update, { touches: ['phoneNumbers'] });
  const form = useZodForm(editForm, { defaultValues: found });
  const page = `${base}/carrier-profiles/${id}`;
  const onSaved = (saved: CarrierProfile) => {
    toast.done(t('saved', { name: saved.label }));
    void navigate(page);
  };
  return (
    <FormPage title={found.label} parent={{ to: page, label: found.label }} form={form} latest={() => call(carrierProfiles.get, { at, params: { id } })}
      onSave={({ version, ...values }) => update.mutateAsync({ params: { id }, body: { ...toDraft(values), version } })} onSaved={onSaved}>
      <CarrierProfileFields form={form} isNew={false} hasCredentials={found.hasCredentials} />
    </FormPage>
  );
};
