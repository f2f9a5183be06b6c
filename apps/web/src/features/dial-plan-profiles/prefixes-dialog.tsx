import type { DialPrefix } from '@patchbay/contract/dial-plan-profiles';
import { readPrefixes } from '@patchbay/domain/dial-plans/typed-prefixes';
import { useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { FileField } from '#ui/fields/file-field.tsx';
import { TextAreaField } from '#ui/fields/text-field.tsx';
import { listBound, useTextOfFile } from '#ui/fields/use-text-of-file.ts';
import { FormDialog } from '#ui/form-dialog.tsx';
import { useZodForm } from '#ui/use-zod-form.ts';
import styles from './dial-plan.module.css';

const ListForm = z.object({ text: z.string().min(1).max(listBound), file: z.custom<File>().optional() });

interface Props {
  title: string;
  /** What the list has already. */
  there: readonly { prefix: string }[];
  country: string | undefined;
  onDone: (prefixes: DialPrefix[]) => void;
}

/** Reads prefixes that are pasted or chosen as a file, shows what was understood, and adds those that are new. */
export const PrefixesDialog = ({ title, there, country, onDone }: Props) => {
  const t = useTranslations('dialPlanProfiles.list');
  const form = useZodForm(ListForm, { defaultValues: { text: '' } });
  const text = useWatch({ control: form.control, name: 'text' });
  const { found, unread } = useMemo(() => readPrefixes(text.slice(0, listBound), country), [text, country]);
  const fresh = found.filter(({ prefix }) => !there.some((one) => one.prefix === prefix));
  useTextOfFile(useWatch({ control: form.control, name: 'file' }), (read) => form.setValue('text', read, { shouldValidate: true, shouldDirty: true }));
  return (
    <FormDialog title={title} size="lg" saveLabel={t('add', { count: fresh.length })} form={form} onClose={() => onDone(undefined as never)}
      onSave={() => (fresh.length > 0 ? Promise.resolve(fresh) : Promise.reject(new Error('nothing to add')))} onSaved={onDone}>
      <p>{t('help')}</p>
      <FileField form={form} name="file" label={t('file')} accept=".csv,.tsv,.txt,text/csv,text/plain" prompt={t('prompt')} replacePrompt={t('replace')} sizeText={(bytes) => t('size', { kilobytes: String(Math.ceil(bytes / 1000)) })} />
      <TextAreaField form={form} name="text" label={t('text')} placeholder={t('placeholder')} rows={5} />
      <div role="status" className={styles.found}>
        {text !== '' && <p>{t('found', { count: fresh.length })} {found.length > fresh.length && t('there', { count: found.length - fresh.length })}</p>}
        <Found prefixes={fresh} />
        {unread.length > 0 && <p className={styles.error}>{t('unread', { count: unread.length, line: String(unread[0]!.line), text: unread[0]!.text.slice(0, 60) })}</p>}
      </div>
    </FormDialog>
  );
};

const Found = ({ prefixes }: { prefixes: readonly DialPrefix[] }) => {
  if (prefixes.length === 0) return null;
  return (
    // It scrolls, so it can be reached without a pointer.
    <ul className={styles.foundList} tabIndex={0}>
      {prefixes.map(({ prefix, note }) => (
        <li key={prefix}>
          <span className="pb-number">{prefix}</span>
          <span>{note}</span>
        </li>
      ))}
    </ul>
  );
};
