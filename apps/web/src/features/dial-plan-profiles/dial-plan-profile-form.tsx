import { dialPlanProfiles, type DialPlanProfile } from '@patchbay/contract/dial-plan-profiles';
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
import { DialPlanProfileFields, FormTester } from './dial-plan-profile-fields.tsx';

/** Makes a new one. */
export const NewDialPlanProfilePage = () => {
  const t = useTranslations('dialPlanProfiles');
  const { base } = usePlace();
  const navigate = useNavigate();
  const create = useCommand(dialPlanProfiles.create);
  const form = useZodForm(dialPlanProfiles.create.body!, { defaultValues: { name: '', isDefault: false, allowedClasses: ['INTERNAL'], allowPrefixes: [], denyPrefixes: [] } });
  const onSaved = (saved: DialPlanProfile) => {
    toast.done(t('created', { name: saved.name }));
    void navigate(`${base}/dial-plan-profiles/${saved.id}`);
  };
  return (
    <FormPage title={t('new')} parent={{ to: listAddress(`${base}/dial-plan-profiles`), label: t('title') }} form={form} onSave={(body) => create.mutateAsync({ body })} onSaved={onSaved} aside={<FormTester form={form} />}>
      <DialPlanProfileFields form={form} />
    </FormPage>
  );
};

/** Changes one. */
export const EditDialPlanProfilePage = () => {
  const { id = '' } = useParams();
  const query = useApi(dialPlanProfiles.get, { params: { id } });
  return <Loaded query={query}>{(found) => <EditForm key={found.id} found={found} />}</Loaded>;
};

const EditForm = ({ found }: { found: DialPlanProfile }) => {
  const t = useTranslations('dialPlanProfiles');
  const { id: at, base } = usePlace();
  const navigate = useNavigate();
  const { id } = found;
  const update = useCommand(dialPlanProfiles.update);
  const form = useZodForm(dialPlanProfiles.update.body!, { defaultValues: found });
  const page = `${base}/dial-plan-profiles/${id}`;
  const onSaved = (saved: DialPlanProfile) => {
    toast.done(t('saved', { name: saved.name }));
    void navigate(page);
  };
  return (
    <FormPage title={found.name} parent={{ to: page, label: found.name }} form={form} latest={() => call(dialPlanProfiles.get, { at, params: { id } })} onSave={(body) => update.mutateAsync({ params: { id }, body })} onSaved={onSaved}
      aside={<FormTester form={form} />}>
      <DialPlanProfileFields form={form} />
    </FormPage>
  );
};
