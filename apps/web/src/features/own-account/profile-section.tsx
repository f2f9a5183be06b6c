import { account } from '@patchbay/contract/session';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { basePath } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { useViewer } from '#api/session.ts';
import { TextField } from '#ui/fields/text-field.tsx';
import { useLeaveGuard } from '#ui/form/leave-guard.ts';
import { Fact, Facts } from '#ui/facts.tsx';
import { FormSection } from '#ui/form-page.tsx';
import { TextInput } from '#ui/kit.ts';
import { TextLink } from '#ui/link.tsx';
import { Tag } from '#ui/status.tsx';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import { usePreferences } from '../../preferences.tsx';
import { InlineForm } from './inline-form.tsx';
import styles from './own-account.module.css';

const Profile = z.object({ name: account.updateProfile.body!.shape.name });

/** One's name, and what one signs in with. */
export const ProfileSection = () => {
  const { username, name } = useViewer().account;
  return username === null ? <OwnProfile /> : <ProfileOfExtension username={username} name={name} />;
};

/** Whose extension it is, is decided there. */
const ProfileOfExtension = ({ username, name }: { username: string; name: string }) => {
  const t = useTranslations('ownAccount');
  return (
    <FormSection title={t('profile')} help={t('usernameHelp')}>
      <Facts>
        <Fact label={t('name')}>{name}</Fact>
        <Fact label={t('username')}>{username}</Fact>
      </Facts>
    </FormSection>
  );
};

const OwnProfile = () => {
  const t = useTranslations('ownAccount');
  const viewer = useViewer();
  const { preferences } = usePreferences();
  const update = useCommand(account.updateProfile, { touches: ['session', 'accounts'] });
  const form = useZodForm(Profile, { defaultValues: { name: viewer.account.name } });
  // A router asks one question at a time, so of this page's forms only this one does: nobody misses half a password.
  useLeaveGuard(form.formState.isDirty);
  return (
    <FormSection title={t('profile')} help={t('profileHelp')}>
      <InlineForm
        label={t('profile')}
        form={form}
        onSave={({ name }) => update.mutateAsync({ body: { name, preferences } })}
        onSaved={({ account: { name } }) => {
          form.reset({ name });
          toast.done(t('saved'));
        }}
      >
        <TextField form={form} name="name" label={t('name')} required autoComplete="name" />
        <TextInput label={t('email')} description={t('emailHelp')} value={viewer.account.email ?? ''} readOnly variant="unstyled" />
      </InlineForm>
    </FormSection>
  );
};

/** What one is, and where. */
export const RolesSection = () => {
  const t = useTranslations('ownAccount');
  const roles = useTranslations('roles');
  const kinds = useTranslations('organisationKinds');
  const { memberships } = useViewer();
  return (
    <FormSection title={t('roles')} help={t('rolesHelp')}>
      <ul className={styles.list}>
        {memberships.map(({ organisationId, organisationName, organisationKind, role }) => (
          <li key={`${organisationId} ${role}`}>
            <strong className={styles.role}>{roles(role)}</strong>
            <span>
              <TextLink to={basePath(organisationKind, organisationId)}>{organisationName}</TextLink> <Tag>{kinds(organisationKind)}</Tag>
            </span>
          </li>
        ))}
      </ul>
    </FormSection>
  );
};
