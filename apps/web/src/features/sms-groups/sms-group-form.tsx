import { smsGroups, type SmsGroup } from '@patchbay/contract/sms-groups';
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
import { SmsGroupFields } from './sms-group-fields.tsx';

/** Makes a new one. */
export const NewSmsGroupPage = () => {
  const t = useTranslations('smsGroups');
  const { base } = usePlace();
  const navigate = useNavigate();
  const create = useCommand(smsGroups.create, { touches: ['phoneNumbers'] });
  const form = useZodForm(smsGroups.create.body!, { defaultValues: { name: '', phoneNumberId: null, ownerExtensionId: null, memberExtensionIds: [], isEnabled: true } });
  const onSaved = (saved: SmsGroup) => {
    toast.done(t('created', { name: saved.name }));
    void navigate(`${base}/sms-groups/${saved.id}`);
  };
  return (
    <FormPage title={t('new')} parent={{ to: listAddress(`${base}/sms-groups`), label: t('title') }} form={form} onSave={(body) => create.mutateAsync({ body })} onSaved={onSaved}>
      <SmsGroupFields form={form} />
    </FormPage>
  );
};

/** Changes one. */
export const EditSmsGroupPage = () => {
  const { id = '' } = useParams();
  const query = useApi(smsGroups.get, { params: { id } });
  return <Loaded query={query}>{(found) => <EditForm key={found.id} found={found} />}</Loaded>;
};

const EditForm = ({ found }: { found: SmsGroup }) => {
  const t = useTranslations('smsGroups');
  const { id: at, base } = usePlace();
  const navigate = useNavigate();
  const { id } = found;
  const update = useCommand(smsGroups.update, { touches: ['phoneNumbers'] });
  const form = useZodForm(smsGroups.update.body!, { defaultValues: found });
  const page = `${base}/sms-groups/${id}`;
  const onSaved = (saved: SmsGroup) => {
    toast.done(t('saved', { name: saved.name }));
    void navigate(page);
  };
  return (
    <FormPage title={found.name} parent={{ to: page, label: found.name }} form={form} latest={() => call(smsGroups.get, { at, params: { id } })}
      onSave={(body) => update.mutateAsync({ params: { id }, body })} onSaved={onSaved}>
      <SmsGroupFields form={form} found={found} />
    </FormPage>
  );
};
