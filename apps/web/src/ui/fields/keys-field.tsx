import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { keyKinds, kindsWithValue, type PhoneKey } from '@patchbay/contract/key-layouts';
import { memo, useCallback, useEffect, useRef, type RefObject } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { IconButton } from '#ui/icon-button.tsx';
import { Icon } from '#ui/icons.tsx';
import { useKeptFocus } from '#ui/use-kept-focus.ts';
import type { FieldProps } from '#ui/use-zod-form.ts';
import styles from './keys-field.module.css';
import { useField } from './use-field.ts';

const mostModules = 6;
const lines = [0, 1, 2, 3, 4, 5];
const first = 'first';

/** The next place after the last key. */
const nextKey = (keys: PhoneKey[]): PhoneKey => {
  const last = keys.at(-1);
  return { module: last?.module ?? 0, position: Math.min((last?.position ?? 0) + 1, 120), kind: 'blf', label: '', value: '', line: null };
};

/** Keys of phones and of sidecars, one in a row. */
export const KeysField = <F extends FieldValues>(props: FieldProps<F>) => {
  const { field, input } = useField(props);
  const t = useTranslations('forms.keys');
  const keys = (field.value ?? []) as PhoneKey[];
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
            <Row {...key} index={index} onChange={change} onRemove={remove} />
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

interface RowProps extends PhoneKey {
  index: number;
  onChange: (index: number, part: Partial<PhoneKey>) => void;
  onRemove: (index: number) => void;
}

/** Its lists are the browser's own: a layout may have three hundred keys. */
const Row = memo(({ module, position, kind, label, value, line, index, onChange, onRemove }: RowProps) => {
  const t = useTranslations('forms.keys');
  const number = index + 1;
  const named = (field: 'module' | 'position' | 'kind' | 'label' | 'value' | 'line') => ({ 'aria-label': t('of', { field: t(field), number }), className: styles[field] });
  const set = (part: Partial<PhoneKey>) => onChange(index, part);
  return (
    <>
      <NativeSelect {...named('module')} value={String(module)} onChange={({ currentTarget }) => set({ module: Number(currentTarget.value) })}
        data={Array.from({ length: mostModules + 1 }, (_, at) => ({ value: String(at), label: at === 0 ? t('phone') : t('sidecar', { number: at }) }))} />
      <NumberInput {...named('position')} value={position} min={1} max={120} allowDecimal={false} onChange={(typed) => set({ position: Number(typed) || 1 })} />
      <NativeSelect {...named('kind')} value={kind} onChange={({ currentTarget }) => set({ kind: currentTarget.value as PhoneKey['kind'] })} data={keyKinds.map((each) => ({ value: each, label: t(`kinds.${each}`) }))} />
      <TextInput {...named('value')} placeholder={t('value')} value={value} disabled={!kindsWithValue.includes(kind)} maxLength={60} onChange={({ currentTarget }) => set({ value: currentTarget.value })} />
      <TextInput {...named('label')} placeholder={t('label')} value={label} maxLength={30} onChange={({ currentTarget }) => set({ label: currentTarget.value })} />
      <NativeSelect {...named('line')} value={line === null ? first : String(line)} onChange={({ currentTarget }) => set({ line: currentTarget.value === first ? null : Number(currentTarget.value) })}
        data={[{ value: first, label: t('firstLine') }, ...lines.map((at) => ({ value: String(at), label: t('lineOf', { position: at }) }))]} />
      <IconButton icon="trash" label={t('remove', { number })} onClick={() => onRemove(index)} />
    </>
  );
});
