import { phones, type Phone } from '@patchbay/contract/phones';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { useConfirm } from '#ui/confirm.tsx';
import { Secret } from '#ui/secret.tsx';
import { toast } from '#ui/toast.ts';
import styles from './phone.module.css';
import { useShowProvisioning } from './use-provisioning.ts';

/** The secret part of a phone's address, by itself. */
export const PhoneSecret = ({ phone, help }: { phone: Phone; help: string }) => {
  const t = useTranslations('phones.form');
  return (
    <div className={styles.field} role="group" aria-label={t('secret')}>
      <span className={styles.label}>{t('secret')}</span>
      <SecretControls phone={phone} />
      <span className={styles.hint}>{help}</span>
    </div>
  );
};

/** Says that the secret is set; replaces it, after asking, and shows the new address to those who may see it. */
export const SecretControls = ({ phone }: { phone: Phone }) => {
  const t = useTranslations('phones.secret');
  const { may } = usePlace();
  const confirm = useConfirm();
  const regenerate = useCommand(phones.regenerateSecret, { touches: ['audit'] });
  const showProvisioning = useShowProvisioning();
  const replace = async () => {
    const isSure = await confirm({ title: t('replaceTitle', { name: phone.name }), body: t('replaceBody'), action: t('replace'), danger: true });
    if (!isSure) return;
    await regenerate.mutateAsync({ params: { id: phone.id } });
    toast.done(t('replaced'));
    if (may('secrets:reveal')) await showProvisioning(phone);
  };
  return <Secret isSet onReplace={may('phones:write') ? replace : undefined} />;
};
