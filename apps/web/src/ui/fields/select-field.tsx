import { MultiSelect, Select } from '@mantine/core';
import type { FieldValues } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import type { FieldProps } from '#ui/use-zod-form.ts';
import { pillsOf, toPills } from './pills.tsx';
import { useField } from './use-field.ts';

export interface Option {
  value: string;
  label: string;
  disabled?: boolean;
  /** Those of a group stand together under its name. */
  group?: string;
}

interface Props<F extends FieldValues> extends FieldProps<F> {
  options: Option[];
}

/** What is typed next replaces the name of the choice, rather than lengthen it. */
export const selectText = ({ currentTarget }: { currentTarget: HTMLElement }) => currentTarget instanceof HTMLInputElement && currentTarget.select();

const grouped = (options: Option[]) => {
  if (!options.some(({ group }) => group)) return options;
  const groups = [...new Set(options.map(({ group = '' }) => group))];
  return groups.map((group) => ({ group, items: options.filter((option) => (option.group ?? '') === group).map(({ group: _, ...option }) => option) }));
};

// From here on typing is quicker than looking.
const many = 8;

/** One of a few known values. `clearable` allows none, which is null; `onChoose` decides itself what a choice sets. */
export const SelectField = <F extends FieldValues>({ options, clearable, onChoose, ...props }: Props<F> & { clearable?: boolean; onChoose?: (value: string) => void }) => {
  const { field, input } = useField(props);
  const t = useTranslations('forms');
  return (
    <Select {...input} data={grouped(options)} value={field.value ?? null} onChange={(value) => (onChoose && value !== null ? onChoose(value) : field.onChange(value))} clearable={clearable} searchable={options.length > many} onClick={selectText}
      nothingFoundMessage={t('nothingFound')} clearButtonProps={{ 'aria-label': t('clear') }} />
  );
};

/** Any number of known values; one that is chosen goes when it is chosen again. */
export const MultiSelectField = <F extends FieldValues>({ options, ...props }: Props<F>) => {
  const { field, input } = useField(props);
  const t = useTranslations('forms');
  const chosen = (field.value ?? []) as string[];
  return (
    <MultiSelect {...input} {...pillsOf(chosen)} onKeyDown={toPills} placeholder={chosen.length > 0 ? undefined : input.placeholder} data={options} value={chosen} onChange={(value) => field.onChange(value)} searchable
      nothingFoundMessage={t('nothingFound')} clearable clearButtonProps={{ 'aria-label': t('clear') }} />
  );
};
