import { phones, type Phone } from '@patchbay/contract/phones';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { Dialog } from '#ui/dialog.tsx';
import { useDialog } from '#ui/dialog-host.tsx';
import { Button, Switch } from '#ui/kit.ts';
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
  const access = useTranslations('provisioning.access');
  const format = useFormatter();
  const { may } = usePlace();
  const open = useDialog();
  const regenerate = useCommand(phones.regenerateSecret, { touches: ['audit'] });
  const showProvisioning = useShowProvisioning();
  const replace = async () => {
    const graceHours = await open<number | undefined>((done) => <ReplaceDialog name={phone.name} onAnswer={done} />);
    if (graceHours === undefined) return;
    await regenerate.mutateAsync({ params: { id: phone.id }, query: { graceHours } });
    toast.done(t('replaced'));
    if (may('secrets:reveal')) await showProvisioning(phone);
  };
  return (
    <span className={styles.firstFetch}>
      <Secret isSet onReplace={may('phones:write') ? replace : undefined} />
      {phone.oldSecretUntil && <span className={styles.hint}>{access('oldUntil', { at: format.dateTime(new Date(phone.oldSecretUntil), { dateStyle: 'medium', timeStyle: 'short' }) })}</span>}
    </span>
  );
};

const graceHours = 24;

const ReplaceDialog = ({ name, onAnswer }: { name: string; onAnswer: (graceHours: number | undefined) => void }) => {
  const t = useTranslations('phones.secret');
  const access = useTranslations('provisioning.access');
  const common = useTranslations('common');
  const [isGraceful, setIsGraceful] = useState(false);
  return (
    <Dialog
      title={t('replaceTitle', { name })}
      size="sm"
      footer={
        <>
          <Button variant="default" onClick={() => onAnswer(undefined)}>
            {common('cancel')}
          </Button>
          <Button color="red" onClick={() => onAnswer(isGraceful ? graceHours : 0)}>
            {t('replace')}
          </Button>
        </>
      }
    >
      <p>{t(isGraceful ? 'replaceBodyGrace' : 'replaceBody')}</p>
      <Switch mt="md" label={access('grace')} checked={isGraceful} onChange={(event) => setIsGraceful(event.currentTarget.checked)} />
    </Dialog>
  );
};
