import { MultiSelect, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { AnyEndpoint, QueryInputOf, ResponseOf } from '@patchbay/contract/http/endpoint';
import { useQuery } from '@tanstack/react-query';
import { useState, type KeyboardEvent } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { query } from '#api/query.ts';
import type { FieldProps } from '#ui/use-zod-form.ts';
import { pillsOf, toPills } from './pills.tsx';
import { selectText, type Option } from './select-field.tsx';
import { useField } from './use-field.ts';

type Item<E> = ResponseOf<E> extends { items: (infer T)[] } ? T : never;

interface Source<E extends AnyEndpoint> {
  /** A list endpoint that understands `q`. */
  endpoint: E;
  /** None for what is found and not offered here. */
  toOption: (item: Item<E>) => Option | Option[];
  /** Filters that always hold, such as `{ assigned: 'false' }`. */
  where?: Partial<QueryInputOf<E>>;
  /** What is chosen already, so that it has a name though nobody searched for it. */
  chosen?: Option[];
  /** Where to search; the place of the address unless given. */
  at?: string;
  /** The options stand open from the start. */
  startsOpen?: boolean;
}

type Props<F extends FieldValues, E extends AnyEndpoint> = FieldProps<F> & Source<E>;

interface Single {
  clearable?: boolean;
  /** For a choice that changes another field. */
  onPicked?: (id: string | null) => void;
}

const without = (options: Option[], others: Option[]) => {
  const values = new Set(others.map(({ value }) => value));
  return options.filter(({ value }) => !values.has(value));
};
/** Enter while nothing is found yet is meant for what is to come, and sends no form. */
const stayInOptions = (event: KeyboardEvent<HTMLInputElement>) => {
  const { currentTarget: input, key } = event;
  if (key === 'Enter' && input.getAttribute('aria-expanded') === 'true' && !input.hasAttribute('aria-activedescendant')) event.preventDefault();
};
/** Each once, and none moves in the open list when it is chosen or taken back. */
const inOrder = (...lists: Option[][]) => lists.reduce((all, list) => [...all, ...without(list, all)], []);
const bare = (text: string) => text.replace(/\s/g, '').toLowerCase();

/** The options of a field whose list may be long: what is chosen, and what is found by typing. */
export const useEntitySource = <E extends AnyEndpoint>({ endpoint, toOption, where, chosen: given = [], at, startsOpen = false }: Source<E>, ids: string[]) => {
  const t = useTranslations('forms');
  const place = usePlace();
  const [search, setSearch] = useState('');
  const [isOpen, setIsOpen] = useState(startsOpen);
  const [picked, setPicked] = useState<Option[]>(given);
  const seen = [...given, ...without(picked, given)];
  const byValue = new Map(seen.map((option) => [option.value, option]));
  const chosen = ids.map((id) => byValue.get(id) ?? { value: id, label: id });
  // A field that is opened shows the name of its choice, which is not what is looked for.
  const typed = chosen.some(({ label }) => label === search) ? '' : search.trim();
  const [q] = useDebouncedValue(typed, 150);
  const input = { at: at ?? place.id, query: { ...where, q: q || undefined, pageSize: 25 } };
  const { data, isPending } = useQuery({ ...query(endpoint as AnyEndpoint, input as never), enabled: isOpen });
  const found = ((data as { items: Item<E>[] } | undefined)?.items ?? []).flatMap(toOption);
  // What the server found, and what was chosen here before: it may not count as free any more, and can still be taken back.
  const isOffered = (option: Option) => found.some(({ value }) => value === option.value) || bare(option.label).includes(bare(typed));
  return {
    remember: (chosenIds: string[]) => setPicked([...picked, ...without(found.filter(({ value }) => chosenIds.includes(value)), seen)]),
    props: {
      data: inOrder(given, found, picked, chosen),
      searchable: true,
      onKeyDown: stayInOptions,
      onSearchChange: setSearch,
      onDropdownOpen: () => setIsOpen(true),
      filter: ({ options }: { options: unknown[] }) => (options as Option[]).filter(isOffered) as never[],
      limit: 100,
      nothingFoundMessage: isPending ? t('searching') : t('nothingFound'),
      clearButtonProps: { 'aria-label': t('clear') },
    },
  };
};

/** One object of a list that may be long, found by typing. `clearable` allows none, which is null. */
export const EntityField = <F extends FieldValues, E extends AnyEndpoint>({ endpoint, toOption, where, chosen, at, clearable, onPicked, ...rest }: Props<F, E> & Single) => {
  const { field, input } = useField(rest as FieldProps<F>);
  const value = (field.value ?? null) as string | null;
  const source = useEntitySource({ endpoint, toOption, where, chosen, at }, value ? [value] : []);
  const change = (id: string | null) => {
    if (id) source.remember([id]);
    field.onChange(id);
    onPicked?.(id);
  };
  return <Select {...input} {...source.props} value={value} onChange={change} onClick={selectText} clearable={clearable} />;
};

/** Several objects of a list that may be long. What is chosen stays in the list, and goes when it is chosen again: by keys, too. */
export const EntitiesField = <F extends FieldValues, E extends AnyEndpoint>({ endpoint, toOption, where, chosen, at, ...rest }: Props<F, E>) => {
  const { field, input } = useField(rest as FieldProps<F>);
  const value = (field.value ?? []) as string[];
  const source = useEntitySource({ endpoint, toOption, where, chosen, at }, value);
  const change = (ids: string[]) => {
    source.remember(ids);
    field.onChange(ids);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    stayInOptions(event);
    toPills(event);
  };
  return <MultiSelect {...input} {...source.props} {...pillsOf(value)} onKeyDown={onKeyDown} placeholder={value.length > 0 ? undefined : input.placeholder} value={value} onChange={change} clearable />;
};
