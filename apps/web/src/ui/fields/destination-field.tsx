import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { destinations } from '@patchbay/contract/destinations';
import { type Destination, destinationKey, destinationKinds, type LabelledDestination } from '@patchbay/contract/primitives/destination';
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { FieldValues } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { query } from '#api/query.ts';
import { DestinationIcon, DestinationName, useDestinationText } from '#ui/destination.tsx';
import type { FieldProps } from '#ui/use-zod-form.ts';
import { selectText } from './select-field.tsx';
import { useField } from './use-field.ts';

interface Props<F extends FieldValues> extends FieldProps<F> {
  /** What is chosen already, so that it has a name. A choice that is not among them has gone since. */
  chosen?: (LabelledDestination | null)[];
  /** Where to look; among all of the enterprise unless it is said. */
  endpoint?: typeof destinations.find;
  /** Allows none, which is null. */
  clearable?: boolean;
  /** For who shows what is chosen elsewhere too. */
  onPicked?: (picked: LabelledDestination) => void;
}

const keyOf = ({ destination }: LabelledDestination) => destinationKey(destination);
const distinct = (all: LabelledDestination[]) => all.filter((one, index) => all.findIndex((other) => keyOf(other) === keyOf(one)) === index);

/** What is found by typing, once the person pauses. */
const useFound = (typed: string, isOpen: boolean, endpoint = destinations.find) => {
  const { id: at } = usePlace();
  const [q] = useDebouncedValue(typed, 150);
  const { data, isPending } = useQuery({ ...query(endpoint, { at, query: { q } }), enabled: isOpen });
  return { found: data?.items ?? [], isPending };
};

/** By kind, those without any left out. */
const useGroups = () => {
  const t = useTranslations('destinations.kinds');
  const text = useDestinationText();
  return (all: LabelledDestination[]) =>
    destinationKinds
      .map((kind) => ({ group: t(kind), items: all.filter(({ destination }) => destination.kind === kind).map((one) => ({ value: keyOf(one), label: text(one) })) }))
      .filter(({ items }) => items.length > 0);
};

/** Where a call is sent, found among all kinds at once: by name, by short number, or as a phone number in any notation. */
export const DestinationField = <F extends FieldValues>({ endpoint, chosen = [], clearable = false, onPicked, ...props }: Props<F>) => {
  const t = useTranslations('destinations');
  const forms = useTranslations('forms');
  const text = useDestinationText();
  const groupsOf = useGroups();
  const { field, input } = useField(props);
  const [search, setSearch] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const [seen, setSeen] = useState(() => chosen.filter((one) => one !== null));
  const key = field.value ? destinationKey(field.value as Destination) : null;
  const current = seen.find((one) => keyOf(one) === key);
  // A field that is opened shows the name of its choice, which is not what is looked for.
  const typed = search === (current ? text(current) : t('gone')) ? '' : search.trim();
  const { found, isPending } = useFound(typed, isOpen, endpoint);
  const known = distinct([...found, ...(current ? [current] : [])]);
  const gone = key && !current ? [{ value: key, label: t('gone'), disabled: true }] : [];
  const change = (chosenKey: string | null) => {
    const picked = known.find((one) => keyOf(one) === chosenKey);
    if (picked) {
      setSeen((all) => distinct([picked, ...all]));
      onPicked?.(picked);
    }
    field.onChange(picked?.destination ?? null);
  };
  return (
    <Select {...input} placeholder={input.placeholder ?? t('placeholder')} data={[...gone, ...groupsOf(known)]} value={key} onChange={change} searchable onSearchChange={setSearch} onDropdownOpen={() => setIsOpen(true)} onClick={selectText}
      filter={() => groupsOf(typed === '' ? known : found)} renderOption={({ option }) => <Option of={known.find((one) => keyOf(one) === option.value)} />}
      leftSection={current && <DestinationIcon kind={current.destination.kind} />} nothingFoundMessage={isPending ? forms('searching') : t('nothingFound')} allowDeselect={false}
      clearable={clearable} clearButtonProps={{ 'aria-label': forms('clear') }} maxDropdownHeight={360} />
  );
};

const Option = ({ of }: { of?: LabelledDestination }) => of && <DestinationName of={of} />;
