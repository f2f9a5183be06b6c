import { type PhoneTemplate, type PhoneTemplateDraft, PhoneTemplateDraft as Draft, phoneTemplates } from '@patchbay/contract/phone-templates';
import { Version } from '@patchbay/contract/primitives/id';
import { Navigate, useNavigate, useParams, useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { call } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useApi, useCommand } from '#api/query.ts';
import { FormPage } from '#ui/form-page.tsx';
import { listAddress } from '#ui/list-address.ts';
import { Loaded } from '#ui/loaded.tsx';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import { PhoneTemplateAside, PhoneTemplateFields } from './phone-template-fields.tsx';

/** Makes a copy: of another template (`?copy=`), or of what a family comes with (`?family=`). */
export const NewPhoneTemplatePage = () => {
  const [search] = useSearchParams();
  const copied = search.get('copy');
  return copied ? <CopyOfTemplate id={copied} /> : <CopyOfShipped family={search.get('family') ?? 'yealink.t-series'} />;
};

const CopyOfTemplate = ({ id }: { id: string }) => {
  const t = useTranslations('phoneTemplates');
  return <Loaded query={useApi(phoneTemplates.get, { params: { id } })}>{(found) => <NewForm family={found.family} baseId={found.id} start={{ ...found, name: t('copyName', { name: found.name }).slice(0, 60) }} />}</Loaded>;
};

const CopyOfShipped = ({ family }: { family: string }) => (
  <Loaded query={useApi(phoneTemplates.shipped, { query: { family } })}>
    {({ items: [shipped] }) => shipped && <NewForm family={family} baseId={null} start={{ name: `${shipped.vendor} ${shipped.familyName}`, ...shipped.texts! }} />}
  </Loaded>
);

const textsOf = ({ name, device, boot, common }: PhoneTemplateDraft): PhoneTemplateDraft => ({ name, device, boot, common });

const NewForm = ({ family, baseId, start }: { family: string; baseId: string | null; start: PhoneTemplateDraft }) => {
  const t = useTranslations('phoneTemplates');
  const { base } = usePlace();
  const navigate = useNavigate();
  const create = useCommand(phoneTemplates.create);
  const form = useZodForm(Draft, { defaultValues: textsOf(start) });
  const onSaved = (saved: PhoneTemplate) => {
    toast.done(t('created', { name: saved.name }));
    void navigate(`${base}/phone-templates/${saved.id}`);
  };
  return (
    <FormPage title={t('new')} parent={{ to: listAddress(`${base}/phone-templates`), label: t('title') }} form={form} onSave={(draft) => create.mutateAsync({ body: { ...draft, family, baseId } })} onSaved={onSaved}
      aside={<PhoneTemplateAside form={form} family={family} />}>
      <PhoneTemplateFields form={form} family={family} />
    </FormPage>
  );
};

/** Changes one; what belongs to somebody above can only be looked at, and copied. */
export const EditPhoneTemplatePage = () => {
  const { id = '' } = useParams();
  const query = useApi(phoneTemplates.get, { params: { id } });
  const { base } = usePlace();
  return <Loaded query={query}>{(found) => (found.ownerId === null ? <Navigate replace to={`${base}/phone-templates/${id}`} /> : <EditForm key={found.id} found={found} />)}</Loaded>;
};

const editForm = Draft.extend({ version: Version });

const EditForm = ({ found }: { found: PhoneTemplate }) => {
  const t = useTranslations('phoneTemplates');
  const { id: at, base } = usePlace();
  const navigate = useNavigate();
  const { id } = found;
  const update = useCommand(phoneTemplates.update, { touches: ['phones'] });
  const form = useZodForm(editForm, { defaultValues: { ...textsOf(found), version: found.version } });
  const page = `${base}/phone-templates/${id}`;
  const onSaved = (saved: PhoneTemplate) => {
    toast.done(t('saved', { name: saved.name }));
    void navigate(page);
  };
  return (
    <FormPage title={found.name} parent={{ to: page, label: found.name }} form={form} latest={() => call(phoneTemplates.get, { at, params: { id } })} onSave={(body) => update.mutateAsync({ params: { id }, body })} onSaved={onSaved}
      aside={<PhoneTemplateAside form={form} family={found.family} id={id} />}>
      <PhoneTemplateFields form={form} family={found.family} />
    </FormPage>
  );
};
