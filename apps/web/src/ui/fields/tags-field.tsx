import { TagsInput } from '@mantine/core';
import type { FieldValues } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import type { FieldProps } from '#ui/use-zod-form.ts';
import { pillsOf, toPills } from './pills.tsx';
import { useField } from './use-field.ts';

interface Props<F extends FieldValues> extends FieldProps<F> {
  most: number;
  /** Of one of them, in characters. */
  maxLength: number;
}

/** Any number of short texts, each ended by Enter or a comma. */
export const TagsField = <F extends FieldValues>({ most, maxLength, ...props }: Props<F>) => {
  const { field, input } = useField(props);
  const t = useTranslations('forms');
  const tags = (field.value ?? []) as string[];
  return (
    <TagsInput {...input} {...pillsOf(tags)} onKeyDown={toPills} value={tags} onChange={(next) => field.onChange(next)} maxTags={most} maxLength={maxLength} clearable clearButtonProps={{ 'aria-label': t('clear') }} />
  );
};
