import { type ReactNode, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { FileField } from '#ui/fields/file-field.tsx';
import { FormSection } from '#ui/form-page.tsx';
import type { useImportable } from '#ui/imports/use-importable.ts';
import type { FieldForm } from '#ui/use-zod-form.ts';
import { Sending, type useSending } from './sending.tsx';
import { useSizeText } from '#ui/use-size-text.ts';

type Limits = Pick<Importable, 'limits'>;
export type Importable = NonNullable<ReturnType<typeof useImportable>['data']>;

const megabyte = 1_000_000;

/** A file that is there, has something in it and is not too large. */
export const useFileRule = ({ limits }: Limits) => {
  const t = useTranslations('imports.upload');
  return useMemo(
    () =>
      z
        .custom<File>((value) => value instanceof File, t('nothing'))
        .refine((file) => file.size > 0, t('isEmpty'))
        .refine((file) => file.size <= limits.sizeBytes, { error: ({ input }) => t('tooLarge', { megabytes: (input as File).size > 0 ? String(Math.ceil((input as File).size / megabyte)) : '0', limit: limits.sizeBytes / megabyte }) }),
    [limits, t],
  );
};

interface Props {
  form: FieldForm<{ file: File }>;
  importable: Limits;
  sending: ReturnType<typeof useSending>;
  children: ReactNode;
}

/** The file to upload, and what else there is to say or to give about it. */
export const FileSection = ({ form, importable: { limits }, sending, children }: Props) => {
  const t = useTranslations('imports.upload');
  const sizeText = useSizeText();
  return (
    <FormSection title={t('theFile')} help={t('theFileHelp')}>
      <FileField form={form} name="file" label={t('file')} required accept=".csv,.xlsx,.txt,.tsv" prompt={t('drop')} replacePrompt={t('another')} sizeText={sizeText} disabled={sending.progress !== undefined}
        help={t('bounds', { megabytes: limits.sizeBytes / megabyte, rows: limits.rows })} />
      {sending.progress && <Sending {...sending.progress} onStop={sending.stop} />}
      {children}
    </FormSection>
  );
};
