import { TextInput } from '@mantine/core';
import { formatNumber } from '@patchbay/domain/numbering/format-number';
import { toE164 } from '@patchbay/domain/numbering/to-e164';
import { useState } from 'react';
import type { FieldValues } from 'react-hook-form';
import { viewerCountry } from '#ui/phone-number.tsx';
import type { FieldProps } from '#ui/use-zod-form.ts';
import { useField } from './use-field.ts';

/**
 * A phone number, typed in any notation and kept as E.164. What cannot be understood stays as typed, for the schema to
 * refuse and the person to mend; an empty field is null.
 */
export const PhoneNumberField = <F extends FieldValues>({ country = viewerCountry(), ...props }: FieldProps<F> & { country?: string }) => {
  const { field, input } = useField(props);
  const [typed, setTyped] = useState<string>();
  const value = typeof field.value === 'string' ? field.value : '';
  const leave = () => {
    const text = (typed ?? value).trim();
    if (typed !== undefined) field.onChange(text === '' ? null : (toE164(text, country) ?? text));
    setTyped(undefined);
    field.onBlur();
  };
  return (
    <TextInput {...input} inputMode="tel" autoComplete="off" data-mono value={typed ?? formatNumber(value, 'international')} onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={leave} onKeyDown={(event) => event.key === 'Enter' && leave()} />
  );
};
