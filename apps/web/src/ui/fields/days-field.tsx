import { Checkbox, Group } from '@mantine/core';
import type { FieldValues } from 'react-hook-form';
import type { FieldProps } from '#ui/use-zod-form.ts';
import { useWeekdayName, useWeekdays } from '#ui/week.ts';
import { useField } from './use-field.ts';

/** Days of the week, as numbers; 1 is Monday. */
export const DaysField = <F extends FieldValues>(props: FieldProps<F>) => {
  const { field, input } = useField(props);
  const [days, name] = [useWeekdays(), useWeekdayName()];
  const { placeholder: _, name: __, ref, disabled, ...rest } = input;
  const chosen = ((field.value ?? []) as number[]).map(String);
  return (
    <Checkbox.Group {...rest} value={chosen} onChange={(next) => field.onChange(next.map(Number).sort((a, b) => a - b))}>
      <Group gap="6px 16px" mt={6}>
        {days.map((day, index) => (
          <Checkbox key={day} ref={index === 0 ? ref : undefined} value={String(day)} label={name(day)} disabled={disabled} />
        ))}
      </Group>
    </Checkbox.Group>
  );
};
