import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { Dialog } from './dialog.tsx';
import { FormBody } from './form/form-body.tsx';
import { useAskToDiscard, useDialogGuard } from './form/leave-guard.ts';
import { useSubmit, type Saving } from './form/use-submit.tsx';

interface Props<S extends z.ZodType<FieldValues, FieldValues>, R> extends Saving<S, R> {
  title: string;
  saveLabel?: string;
  size?: 'sm' | 'md' | 'lg';
  onClose: () => void;
  /** Where giving up is something else than closing once saved. */
  onDismiss?: () => void;
  children: ReactNode;
}

/** A short form in a dialog that `useDialog` has opened. Closing it with unsaved input asks first, and so does leaving the page below it; it closes itself once saved. */
export const FormDialog = <S extends z.ZodType<FieldValues, FieldValues>, R>({ title, saveLabel, size, onClose, onDismiss = onClose, children, ...saving }: Props<S, R>) => {
  const t = useTranslations('forms');
  const common = useTranslations('common');
  const ask = useAskToDiscard();
  const { isDirty } = saving.form.formState;
  const allowLeaving = useDialogGuard(isDirty, onDismiss);
  const close = async () => {
    if (isDirty && !(await ask())) return;
    allowLeaving();
    onDismiss();
  };
  const onSaved = (result: R) => {
    allowLeaving();
    saving.onSaved?.(result);
    onClose();
  };
  const { submit, isSaving, problem } = useSubmit({ ...saving, onSaved });
  return (
    <Dialog title={title} size={size} onClose={() => void close()}>
      <FormBody
        label={title}
        problem={problem}
        onSubmit={() => void submit()}
        footer={
          <>
            <Button variant="default" onClick={() => void close()}>
              {common('cancel')}
            </Button>
            <Button type="submit" loading={isSaving}>
              {saveLabel ?? t('save')}
            </Button>
          </>
        }
      >
        {children}
      </FormBody>
    </Dialog>
  );
};
