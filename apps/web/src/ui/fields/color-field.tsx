import { TextInput } from '@mantine/core';
import type { FieldValues } from 'react-hook-form';
import type { FieldProps } from '#ui/use-zod-form.ts';
import { useField } from './use-field.ts';

/** A colour as `#rrggbb`, with a look at it. */
export const ColorField = <F extends FieldValues>(props: FieldProps<F>) => {
  const { field, input } = useField(props);
  const value = String(field.value ?? '');
  const isColor = /^#[0-9a-f]{6}$/i.test(value.trim());
  const sample = isColor && <span aria-hidden="true" style={{ width: 18, height: 18, borderRadius: 4, background: value.trim() }} />;
  return <TextInput {...input} autoComplete="off" maxLength={7} data-mono value={value} onChange={field.onChange} rightSection={sample} />;
};
