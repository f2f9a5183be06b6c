import { zodResolver } from '@hookform/resolvers/zod';
import { useMemo } from 'react';
import { useForm, type DefaultValues, type FieldValues, type Path, type UseFormReturn } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { issueMessage } from './issue-text.ts';

type ObjectSchema = z.ZodType<FieldValues, FieldValues>;

interface Named<F> {
  /** Label of each field that the form shows, by name; a conflict dialog speaks of fields by their labels. */
  labels: Map<string, string>;
  /** For the type alone: what the form's fields are. Fields of a draft can be shown in any form that has at least those. */
  readonly shape?: F;
}

/** A form whose values are what `S` takes and whose submission is what `S` answers. */
export type ZodForm<S extends ObjectSchema> = UseFormReturn<z.input<S>, unknown, z.output<S>> & Named<z.input<S>>;
/** What a field needs of a form; `control` without its types, which of two forms are never assignable. */
export type FieldForm<F extends FieldValues> = Named<F> & { control: object };

/** What every field takes. */
export interface FieldProps<F extends FieldValues> {
  form: FieldForm<F>;
  name: Path<F>;
  label: string;
  /** What to enter and what it leads to, where the label does not say. */
  help?: string;
  placeholder?: string;
  required?: boolean;
  disabled?: boolean;
}

/**
 * A form of a contract schema: checked at the field when it is left, and again as it is mended.
 * Give an existing object whole as `defaultValues`: what the schema does not know is dropped on submission.
 * @example const form = useZodForm(extensions.update.body!, { defaultValues: extension })
 */
export const useZodForm = <S extends ObjectSchema>(schema: S, { defaultValues }: { defaultValues?: DefaultValues<z.input<S>> } = {}): ZodForm<S> => {
  const t = useTranslations('validation');
  const resolver = useMemo(() => zodResolver(schema as never, { error: issueMessage(t) as never }), [schema, t]);
  const form = useForm<z.input<S>, unknown, z.output<S>>({ resolver: resolver as never, defaultValues, mode: 'onTouched' });
  const labels = useMemo(() => new Map<string, string>(), []);
  return { ...form, labels };
};
