import { callFlows, type CallFlow, type CallFlowDraft } from '@patchbay/contract/call-flows';
import { internalNumbers } from '@patchbay/contract/internal-numbers';
import { useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { call } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useApi, useCommand } from '#api/query.ts';
import { EntitiesField } from '#ui/fields/entity-field.tsx';
import { NumbersField } from '#ui/fields/numbers-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormPage } from '#ui/form-page.tsx';
import { listAddress } from '#ui/list-address.ts';
import { Loaded } from '#ui/loaded.tsx';
import { free, internalOption } from '#ui/number-options.ts';
import { toast } from '#ui/toast.ts';
import { useZodForm, type FieldForm } from '#ui/use-zod-form.ts';
import { OutlineField } from './editor/outline-field.tsx';

const touches = ['phoneNumbers', 'internalNumbers', 'relations'];

const Fields = ({ form, found }: { form: FieldForm<z.input<typeof CallFlowDraft>>; found?: CallFlow }) => {
  const t = useTranslations('callFlows');
  return (
    <>
      <TextField form={form} name="name" label={t('fields.name')} required maxLength={60} />
      <NumbersField form={form} name="phoneNumberIds" label={t('fields.phoneNumbers')} help={t('form.numbersHelp')} placeholder={t('form.numbersPlaceholder')}
        kind="call-flow" assigneeId={found?.id} chosen={found?.phoneNumbers} />
      <EntitiesField form={form} name="internalNumberIds" label={t('fields.internalNumbers')} help={t('form.internalHelp')} placeholder={t('form.numbersPlaceholder')}
        endpoint={internalNumbers.list} where={free} toOption={internalOption} chosen={found?.internalNumbers.map(internalOption)} />
      <OutlineField form={form as never} linked={found?.linked ?? []} />
    </>
  );
};

/** Makes a new one. */
export const NewCallFlowPage = () => {
  const t = useTranslations('callFlows');
  const { base } = usePlace();
  const navigate = useNavigate();
  const create = useCommand(callFlows.create, { touches });
  const form = useZodForm(callFlows.create.body!, { defaultValues: { name: '', phoneNumberIds: [], internalNumberIds: [], startId: '', nodes: [] } });
  const onSaved = (saved: CallFlow) => {
    toast.done(t('created', { name: saved.name }));
    void navigate(`${base}/call-flows/${saved.id}`);
  };
  return (
    <FormPage title={t('new')} parent={{ to: listAddress(`${base}/call-flows`), label: t('title') }} form={form} onSave={(body) => create.mutateAsync({ body })} onSaved={onSaved}>
      <Fields form={form} />
    </FormPage>
  );
};

/** Changes one. */
export const EditCallFlowPage = () => {
  const { id = '' } = useParams();
  const query = useApi(callFlows.get, { params: { id } });
  return <Loaded query={query}>{(found) => <EditForm key={found.id} found={found} />}</Loaded>;
};

const EditForm = ({ found }: { found: CallFlow }) => {
  const t = useTranslations('callFlows');
  const { id: at, base } = usePlace();
  const navigate = useNavigate();
  const { id } = found;
  const update = useCommand(callFlows.update, { touches });
  const form = useZodForm(callFlows.update.body!, { defaultValues: found });
  const page = `${base}/call-flows/${id}`;
  const onSaved = (saved: CallFlow) => {
    toast.done(t('saved', { name: saved.name }));
    void navigate(page);
  };
  return (
    <FormPage title={found.name} parent={{ to: page, label: found.name }} form={form} latest={() => call(callFlows.get, { at, params: { id } })}
      onSave={(body) => update.mutateAsync({ params: { id }, body })} onSaved={onSaved}>
      <Fields form={form} found={found} />
    </FormPage>
  );
};
