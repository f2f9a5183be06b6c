import { appConfigurations, type AppConfiguration } from '@patchbay/contract/app-configurations';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { call } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useApi, useCommand } from '#api/query.ts';
import { FormPage } from '#ui/form-page.tsx';
import { isKept, useInvitationToast, useObstacle } from '#ui/invitation.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import { AppConfigurationFields } from './app-configuration-fields.tsx';

/** Configures the application line of a user. */
export const EditAppConfigurationPage = () => {
  const { id = '' } = useParams();
  const query = useApi(appConfigurations.get, { params: { id } });
  return <Loaded query={query}>{(found) => <EditForm key={found.id} found={found} />}</Loaded>;
};

const EditForm = ({ found }: { found: AppConfiguration }) => {
  const t = useTranslations('appConfigurations');
  const { id: at, base, may } = usePlace();
  const navigate = useNavigate();
  const { id, userName, userId } = found;
  const isNew = useSearchParams()[0].has('new');
  const obstacle = useObstacle()({ name: userName, invitation: found.invitation });
  // The end of creating a user, and of nothing else: who edits a line sends nothing.
  const sendInvitation = isNew && may('users:write') && obstacle === undefined && found.invitation.sentAt === null;
  const update = useCommand(appConfigurations.update, { touches: ['phoneNumbers', 'internalNumbers', 'users', 'outbox'] });
  const form = useZodForm(appConfigurations.update.body!, { defaultValues: found });
  const page = `${base}/contact-methods/app-configurations/${id}`;
  const user = `${base}/users/${userId}`;
  const tell = useInvitationToast();
  const onSaved = (saved: AppConfiguration) => {
    const isInvited = sendInvitation && !isKept(saved.invitation);
    toast.done(isInvited ? t('savedAndInvited', { name: userName, email: found.email! }) : t('saved', { name: userName }));
    if (sendInvitation && !isInvited) tell(saved);
    void navigate(isNew ? user : page);
  };
  const description = !isNew ? undefined : sendInvitation ? t('invite.onSave', { email: found.email! }) : [t('invite.cannot'), obstacle].filter(Boolean).join(' ');
  return (
    <FormPage title={t('editTitle', { name: userName })} parent={isNew ? { to: user, label: userName } : { to: page, label: userName }} form={form} latest={() => call(appConfigurations.get, { at, params: { id } })}
      description={description}
      onSave={(body) => update.mutateAsync({ params: { id }, body: { ...body, sendInvitation } })} onSaved={onSaved}>
      <AppConfigurationFields form={form} found={found} />
    </FormPage>
  );
};
