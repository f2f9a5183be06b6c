import { externalTrunks, type ExternalTrunk } from '@patchbay/contract/external-trunks';
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
import { ExternalTrunkFields } from './external-trunk-fields.tsx';

/** Makes a new one. */
export const NewExternalTrunkPage = () => {
  const t = useTranslations('externalTrunks');
  const { base } = usePlace();
  const navigate = useNavigate();
  const create = useCommand(externalTrunks.create, { touches: ['phoneNumbers'] });
  const form = useZodForm(externalTrunks.create.body!, { defaultValues: { name: '', isEnabled: true, phoneNumberIds: [] } });
  const onSaved = (saved: ExternalTrunk) => {
    toast.done(t('created', { name: saved.name }));
    void navigate(`${base}/external-trunks/${saved.id}`);
  };
  return (
    <FormPage title={t('new')} parent={{ to: listAddress(`${base}/external-trunks`), label: t('title') }} form={form} onSave={(body) => create.mutateAsync({ body })} onSaved={onSaved}>
      <ExternalTrunkFields form={form} chosen={[]} />
    </FormPage>
  );
};

/** Changes one. */
export const EditExternalTrunkPage = () => {
  const { id = '' } = useParams();
  const query = useApi(externalTrunks.get, { params: { id } });
  return <Loaded query={query}>{(found) => <EditForm key={found.id} found={found} />}</Loaded>;
};

const EditForm = ({ found }: { found: ExternalTrunk }) => {
  const t = useTranslations('externalTrunks');
  const { id: at, base } = usePlace();
  const navigate = useNavigate();
  const { id } = found;
  const update = useCommand(externalTrunks.update, { touches: ['phoneNumbers'] });
  const form = useZodForm(externalTrunks.update.body!, { defaultValues: found });
  const page = `${base}/external-trunks/${id}`;
  const onSaved = (saved: ExternalTrunk) => {
    toast.done(t('saved', { name: saved.name }));
    void navigate(page);
  };
  return (
    <FormPage title={found.name} parent={{ to: page, label: found.name }} form={form} latest={() => call(externalTrunks.get, { at, params: { id } })}
      onSave={(body) => update.mutateAsync({ params: { id }, body })} onSaved={onSaved}>
      <ExternalTrunkFields form={form} id={id} chosen={found.phoneNumbers} />
    </FormPage>
  );
};
