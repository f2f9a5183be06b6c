import { ActionIcon, Button } from '@mantine/core';
import { keyKinds, kindsWithValue, type PhoneKey } from '@patchbay/contract/key-layouts';
import { memo, useCallback, useEffect, useMemo, useRef, useState, type ComponentProps, type RefObject } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { Icon } from '#ui/icons.tsx';
import { useKeptFocus } from '#ui/use-kept-focus.ts';
import type { FieldProps } from '#ui/use-zod-form.ts';
import styles from './keys-field.module.css';
import { useField } from './use-field.ts';

const mostModules = 6;
const lastPosition = 120;
const lines = [0, 1, 2, 3, 4, 5];
const first = 'first';

/** The next place after the last key. */
const nextKey = (keys: PhoneKey[]): PhoneKey => {
  const last = keys.at(-1);
  return { module: last?.module ?? 0, position: Math.min((last?.position ?? 0) + 1, lastPosition), kind: 'blf', label: '', value: '', line: null };
};

/** Keys of phones and of sidecars, one in a row. */
export const KeysField = <F extends FieldValues>(props: FieldProps<F>) => {
  const { field, input } = useField(props);
  const t = useTranslations('forms.keys');
  const keys = (field.value ?? []) as PhoneKey[];
  const choices = useChoices();
  const list = useKeptFocus<HTMLOListElement>();
  const follow = useFollowingFocus(list, keys.length);
  const latest = useRef({ keys, set: field.onChange });
  useEffect(() => {
    latest.current = { keys, set: field.onChange };
  });
  // The same from one keystroke to the next, so that only the row that is typed in is drawn again.
  const change = useCallback((index: number, part: Partial<PhoneKey>) => latest.current.set(latest.current.keys.map((key, at) => (at === index ? withoutNumber({ ...key, ...part }) : key))), []);
  const remove = useCallback((index: number) => latest.current.set(latest.current.keys.filter((_, at) => at !== index)), []);
  return (
    <div role="group" aria-label={input.label} className={styles.group}>
      <span className={styles.title} aria-hidden>{input.label}</span>
      {input.description && <p className={styles.help}>{input.description}</p>}
      {keys.length > 0 && (
        <div className={styles.head} aria-hidden>
          {(['module', 'position', 'kind', 'value', 'label', 'line'] as const).map((column) => (
            <span key={column}>{t(column)}</span>
          ))}
        </div>
      )}
      <ol ref={list} className={styles.keys}>
        {keys.map((key, index) => (
          <li key={index} className={styles.key}>
            <Row {...key} index={index} choices={choices} onChange={change} onRemove={remove} />
          </li>
        ))}
      </ol>
      {input.error && <p className={styles.error} role="alert">{input.error}</p>}
      <Button variant="default" size="xs" leftSection={<Icon name="plus" size={14} />} onClick={() => (follow(), field.onChange([...keys, nextKey(keys)]))}>
        {t('add')}
      </Button>
    </div>
  );
};

/** After a key was added the focus is on it. */
const useFollowingFocus = (list: RefObject<HTMLOListElement | null>, count: number) => {
  const before = useRef<number>(undefined);
  useEffect(() => {
    if (before.current === undefined) return;
    list.current?.lastElementChild?.querySelector<HTMLElement>('input, select')?.focus();
    before.current = undefined;
  }, [list, count]);
  return () => void (before.current = count);
};

const withoutNumber = (key: PhoneKey): PhoneKey => (kindsWithValue.includes(key.kind) ? key : { ...key, value: '' });

interface Choices {
  module: Choice[];
  kind: Choice[];
  line: Choice[];
}
interface Choice {
  value: string;
  label: string;
}

const useChoices = (): Choices => {
  const t = useTranslations('forms.keys');
  return useMemo(() => ({
    module: Array.from({ length: mostModules + 1 }, (_, at) => ({ value: String(at), label: at === 0 ? t('phone') : t('sidecar', { number: at }) })),
    kind: keyKinds.map((value) => ({ value, label: t(`kinds.${value}`) })),
    line: [{ value: first, label: t('firstLine') }, ...lines.map((at) => ({ value: String(at), label: t('lineOf', { position: at }) }))],
  }), [t]);
};

interface RowProps extends PhoneKey {
  index: number;
  choices: Choices;
  onChange: (index: number, part: Partial<PhoneKey>) => void;
  onRemove: (index: number) => void;
}

/** Of the browser's own fields: a layout may have three hundred keys, and Mantine's take ten times as long to be there. */
const Row = memo(({ module, position, kind, label, value, line, index, choices, onChange, onRemove }: RowProps) => {
  const t = useTranslations('forms.keys');
  const number = index + 1;
  const named = (field: 'module' | 'position' | 'kind' | 'label' | 'value' | 'line') => ({ 'aria-label': t('of', { field: t(field), number }), className: [styles.field, styles[field]].filter(Boolean).join(' ') });
  const set = (part: Partial<PhoneKey>) => onChange(index, part);
  const remove = t('remove', { number });
  return (
    <>
      <Select {...named('module')} choices={choices.module} value={String(module)} onChange={({ currentTarget }) => set({ module: Number(currentTarget.value) })} />
      <Position {...named('position')} value={position} onChange={(typed) => set({ position: typed })} />
      <Select {...named('kind')} choices={choices.kind} value={kind} onChange={({ currentTarget }) => set({ kind: currentTarget.value as PhoneKey['kind'] })} />
      <input {...named('value')} placeholder={t('value')} value={value} disabled={!kindsWithValue.includes(kind)} maxLength={60} onChange={({ currentTarget }) => set({ value: currentTarget.value })} />
      <input {...named('label')} placeholder={t('label')} value={label} maxLength={30} onChange={({ currentTarget }) => set({ label: currentTarget.value })} />
      <Select {...named('line')} choices={choices.line} value={line === null ? first : String(line)} onChange={({ currentTarget }) => set({ line: currentTarget.value === first ? null : Number(currentTarget.value) })} />
      <ActionIcon aria-label={remove} title={remove} onClick={() => onRemove(index)}>
        <Icon name="trash" />
      </ActionIcon>
    </>
  );
});

const Select = ({ choices, ...rest }: ComponentProps<'select'> & { choices: Choice[] }) => (
  <select {...rest}>
    {choices.map(({ value, label }) => (
      <option key={value} value={value}>{label}</option>
    ))}
  </select>
);

interface PositionProps extends Omit<ComponentProps<'input'>, 'onChange'> {
  value: number;
  onChange: (position: number) => void;
}

/** The number of a key, which may be empty while another is typed; arrows go to the next and the one before. */
const Position = ({ value, onChange, ...rest }: PositionProps) => {
  const [typed, setTyped] = useState<string>();
  const set = (position: number) => onChange(Math.min(Math.max(position, 1), lastPosition));
  const steps: Record<string, number> = { ArrowUp: 1, ArrowDown: -1 };
  return (
    <input {...rest} inputMode="numeric" maxLength={3} value={typed ?? value} onBlur={() => setTyped(undefined)}
      onChange={({ currentTarget }) => {
        const digits = currentTarget.value.replace(/\D/g, '');
        setTyped(digits);
        if (Number(digits) > 0) set(Number(digits));
      }}
      onKeyDown={(event) => {
        const step = steps[event.key];
        if (step === undefined) return;
        event.preventDefault();
        setTyped(undefined);
        set(value + step);
      }} />
  );
};
