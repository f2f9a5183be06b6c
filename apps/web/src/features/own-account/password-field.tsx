import type { FieldValues } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useField } from '#ui/fields/use-field.ts';
import { PasswordInput } from '#ui/kit.ts';
import type { FieldProps } from '#ui/use-zod-form.ts';

/** A password that one types; hidden until one wants to see it. */
export const PasswordField = <F extends FieldValues>({ autoComplete, ...props }: FieldProps<F> & { autoComplete: 'current-password' | 'new-password' }) => {
  const t = useTranslations('ownAccount');
  const { field, input } = useField(props);
  return (
    <PasswordInput {...input} aria-invalid={Boolean(input.error)} autoComplete={autoComplete} visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }} value={(field.value as string | undefined) ?? ''} onChange={field.onChange} />
  );
};
