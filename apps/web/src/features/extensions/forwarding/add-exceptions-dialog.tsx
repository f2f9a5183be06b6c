import { optionalLabel } from '@patchbay/contract/primitives/label';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { EntitiesField } from '#ui/fields/entity-field.tsx';
import { TextAreaField, TextField } from '#ui/fields/text-field.tsx';
import { FormDialog } from '#ui/form-dialog.tsx';
import { useNumberFormat } from '#ui/phone-number.tsx';
import { useZodForm } from '#ui/use-zod-form.ts';
import { useAccess } from '../access.tsx';
import { colleagueOf, toColleagueOption, toOwnNumberOption } from './destination-options.ts';
import type { TypedNumber } from './exceptions-field.tsx';
import type { ReadNumber } from './use-read-number.ts';

/** What stands between numbers that were pasted together. A comma or a blank may also be inside of one. */
const partsOf = (typed: string, read: ReadNumber): string[] =>
  typed.split(/[\n;\t]/).flatMap((line) => (read(line) ? [line] : line.split(','))).map((part) => part.trim()).filter((part) => part !== '');

/** The numbers that were typed or pasted, as they are kept; and what is none. */
const readAll = (typed: string, read: ReadNumber) => {
  const parts = partsOf(typed, read).map((part) => ({ part, number: read(part) }));
  return { numbers: [...new Set(parts.flatMap(({ number }) => number ?? []))], unread: parts.filter(({ number }) => number === undefined).map(({ part }) => part) };
};

const addedBy = (read: ReadNumber, unreadText: (parts: string[]) => string) =>
  z
    .object({ typed: z.string().default(''), label: optionalLabel(60), colleagues: z.array(z.string()), ownNumbers: z.array(z.string()) })
    .superRefine(({ typed, colleagues, ownNumbers }, context) => {
      const { numbers, unread } = readAll(typed, read);
      if (unread.length > 0) context.addIssue({ code: 'custom', path: ['typed'], message: unreadText(unread) });
      else if (numbers.length + colleagues.length + ownNumbers.length === 0) context.addIssue({ code: 'custom', path: ['typed'], message: 'Must not be empty' });
    });

/** Adds exception numbers: many at once as they are typed or pasted, colleagues, and numbers of the enterprise. */
export const AddExceptionsDialog = ({ read, onDone }: { read: ReadNumber; onDone: (numbers: TypedNumber[]) => void }) => {
  const t = useTranslations('extensionCards.exceptions');
  const { destinations } = useAccess();
  const format = useNumberFormat();
  const schema = useMemo(() => addedBy(read, (parts) => t('unread', { count: parts.length, parts: parts.slice(0, 3).join(', ') })),
    // As the dialog was opened.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    []);
  const form = useZodForm(schema, { defaultValues: { typed: '', label: '', colleagues: [], ownNumbers: [] } });
  const numbersOf = ({ typed, label, colleagues, ownNumbers }: z.output<typeof schema>): TypedNumber[] => [
    ...readAll(typed, read).numbers.map((number) => ({ number, label })),
    ...colleagues.map(colleagueOf),
    ...ownNumbers.map((number) => ({ number, label: '' })),
  ];
  return (
    <FormDialog title={t('addTitle')} saveLabel={t('addThem')} form={form} onClose={() => onDone(undefined as never)} onSave={(added) => Promise.resolve(numbersOf(added))} onSaved={onDone}>
      <TextAreaField form={form} name="typed" label={t('typed')} help={t('typedHelp')} />
      <TextField form={form} name="label" label={t('label')} help={t('labelHelp')} maxLength={60} />
      <EntitiesField form={form} name="colleagues" label={t('colleagues')} placeholder={t('colleaguesPlaceholder')} endpoint={destinations} toOption={toColleagueOption} chosen={[]} />
      <EntitiesField form={form} name="ownNumbers" label={t('own')} placeholder={t('ownPlaceholder')} endpoint={destinations} toOption={toOwnNumberOption(format)} chosen={[]} />
    </FormDialog>
  );
};
