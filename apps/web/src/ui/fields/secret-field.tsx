import { Button, Group, PasswordInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { Secret } from '#ui/secret.tsx';
import styles from '#ui/secret.module.css';
import type { FieldProps } from '#ui/use-zod-form.ts';
import { useField } from './use-field.ts';

interface Props<F extends FieldValues> extends FieldProps<F> {
  /** Whether one is stored. Left alone, the value stays undefined and the stored one is kept. */
  isSet: boolean;
  /** Has lines, as a key in PEM has: shown as it is typed, because one line would not keep them. */
  isMultiline?: boolean;
  onReveal?: () => Promise<unknown>;
  /** Whether there may be none: what is empty is taken away. */
  isClearable?: boolean;
}

/** A write-only value of a form: shown as set, typed anew to be replaced. */
export const SecretField = <F extends FieldValues>({ isSet, isMultiline, onReveal, isClearable, ...props }: Props<F>) => {
  const { field, input } = useField(props);
  const t = useTranslations('forms');
  const [isReplacing, setIsReplacing] = useState(!isSet);
  const keep = () => {
    field.onChange(undefined);
    setIsReplacing(false);
  };
  const isGoing = isSet && field.value === '';
  if (!isReplacing)
    return (
      <div className={styles.field} role="group" aria-label={input.label}>
        <span className={styles.label}>{input.label}</span>
        {isGoing ? (
          <span className={styles.secret}>
            <span className={styles.state}>{t('secretGoes')}</span>
            <Button variant="default" size="xs" autoFocus onClick={keep}>
              {t('keepOld')}
            </Button>
          </span>
        ) : (
          <Secret isSet={isSet} onReveal={onReveal} onReplace={input.disabled ? undefined : () => setIsReplacing(true)} onTakeAway={isClearable && !input.disabled ? () => field.onChange('') : undefined} />
        )}
        {input.description && <span className={styles.help}>{input.description}</span>}
      </div>
    );
  return (
    <Group gap="xs" align="flex-start" wrap="nowrap">
      {isMultiline ? (
        <Textarea {...input} flex={1} autoComplete="off" spellCheck={false} autoFocus={isSet} minRows={3} maxRows={8} autosize value={field.value ?? ''} onChange={(event) => field.onChange(event.currentTarget.value || undefined)} />
      ) : (
        <PasswordInput {...input} flex={1} autoComplete="new-password" autoFocus={isSet} value={field.value ?? ''} visibilityToggleButtonProps={{ 'aria-label': t('showTyped') }}
          onChange={(event) => field.onChange(event.currentTarget.value || undefined)} />
      )}
      {isSet && (
        <Button variant="default" mt={22} onClick={keep}>
          {t('keepOld')}
        </Button>
      )}
    </Group>
  );
};
