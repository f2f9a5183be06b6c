import type { ExtensionSettings } from '@patchbay/contract/extension-cards';
import type { Extension } from '@patchbay/contract/extensions';
import { useTranslations } from 'use-intl';
import { Status } from '#ui/status.tsx';
import { ExtensionState } from './columns.tsx';
import styles from './extension.module.css';
import { Registration } from './identity/registration.tsx';

/** Whether it is enabled, whether its devices are signed in, and whether its person signs in here. */
export const ExtensionSummary = ({ of: { id, isEnabled }, settings }: { of: Extension; settings: ExtensionSettings | undefined }) => (
  <span className={styles.summary}>
    <ExtensionState isEnabled={isEnabled} />
    <Registration id={id} />
    {settings && <SignIn of={settings.identity} />}
  </span>
);

/** As what its person signs in, and what is still to be done for that. */
const SignIn = ({ of: { isSignInAllowed, hasPassword, username, role } }: { of: ExtensionSettings['identity'] }) => {
  const t = useTranslations('extensions.signIn');
  const roles = useTranslations('roles');
  if (!isSignInAllowed) return <Status tone="neutral">{t('off')}</Status>;
  return <Status tone={hasPassword ? 'good' : 'warning'}>{t(hasPassword ? 'on' : 'noPassword', { username, role: roles(role) })}</Status>;
};
