import { Checkbox, Switch } from '@mantine/core';
import type { FieldValues } from 'react-hook-form';
import type { FieldProps } from '#ui/use-zod-form.ts';
import { useField } from './use-field.ts';

/** On or off. */
export const SwitchField = <F extends FieldValues>(props: FieldProps<F>) => {
  const { field, input } = useField(props);
  const { withAsterisk: _, placeholder: __, ...rest } = input;
  return <Switch {...rest} checked={Boolean(field.value)} onChange={(event) => field.onChange(event.currentTarget.checked)} />;
};

/** On or off, among others of its kind. */
export const CheckboxField = <F extends FieldValues>(props: FieldProps<F>) => {
  const { field, input } = useField(props);
  const { withAsterisk: _, placeholder: __, ...rest } = input;
  return <Checkbox {...rest} checked={Boolean(field.value)} onChange={(event) => field.onChange(event.currentTarget.checked)} />;
};
