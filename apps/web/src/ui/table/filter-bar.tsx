import { Button, Combobox, Menu, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { query } from '#api/query.ts';
import { Icon } from '#ui/icons.tsx';
import styles from './toolbar.module.css';
import type { Choice, Filter } from './types.ts';

interface Props {
  filters: Filter[];
  values: { [key: string]: string };
  onChange: (part: { [key: string]: string | undefined }) => void;
}

/** The filters in force, each with its way out, and a menu with those that are not. */
export const FilterBar = ({ filters, values, onChange }: Props) => {
  const t = useTranslations('table');
  const [added, setAdded] = useState<string>();
  const add = useRef<HTMLButtonElement>(null);
  const isShown = ({ key }: Filter) => values[key] !== undefined || key === added;
  const others = filters.filter((filter) => !isShown(filter));
  return (
    <>
      {filters.filter(isShown).map((filter) => (
        <FilterChip key={filter.key} filter={filter} value={values[filter.key]} onChange={(value) => onChange({ [filter.key]: value })} onDismiss={() => setAdded(undefined)}
          onRemove={() => (onChange({ [filter.key]: undefined }), setAdded(undefined), add.current?.focus())} />
      ))}
      {others.length > 0 && (
        <Menu position="bottom-start" returnFocus={false}>
          <Menu.Target>
            <Button ref={add} variant="subtle" color="gray" className={styles.addFilter} leftSection={<Icon name="filter" size={15} />}>
              {t('filter')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map(({ key, label }) => (
              <Menu.Item key={key} onClick={() => setAdded(key)}>
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
};

interface ChipProps {
  filter: Filter;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  onDismiss: () => void;
  /** Takes the chip away, and the focus to where another is added. */
  onRemove: () => void;
}

const searchFrom = 9;

const FilterChip = ({ filter, value, onChange, onDismiss, onRemove }: ChipProps) => {
  const t = useTranslations('table');
  const [search, setSearch] = useState('');
  const chosen = value === undefined ? [] : filter.isMultiple ? value.split(',') : [value];
  const { choices, labelOf, isSearchable } = useChoices(filter, search, chosen);
  const combobox = useCombobox({
    onDropdownClose: () => {
      setSearch('');
      combobox.resetSelectedOption();
      if (value === undefined) onDismiss();
    },
    onDropdownOpen: () => (isSearchable ? combobox.focusSearchInput() : combobox.selectFirstOption()),
  });
  // One that was just added has no value yet: it asks for it at once.
  useEffect(() => {
    if (value === undefined) combobox.openDropdown();
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const submit = (picked: string) => {
    if (!filter.isMultiple) {
      onChange(picked);
      return combobox.closeDropdown();
    }
    const next = chosen.includes(picked) ? chosen.filter((other) => other !== picked) : [...chosen, picked];
    onChange(next.length > 0 ? next.join(',') : undefined);
  };
  return (
    <span className={styles.chip}>
      <Combobox store={combobox} onOptionSubmit={submit} position="bottom-start" width={240} shadow="md" withinPortal>
        <Combobox.Target targetType="button">
          <button type="button" className={styles.chipValue} onClick={() => combobox.toggleDropdown()}>
            {filter.label} <b>{chosen.length > 0 ? chosen.map(labelOf).join(', ') : '…'}</b>
          </button>
        </Combobox.Target>
        <Combobox.Dropdown>
          {isSearchable && <Combobox.Search value={search} placeholder={t('search')} aria-label={t('search')} onChange={(event) => setSearch(event.currentTarget.value)} />}
          <Combobox.Options mah={280} style={{ overflowY: 'auto' }} aria-label={filter.label}>
            {choices.map((choice) => (
              <Combobox.Option key={choice.value} value={choice.value} active={chosen.includes(choice.value)} className={styles.choice}>
                <span className={styles.choiceMark}>{chosen.includes(choice.value) && <Icon name="check" size={14} />}</span>
                {choice.label}
              </Combobox.Option>
            ))}
            {choices.length === 0 && <Combobox.Empty>{filter.isText ? t('typeText') : t('nothingFound')}</Combobox.Empty>}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      <button type="button" className={styles.chipRemove} aria-label={t('removeFilter', { name: filter.label })} onClick={onRemove}>
        <Icon name="close" size={12} />
      </button>
    </span>
  );
};

const useChoices = ({ options, entity, isText }: Filter, search: string, chosen: string[]) => {
  const typed = search.trim();
  const { answered, seen } = useEntities(entity, typed, chosen);
  const matching = options?.filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase()));
  const texts = isText ? [...new Set([typed, ...chosen])].filter((text) => text !== '').map((text) => ({ value: text, label: text })) : undefined;
  const labelOf = (value: string) => (isText ? value : ([...(options ?? []), ...seen].find((choice) => choice.value === value)?.label ?? '…'));
  return { choices: matching ?? texts ?? answered, labelOf, isSearchable: isText === true || entity !== undefined || (options?.length ?? 0) >= searchFrom };
};

/** What a search finds, and the names of all that were chosen so far. */
const useEntities = (entity: Filter['entity'], typed: string, chosen: string[]) => {
  const place = usePlace();
  const [q] = useDebouncedValue(typed, 150);
  const [seen, setSeen] = useState<Choice[]>([]);
  const source = entity ? (query(entity.endpoint, { at: place.id, query: { q: q || undefined, pageSize: 25 } } as never) as object) : { queryFn: skipToken };
  const found = useQuery<unknown>({ queryKey: ['choices'], ...source });
  const answered = ((found.data as { items: never[] } | undefined)?.items ?? []).map((item) => entity!.toOption(item));
  const unknown = found.isSuccess ? chosen.find((value) => ![...seen, ...answered].some((known) => known.value === value)) : undefined;
  const named = useQuery<unknown>({ queryKey: ['choice'], ...(entity?.get && unknown ? (query(entity.get, { at: place.id, params: { id: unknown } } as never) as object) : { queryFn: skipToken }), retry: false });
  const known = unknown && named.data ? [...answered, entity!.toOption(named.data as never)] : answered;
  const unseen = known.filter(({ value }) => chosen.includes(value) && !seen.some((other) => other.value === value));
  if (unseen.length > 0) setSeen([...seen, ...unseen]);
  return { answered, seen };
};
