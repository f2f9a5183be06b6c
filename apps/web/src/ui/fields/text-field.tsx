import { Textarea, TextInput } from '@mantine/core';
import type { FieldValues } from 'react-hook-form';
import type { FieldProps } from '#ui/use-zod-form.ts';
import { useField } from './use-field.ts';

interface Props<F extends FieldValues> extends FieldProps<F> {
  type?: 'text' | 'email' | 'url' | 'date' | 'time' | 'datetime-local';
  /** For the browser's own suggestions; off unless it helps. */
  autoComplete?: string;
  inputMode?: 'text' | 'numeric' | 'email' | 'tel';
  maxLength?: number;
  /** Shows digits and addresses in figures of one width. */
  mono?: boolean;
  /** An empty field is null. */
  emptyIsNull?: boolean;
}

/** One line of text. */
export const TextField = <F extends FieldValues>({ type = 'text', autoComplete = 'off', inputMode, maxLength, mono, emptyIsNull, ...props }: Props<F>) => {
  const { field, input } = useField(props);
  const text = { type, autoComplete, inputMode, maxLength, 'data-mono': mono || undefined };
  return <TextInput {...input} {...text} value={field.value ?? ''} onChange={(event) => field.onChange(emptyIsNull ? event.currentTarget.value || null : event)} />;
};

/** Several lines of text. */
export const TextAreaField = <F extends FieldValues>({ rows = 4, ...props }: FieldProps<F> & { rows?: number }) => {
  const { field, input } = useField(props);
  return <Textarea {...input} minRows={rows} autosize value={field.value ?? ''} onChange={field.onChange} />;
};
