import { account } from '@patchbay/contract/session';
import { useTranslations } from 'use-intl';
import { useCommand } from '#api/query.ts';
import { useViewer } from '#api/session.ts';
import { useDialog } from '#ui/dialog-host.tsx';
import { FormDialog } from '#ui/form-dialog.tsx';
import { FormSection } from '#ui/form-page.tsx';
import { Button } from '#ui/kit.ts';
import { Status } from '#ui/status.tsx';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import styles from './own-account.module.css';
import { PasswordField } from './password-field.tsx';
import { SetUpDialog } from './set-up-dialog.tsx';

/** Whether a code is asked for after the password. */
export const SecondFactorSection = () => {
  const t = useTranslations('ownAccount');
  const open = useDialog();
  const { hasSecondFactor } = useViewer().account;
  return (
    <FormSection title={t('secondFactor')} help={t('secondFactorHelp')}>
      <div className={styles.line}>
        <Status tone={hasSecondFactor ? 'good' : 'neutral'}>{hasSecondFactor ? t('isOn') : t('isOff')}</Status>
        {hasSecondFactor ? (
          <Button variant="default" onClick={() => void open((done) => <SwitchOff onClose={() => done(undefined)} />)}>
            {t('switchOff')}
          </Button>
        ) : (
          <Button onClick={() => void open((done) => <SetUpDialog onClose={() => done(undefined)} />)}>{t('setUp')}</Button>
        )}
      </div>
    </FormSection>
  );
};

const SwitchOff = ({ onClose }: { onClose: () => void }) => {
  const t = useTranslations('ownAccount');
  const remove = useCommand(account.removeSecondFactor, { touches: ['session', 'accounts'] });
  const form = useZodForm(account.removeSecondFactor.body!, { defaultValues: { password: '' } });
  return (
    <FormDialog title={t('switchOffTitle')} size="sm" saveLabel={t('switchOffAction')} form={form} onClose={onClose} onSave={(body) => remove.mutateAsync({ body })} onSaved={() => toast.done(t('switchedOff'))}>
      <p>{t('switchOffBody')}</p>
      <PasswordField form={form} name="password" label={t('confirmPassword')} autoComplete="current-password" required />
    </FormDialog>
  );
};
