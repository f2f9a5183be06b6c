import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { keyKinds, kindsWithValue, type PhoneKey } from '@patchbay/contract/key-layouts';
import { useEffect, useRef, type RefObject } from 'react';
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
  const change = (index: number, part: Partial<PhoneKey>) => field.onChange(keys.map((key, at) => (at === index ? withoutNumber({ ...key, ...part }) : key)));
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
            <Row value={key} number={index + 1} onChange={(part) => change(index, part)} />
            <IconButton icon="trash" label={t('remove', { number: index + 1 })} onClick={() => field.onChange(keys.filter((_, at) => at !== index))} />
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
    list.current?.lastElementChild?.querySelector('input')?.focus();
    before.current = undefined;
  }, [list, count]);
  return () => void (before.current = count);
};

const withoutNumber = (key: PhoneKey): PhoneKey => (kindsWithValue.includes(key.kind) ? key : { ...key, value: '' });

const Row = ({ value: { module, position, kind, label, value, line }, number, onChange }: { value: PhoneKey; number: number; onChange: (part: Partial<PhoneKey>) => void }) => {
  const t = useTranslations('forms.keys');
  const named = (field: 'module' | 'position' | 'kind' | 'label' | 'value' | 'line') => ({ 'aria-label': t('of', { field: t(field), number }) });
  return (
    <>
      <Select {...named('module')} className={styles.module} value={String(module)} onChange={(chosen) => onChange({ module: Number(chosen ?? 0) })} allowDeselect={false}
        data={Array.from({ length: mostModules + 1 }, (_, at) => ({ value: String(at), label: at === 0 ? t('phone') : t('sidecar', { number: at }) }))} />
      <NumberInput {...named('position')} className={styles.position} value={position} min={1} max={120} allowDecimal={false} onChange={(typed) => onChange({ position: Number(typed) || 1 })} />
      <Select {...named('kind')} className={styles.kind} value={kind} onChange={(chosen) => onChange({ kind: (chosen ?? 'none') as PhoneKey['kind'] })} allowDeselect={false} data={keyKinds.map((each) => ({ value: each, label: t(`kinds.${each}`) }))} />
      <TextInput {...named('value')} className={styles.value} placeholder={t('value')} value={value} disabled={!kindsWithValue.includes(kind)} maxLength={60} onChange={(event) => onChange({ value: event.currentTarget.value })} />
      <TextInput {...named('label')} className={styles.label} placeholder={t('label')} value={label} maxLength={30} onChange={(event) => onChange({ label: event.currentTarget.value })} />
      <Select {...named('line')} className={styles.line} value={line === null ? first : String(line)} onChange={(chosen) => onChange({ line: chosen === first ? null : Number(chosen) })} allowDeselect={false}
        data={[{ value: first, label: t('firstLine') }, ...lines.map((at) => ({ value: String(at), label: t('lineOf', { position: at }) }))]} />
    </>
  );
};
