import { defaultFileName, type DeliveryMethod, deliveryMethods } from '@patchbay/contract/delivery-methods';
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
import { DeliveryMethodFields } from './delivery-method-fields.tsx';
import { emptyTargets } from './empty-targets.ts';

/** Makes a new one. */
export const NewDeliveryMethodPage = () => {
  const t = useTranslations('deliveryMethods');
  const { base } = usePlace();
  const navigate = useNavigate();
  const create = useCommand(deliveryMethods.create);
  const form = useZodForm(deliveryMethods.create.body!, { defaultValues: { name: '', fileNamePattern: defaultFileName, target: emptyTargets.EMAIL } });
  const onSaved = (saved: DeliveryMethod) => {
    toast.done(t('created', { name: saved.name }));
    void navigate(`${base}/delivery-methods/${saved.id}`);
  };
  return (
    <FormPage title={t('new')} parent={{ to: listAddress(`${base}/delivery-methods`), label: t('title') }} form={form} onSave={(body) => create.mutateAsync({ body })} onSaved={onSaved}>
      <DeliveryMethodFields form={form} found={null} />
    </FormPage>
  );
};

/** Changes one. */
export const EditDeliveryMethodPage = () => {
  const { id = '' } = useParams();
  const query = useApi(deliveryMethods.get, { params: { id } });
  return <Loaded query={query}>{(found) => <EditForm key={found.id} found={found} />}</Loaded>;
};

const EditForm = ({ found }: { found: DeliveryMethod }) => {
  const t = useTranslations('deliveryMethods');
  const { id: at, base } = usePlace();
  const navigate = useNavigate();
  const { id } = found;
  const update = useCommand(deliveryMethods.update);
  const form = useZodForm(deliveryMethods.update.body!, { defaultValues: found });
  const page = `${base}/delivery-methods/${id}`;
  const onSaved = (saved: DeliveryMethod) => {
    toast.done(t('saved', { name: saved.name }));
    void navigate(page);
  };
  return (
    <FormPage title={found.name} parent={{ to: page, label: found.name }} form={form} latest={() => call(deliveryMethods.get, { at, params: { id } })}
      onSave={(body) => update.mutateAsync({ params: { id }, body })} onSaved={onSaved}>
      <DeliveryMethodFields form={form} found={found} />
    </FormPage>
  );
};
