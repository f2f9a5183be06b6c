import { AppConfigurationFields } from '@patchbay/contract/app-configurations';
import { contactMethods, type ContactMethod, type ContactMethodKind } from '@patchbay/contract/contact-methods';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { call } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useApi, useCommand } from '#api/query.ts';
import { FormPage } from '#ui/form-page.tsx';
import { listAddress } from '#ui/list-address.ts';
import { Loaded } from '#ui/loaded.tsx';
import { useProblemText } from '#ui/problem.tsx';
import { toast } from '#ui/toast.ts';
import { useShowSipAccount } from '#ui/use-show-sip-account.ts';
import { useZodForm, type FieldForm } from '#ui/use-zod-form.ts';
import { ContactMethodFields, type Values } from './contact-method-fields.tsx';
import { kindPages } from './kinds.ts';

export const NewSipAccountPage = () => <NewForm kind="SIP_ACCOUNT" />;
export const NewPstnForwardingPage = () => <NewForm kind="PSTN_FORWARDING" />;
export const NewSipForwardingPage = () => <NewForm kind="SIP_FORWARDING" />;
export const NewEmailPage = () => <NewForm kind="EMAIL" />;

const touches = ['phoneNumbers', 'internalNumbers', 'users'];

const { callerIdIds: _, ...line } = AppConfigurationFields.parse({});
const { phoneNumberIds, internalNumberIds, whenUnavailable, voicemailAudioId, voicemailDeliveryMethodIds } = line;
const inbound = { phoneNumberIds, internalNumberIds, whenUnavailable, voicemailAudioId, voicemailDeliveryMethodIds };
const blank = {
  SIP_ACCOUNT: { ...line, presentedNumberId: null },
  PSTN_FORWARDING: { ...inbound, number: '', presentedNumberId: null },
  SIP_FORWARDING: { ...inbound, username: '', host: '', port: 5060, transport: 'UDP' as const },
  EMAIL: { address: '' },
};

const NewForm = ({ kind }: { kind: ContactMethodKind }) => {
  const t = useTranslations('contactMethods');
  const { base } = usePlace();
  const navigate = useNavigate();
  const userId = useSearchParams()[0].get('user') ?? '';
  const create = useCommand(contactMethods.create, { touches });
  const showPassword = useShowNewPassword();
  const form = useZodForm(contactMethods.create.body!, { defaultValues: { kind, userId, name: '', ...blank[kind] } as never });
  const { path } = kindPages[kind];
  const onSaved = async (saved: ContactMethod) => {
    toast.done(t('created', { name: saved.name }));
    // The page takes the focus as it opens, so the dialog comes after it.
    await navigate(`${base}/contact-methods/${saved.id}`);
    if (saved.kind === 'SIP_ACCOUNT') await showPassword(saved);
  };
  return (
    <FormPage title={t(`kinds.${kind}.new`)} parent={{ to: listAddress(`${base}/contact-methods/${path}`), label: t(`tabs.${path as 'emails'}`) }} form={form} onSave={(body) => create.mutateAsync({ body })} onSaved={(saved) => void onSaved(saved)}>
      <ContactMethodFields form={form as unknown as FieldForm<Values>} kind={kind} />
    </FormPage>
  );
};

/** A password is shown to whoever sets it: the one that was generated with the account was seen by nobody. */
const useShowNewPassword = () => {
  const show = useShowSipAccount();
  const text = useProblemText();
  const generate = useCommand(contactMethods.replaceSipPassword, { touches: ['audit'] });
  return async ({ id, name }: ContactMethod) => {
    const account = await generate.mutateAsync({ params: { id } }).catch((error: unknown) => void toast.failed(text(error).title, text(error).detail));
    if (account) await show(name, account);
  };
};

/** Changes one. */
export const EditContactMethodPage = () => {
  const { id = '' } = useParams();
  const query = useApi(contactMethods.get, { params: { id } });
  return <Loaded query={query}>{(found) => <EditForm key={found.id} found={found} />}</Loaded>;
};

const EditForm = ({ found }: { found: ContactMethod }) => {
  const t = useTranslations('contactMethods');
  const { id: at, base } = usePlace();
  const navigate = useNavigate();
  const { id, name, kind } = found;
  const update = useCommand(contactMethods.update, { touches });
  const form = useZodForm(contactMethods.update.body!, { defaultValues: found as never });
  const page = `${base}/contact-methods/${id}`;
  const onSaved = (saved: ContactMethod) => {
    toast.done(t('saved', { name: saved.name }));
    void navigate(page);
  };
  return (
    <FormPage title={t('editTitle', { name })} parent={{ to: page, label: name }} form={form} latest={() => call(contactMethods.get, { at, params: { id } })} onSave={(body) => update.mutateAsync({ params: { id }, body })} onSaved={onSaved}>
      <ContactMethodFields form={form as unknown as FieldForm<Values>} kind={kind} found={found} />
    </FormPage>
  );
};
