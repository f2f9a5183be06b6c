import { extensionCards, SipPassword } from '@patchbay/contract/extension-cards';
import type { Extension } from '@patchbay/contract/extensions';
import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { useCommand } from '#api/query.ts';
import { RadioField } from '#ui/fields/radio-field.tsx';
import { SecretField } from '#ui/fields/secret-field.tsx';
import { FormDialog } from '#ui/form-dialog.tsx';
import { Progress } from '#ui/kit.ts';
import { useShowSipAccount } from '#ui/use-show-sip-account.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import { nameOf } from '../name-of.ts';
import styles from './card.module.css';

const NewPassword = z
  .object({ way: z.enum(['GENERATED', 'CHOSEN']), sipPassword: SipPassword.optional() })
  .refine(({ way, sipPassword }) => way === 'GENERATED' || sipPassword !== undefined, { path: ['sipPassword'], error: 'Must not be empty' });

/** Replaces the SIP password by a generated or a chosen one, and shows it this once. */
export const SipPasswordDialog = ({ extension, onClose }: { extension: Extension; onClose: () => void }) => {
  const t = useTranslations('extensions.sip');
  const form = useZodForm(NewPassword, { defaultValues: { way: 'GENERATED' } });
  const replace = useCommand(extensionCards.replaceSipPassword, { touches: ['audit', 'phones'] });
  const show = useShowSipAccount();
  const [way, typed] = useWatch({ control: form.control, name: ['way', 'sipPassword'] });
  return (
    <FormDialog title={t('replaceTitle', { name: nameOf(extension) })} saveLabel={t('replace')} form={form} onClose={onClose}
      onSave={({ way: chosen, sipPassword }) => replace.mutateAsync({ params: { id: extension.id }, body: { sipPassword: chosen === 'CHOSEN' ? sipPassword! : null } })}
      onSaved={(account) => void show(nameOf(extension), account)}>
      <p>{t('replaceBody')}</p>
      <RadioField form={form} name="way" label={t('newPassword')} options={(['GENERATED', 'CHOSEN'] as const).map((value) => ({ value, label: t(`ways.${value}`) }))} />
      {way === 'CHOSEN' && (
        <div>
          <SecretField form={form} name="sipPassword" label={t('password')} help={t('chosenHelp')} required isSet={false} />
          <Strength password={typed ?? ''} extension={extension} />
        </div>
      )}
    </FormDialog>
  );
};

const long = 16;

/** How hard it is to guess: in words, and as a bar. */
const Strength = ({ password, extension: { sipUsername, displayName } }: { password: string; extension: Extension }) => {
  const t = useTranslations('extensions.sip.strength');
  // It knows many passwords, which nobody else needs.
  const { data: judge } = useQuery({ queryKey: ['own', 'password-problem'], queryFn: () => import('@patchbay/domain/credentials/password-problem'), staleTime: Infinity });
  if (!judge || password === '') return null;
  const weakness = judge.passwordWeakness(password, { email: sipUsername, name: displayName });
  const level = password.length < long ? 'good' : 'strong';
  return (
    <div className={styles.strength}>
      <Progress value={weakness ? 25 : { good: 65, strong: 100 }[level]} color={weakness ? 'red' : undefined} size="sm" aria-label={t('title')} />
      <span role="status" className={styles.note}>{weakness ? t(`weak.${weakness}`) : t(level)}</span>
    </div>
  );
};
