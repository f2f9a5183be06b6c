import { internalNumbers, type InternalNumber } from '@patchbay/contract/internal-numbers';
import { useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { call } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useApi, useCommand } from '#api/query.ts';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormPage } from '#ui/form-page.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';

/** Changes one number. Whose it is is changed there. */
export const EditInternalNumberPage = () => {
  const { id = '' } = useParams();
  const query = useApi(internalNumbers.get, { params: { id } });
  return <Loaded query={query}>{(found) => <EditForm key={found.id} found={found} />}</Loaded>;
};

const EditForm = ({ found }: { found: InternalNumber }) => {
  const t = useTranslations('internalNumbers');
  const { id: at, base } = usePlace();
  const navigate = useNavigate();
  const { id, assignee } = found;
  const update = useCommand(internalNumbers.update);
  const form = useZodForm(internalNumbers.update.body!, { defaultValues: found });
  const page = `${base}/internal-numbers/${id}`;
  const onSaved = (saved: InternalNumber) => {
    toast.done(t('saved', { number: saved.number }));
    void navigate(page);
  };
  return (
    <FormPage title={t('editTitle', { number: found.number })} parent={{ to: page, label: found.number }} form={form} latest={() => call(internalNumbers.get, { at, params: { id } })}
      onSave={(body) => update.mutateAsync({ params: { id }, body })} onSaved={onSaved}>
      <TextField form={form} name="number" label={t('fields.number')} help={assignee ? t('form.numberOf', { name: assignee.label }) : t('form.numberHelp')} required inputMode="numeric" maxLength={4} mono />
      <TextField form={form} name="description" label={t('fields.description')} help={t('form.descriptionHelp')} maxLength={60} />
    </FormPage>
  );
};
