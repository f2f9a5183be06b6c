import { account } from '@patchbay/contract/session';
import { useEffect, useState, type ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { useCommand } from '#api/query.ts';
import { useConfirm } from '#ui/confirm.tsx';
import { CopyButton } from '#ui/copy.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormBody } from '#ui/form/form-body.tsx';
import { useSubmit, type Saving } from '#ui/form/use-submit.tsx';
import { Button } from '#ui/kit.ts';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import styles from './own-account.module.css';
import { PasswordField } from './password-field.tsx';
import { QrCode } from './qr-code.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

interface Secret {
  uri: string;
  secret: string;
}

/** From the password over the QR code to the recovery codes. */
export const SetUpDialog = ({ onClose }: { onClose: () => void }) => {
  const t = useTranslations('ownAccount');
  const [secret, setSecret] = useState<Secret>();
  const [codes, setCodes] = useState<string[]>();
  const finish = () => {
    toast.done(t('switchedOn'));
    onClose();
  };
  const step = codes ? 3 : secret ? 2 : 1;
  const confirm = useConfirm();
  const close = async () => {
    // The codes are shown this once, so they do not vanish by a key pressed by mistake.
    if (!codes || (await confirm({ title: t('recoverySure'), body: t('recoverySureBody'), action: t('recoveryDone') }))) onClose();
  };
  return (
    <Dialog title={codes ? t('recoveryTitle') : t('setUpTitle')} onClose={() => void close()}>
      <p className={styles.step}>{t('step', { step })}</p>
      {!secret && <Prove onSecret={setSecret} onClose={onClose} />}
      {secret && !codes && <Scan secret={secret} onCodes={setCodes} onClose={onClose} />}
      {codes && <RecoveryCodes codes={codes} onDone={finish} />}
    </Dialog>
  );
};

const Prove = ({ onSecret, onClose }: { onSecret: (secret: Secret) => void; onClose: () => void }) => {
  const t = useTranslations('ownAccount');
  const begin = useCommand(account.beginSecondFactor);
  const form = useZodForm(account.beginSecondFactor.body!, { defaultValues: { password: '' } });
  return (
    <StepForm form={form} label={t('setUpTitle')} saveLabel={t('next')} onClose={onClose} onSave={(body) => begin.mutateAsync({ body })} onSaved={onSecret}>
      <PasswordField form={form} name="password" label={t('confirmPassword')} help={t('confirmPasswordHelp')} autoComplete="current-password" required />
    </StepForm>
  );
};

interface ScanProps {
  secret: Secret;
  onCodes: (codes: string[]) => void;
  onClose: () => void;
}

const Scan = ({ secret: { uri, secret }, onCodes, onClose }: ScanProps) => {
  const t = useTranslations('ownAccount');
  const confirm = useCommand(account.confirmSecondFactor, { touches: ['session', 'accounts'] });
  const form = useZodForm(account.confirmSecondFactor.body!, { defaultValues: { code: '' } });
  const { setFocus } = form;
  // What had the focus is gone with the step before.
  useEffect(() => setFocus('code'), [setFocus]);
  return (
    <StepForm form={form} label={t('setUpTitle')} saveLabel={t('switchOn')} onClose={onClose} onSave={(body) => confirm.mutateAsync({ body })} onSaved={({ recoveryCodes }) => onCodes(recoveryCodes)}>
      <div className={styles.scan}>
        <QrCode text={uri} label={t('qrLabel')} />
        <div className={styles.manual}>
          <strong>{t('scan')}</strong>
          <span>{t('scanManual')}</span>
          <span className={styles.secret}>
            <code>{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
            <CopyButton value={secret} of={t('secret')} />
          </span>
        </div>
      </div>
      <TextField form={form} name="code" label={t('code')} help={t('codeHelp')} inputMode="numeric" autoComplete="one-time-code" maxLength={10} mono required />
    </StepForm>
  );
};

interface StepProps<S extends z.ZodType<FieldValues, FieldValues>, R> extends Saving<S, R> {
  label: string;
  saveLabel: string;
  onClose: () => void;
  children: ReactNode;
}

const StepForm = <S extends z.ZodType<FieldValues, FieldValues>, R>({ label, saveLabel, onClose, children, ...saving }: StepProps<S, R>) => {
  const common = useTranslations('common');
  const { submit, isSaving, problem } = useSubmit(saving);
  return (
    <FormBody
      label={label}
      problem={problem}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" loading={isSaving}>
            {saveLabel}
          </Button>
        </>
      }
    >
      {children}
    </FormBody>
  );
};
