import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FieldValues } from 'react-hook-form';
import type { FieldProps } from '#ui/use-zod-form.ts';
import { useField } from './use-field.ts';

/** `001565aabbcc` as it stands on the phone's label. What is not twelve hexadecimal digits stays as it is. */
export const formatMac = (mac: string) => (/^[0-9a-f]{12}$/i.test(mac) ? mac.toUpperCase().replace(/(..)(?=.)/g, '$1:') : mac);

/** A MAC address in any notation; an empty field is null. */
export const MacField = <F extends FieldValues>(props: FieldProps<F>) => {
  const { field, input } = useField(props);
  const [typed, setTyped] = useState<string>();
  const value = typeof field.value === 'string' ? field.value : '';
  const change = (text: string) => {
    setTyped(text);
    const bare = text.replace(/[\s:.-]/g, '').toLowerCase();
    field.onChange(text.trim() === '' ? null : /^[0-9a-f]{12}$/.test(bare) ? bare : text);
  };
  return (
    <TextInput {...input} placeholder={input.placeholder ?? '00:15:65:AA:BB:CC'} autoComplete="off" spellCheck={false} data-mono value={typed ?? formatMac(value)}
      onChange={(event) => change(event.currentTarget.value)} onBlur={() => (setTyped(undefined), field.onBlur())} />
  );
};
