import type { ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { FormBody } from '#ui/form/form-body.tsx';
import { useSubmit, type Saving } from '#ui/form/use-submit.tsx';
import { Button } from '#ui/kit.ts';

interface Props<S extends z.ZodType<FieldValues, FieldValues>, R> extends Saving<S, R> {
  label: string;
  saveLabel?: string;
  children: ReactNode;
}

/** A form that is a section of a page. */
export const InlineForm = <S extends z.ZodType<FieldValues, FieldValues>, R>({ label, saveLabel, children, ...saving }: Props<S, R>) => {
  const t = useTranslations('forms');
  const { isDirty } = saving.form.formState;
  const { submit, isSaving, problem } = useSubmit(saving);
  return (
    <FormBody
      label={label}
      problem={problem}
      onSubmit={() => void submit()}
      footer={
        <Button type="submit" variant="default" loading={isSaving} disabled={!isDirty}>
          {saveLabel ?? t('save')}
        </Button>
      }
    >
      {children}
    </FormBody>
  );
};
