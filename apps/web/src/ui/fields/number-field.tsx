import { NumberInput } from '@mantine/core';
import type { FieldValues } from 'react-hook-form';
import type { FieldProps } from '#ui/use-zod-form.ts';
import { useField } from './use-field.ts';

interface Props<F extends FieldValues> extends FieldProps<F> {
  min?: number;
  max?: number;
  /** Stands after the figure: "s", "min". */
  unit?: string;
}

/** A whole number; an empty field is null. */
export const NumberField = <F extends FieldValues>({ min, max, unit, ...props }: Props<F>) => {
  const { field, input } = useField(props);
  return (
    <NumberInput {...input} min={min} max={max} suffix={unit && ` ${unit}`} allowDecimal={false} clampBehavior="none" value={field.value ?? ''}
      onChange={(value) => field.onChange(value === '' ? null : Number(value))} />
  );
};
