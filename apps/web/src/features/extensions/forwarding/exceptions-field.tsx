import type { ExceptionNumbersDraft, extensionCards } from '@patchbay/contract/extension-cards';
import { useState } from 'react';
import { useController } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { useField } from '#ui/fields/use-field.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button, TextInput } from '#ui/kit.ts';
import { useKeptFocus } from '#ui/use-kept-focus.ts';
import type { ZodForm } from '#ui/use-zod-form.ts';
import { useExtensionDialog } from '../access.tsx';
import styles from '../cards/card.module.css';
import { AddExceptionsDialog } from './add-exceptions-dialog.tsx';
import { useExceptionText } from './exception-text.ts';
import type { ReadNumber } from './use-read-number.ts';

type Form = ZodForm<NonNullable<(typeof extensionCards)['updateExceptionNumbers']['body']>>;
export type TypedNumber = z.input<typeof ExceptionNumbersDraft>['numbers'] extends (infer T)[] | undefined ? T : never;

// From here on looking takes longer than typing, and drawing all of them too.
const many = 20;
const mostShown = 200;

/** Any number of numbers: added in a dialog, each taken away by itself. */
export const ExceptionsField = ({ form, read }: { form: Form; read: ReadNumber }) => {
  const t = useTranslations('extensionCards.exceptions');
  const open = useExtensionDialog();
  const { field } = useController({ control: form.control, name: 'numbers' });
  const { input } = useField({ form, name: 'numbers', label: t('title') });
  const numbers: TypedNumber[] = field.value ?? [];
  const add = async () => {
    const added = await open<TypedNumber[]>((done) => <AddExceptionsDialog read={read} onDone={done} />);
    if (added) field.onChange([...numbers, ...added.filter(({ number }) => !numbers.some((there) => there.number === number))]);
  };
  return (
    <div role="group" aria-label={t('title')}>
      <p className={styles.help}>{t('help')}</p>
      <NumberList numbers={numbers} onRemove={(number) => field.onChange(numbers.filter((there) => there.number !== number))} />
      {input.error && <p role="alert" className={styles.error}>{input.error}</p>}
      <Button ref={field.ref} mt={10} variant="default" leftSection={<Icon name="plus" size={15} />} onClick={() => void add()}>{t('add')}</Button>
    </div>
  );
};

const NumberList = ({ numbers, onRemove }: { numbers: TypedNumber[]; onRemove: (number: string) => void }) => {
  const t = useTranslations('extensionCards.exceptions');
  const forms = useTranslations('forms');
  const text = useExceptionText();
  const [search, setSearch] = useState('');
  const kept = useKeptFocus<HTMLUListElement>();
  const bare = (part: string) => part.replace(/\s/g, '').toLowerCase();
  const found = numbers.filter(({ number, label = '' }) => bare(`${number}${label}`).includes(bare(search)));
  return (
    <>
      {numbers.length > many && <TextInput mt={8} mb={8} value={search} onChange={(event) => setSearch(event.currentTarget.value)} aria-label={t('search', { count: numbers.length })} placeholder={t('search', { count: numbers.length })} />}
      <ul ref={kept} className={styles.rows} aria-label={t('title')}>
        {found.slice(0, mostShown).map(({ number, label }) => (
          <li key={number} className={styles.row}>
            <span><span className="pb-number">{text(number)}</span> <span className={styles.note}>{label}</span></span>
            <IconButton icon="trash" variant="subtle" label={t('remove', { number: text(number) })} onClick={() => onRemove(number)} />
          </li>
        ))}
        {found.length > mostShown && <li className={styles.note}>{forms('andMore', { count: found.length - mostShown })}</li>}
      </ul>
    </>
  );
};
