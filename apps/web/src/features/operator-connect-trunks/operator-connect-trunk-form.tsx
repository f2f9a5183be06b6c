import { operatorConnectTrunks, type OperatorConnectTrunk } from '@patchbay/contract/operator-connect-trunks';
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
import { OperatorConnectTrunkFields } from './operator-connect-trunk-fields.tsx';

/** Makes a new one. */
export const NewOperatorConnectTrunkPage = () => {
  const t = useTranslations('operatorConnectTrunks');
  const { base } = usePlace();
  const navigate = useNavigate();
  const create = useCommand(operatorConnectTrunks.create, { touches: ['phoneNumbers'] });
  const form = useZodForm(operatorConnectTrunks.create.body!, { defaultValues: { name: '', isEnabled: true, phoneNumberIds: [] } });
  const onSaved = (saved: OperatorConnectTrunk) => {
    toast.done(t('created', { name: saved.name }));
    void navigate(`${base}/operator-connect-trunks/${saved.id}`);
  };
  return (
    <FormPage title={t('new')} parent={{ to: listAddress(`${base}/operator-connect-trunks`), label: t('title') }} form={form} onSave={(body) => create.mutateAsync({ body })} onSaved={onSaved}>
      <OperatorConnectTrunkFields form={form} chosen={[]} />
    </FormPage>
  );
};

/** Changes one. */
export const EditOperatorConnectTrunkPage = () => {
  const { id = '' } = useParams();
  const query = useApi(operatorConnectTrunks.get, { params: { id } });
  return <Loaded query={query}>{(found) => <EditForm key={found.id} found={found} />}</Loaded>;
};

const EditForm = ({ found }: { found: OperatorConnectTrunk }) => {
  const t = useTranslations('operatorConnectTrunks');
  const { id: at, base } = usePlace();
  const navigate = useNavigate();
  const { id } = found;
  const update = useCommand(operatorConnectTrunks.update, { touches: ['phoneNumbers'] });
  const form = useZodForm(operatorConnectTrunks.update.body!, { defaultValues: found });
  const page = `${base}/operator-connect-trunks/${id}`;
  const onSaved = (saved: OperatorConnectTrunk) => {
    toast.done(t('saved', { name: saved.name }));
    void navigate(page);
  };
  return (
    <FormPage title={found.name} parent={{ to: page, label: found.name }} form={form} latest={() => call(operatorConnectTrunks.get, { at, params: { id } })}
      onSave={(body) => update.mutateAsync({ params: { id }, body })} onSaved={onSaved}>
      <OperatorConnectTrunkFields form={form} id={id} chosen={found.phoneNumbers} />
    </FormPage>
  );
};
