import { useController, type Control, type FieldValues } from 'react-hook-form';
import { useIssueText } from '#ui/issue-text.ts';
import type { FieldProps } from '#ui/use-zod-form.ts';

/** Joins a field to its form: its value, its error in the viewer's language, and what every input shows. */
export const useField = <F extends FieldValues>({ form, name, label, help, placeholder, required, disabled }: FieldProps<F>) => {
  const { field, fieldState } = useController<FieldValues>({ control: form.control as Control<FieldValues>, name });
  const issueText = useIssueText();
  form.labels.set(name, label);
  const message = fieldState.error?.message ?? firstMessage(fieldState.error);
  return {
    field,
    isInvalid: fieldState.invalid,
    input: {
      ref: field.ref,
      name: field.name,
      label,
      placeholder,
      disabled,
      description: help,
      withAsterisk: required,
      onBlur: field.onBlur,
      error: message === undefined ? undefined : issueText(message),
    },
  };
};

// The error of a list or an object sits at one of its parts.
const firstMessage = (error: unknown): string | undefined => {
  if (typeof error !== 'object' || error === null) return undefined;
  const { message, root } = error as { message?: string; root?: { message?: string } };
  if (message ?? root?.message) return message ?? root?.message;
  return Object.values(error).map((part) => (typeof part === 'object' ? firstMessage(part) : undefined)).find((found) => found !== undefined);
};
