import { RingGroupDraft, ringGroups, type RingGroup } from '@patchbay/contract/ring-groups';
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
import { RingGroupFields } from './ring-group-fields.tsx';

const touches = ['phoneNumbers', 'extensions', 'dialSpace', 'destinations'];
const blank = RingGroupDraft.parse({ name: '-' });

/** Makes a new one. */
export const NewRingGroupPage = () => {
  const t = useTranslations('ringGroups');
  const { base } = usePlace();
  const navigate = useNavigate();
  const create = useCommand(ringGroups.create, { touches });
  const form = useZodForm(ringGroups.create.body!, { defaultValues: { ...blank, name: '' } });
  const onSaved = (saved: RingGroup) => {
    toast.done(t('created', { name: saved.name }));
    void navigate(`${base}/ring-groups/${saved.id}`);
  };
  return (
    <FormPage title={t('new')} parent={{ to: listAddress(`${base}/ring-groups`), label: t('title') }} form={form} onSave={(body) => create.mutateAsync({ body })} onSaved={onSaved}>
      <RingGroupFields form={form} values={form.watch() as RingGroup} />
    </FormPage>
  );
};

/** Changes one. */
export const EditRingGroupPage = () => {
  const { id = '' } = useParams();
  const query = useApi(ringGroups.get, { params: { id } });
  return <Loaded query={query}>{(found) => <EditForm key={found.id} found={found} />}</Loaded>;
};

const EditForm = ({ found }: { found: RingGroup }) => {
  const t = useTranslations('ringGroups');
  const { id: at, base } = usePlace();
  const navigate = useNavigate();
  const { id } = found;
  const update = useCommand(ringGroups.update, { touches });
  const form = useZodForm(ringGroups.update.body!, { defaultValues: found });
  const page = `${base}/ring-groups/${id}`;
  const onSaved = (saved: RingGroup) => {
    toast.done(t('saved', { name: saved.name }));
    void navigate(page);
  };
  return (
    <FormPage title={found.name} parent={{ to: page, label: found.name }} form={form} latest={() => call(ringGroups.get, { at, params: { id } })}
      onSave={(body) => update.mutateAsync({ params: { id }, body })} onSaved={onSaved}>
      <RingGroupFields form={form} values={form.watch() as RingGroup} found={found} />
    </FormPage>
  );
};
