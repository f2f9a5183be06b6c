import { Radio, Stack } from '@mantine/core';
import type { FieldValues } from 'react-hook-form';
import type { FieldProps } from '#ui/use-zod-form.ts';
import { useField } from './use-field.ts';

interface Choice {
  value: string;
  label: string;
  /** What it leads to, where the label does not say. */
  help?: string;
}

/** One of two or three values that each deserve to be seen. `toValue` makes of a choice what the form keeps where that is no text. */
export const RadioField = <F extends FieldValues>({ options, toValue = (choice) => choice, ...props }: FieldProps<F> & { options: Choice[]; toValue?: (choice: string) => unknown }) => {
  const { field, input } = useField(props);
  const { placeholder: _, ref, disabled, ...rest } = input;
  return (
    <Radio.Group {...rest} value={String(field.value ?? '')} onChange={(choice) => field.onChange(toValue(choice))}>
      <Stack gap={8} mt={6}>
        {options.map(({ value, label, help }, index) => (
          <Radio key={value} ref={index === 0 ? ref : undefined} value={value} label={label} description={help} disabled={disabled} />
        ))}
      </Stack>
    </Radio.Group>
  );
};
